package org.threatreviews.review.process;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Subscription;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;
import org.threatreviews.policy.process.PolicyRow;
import org.threatreviews.review.schedule.ReviewCadence;

/** Reads the cadence from the newest version of the decision table. */
@Component
class CamundaReviewCadence implements ReviewCadence {

  private final PolicyReader policies;

  CamundaReviewCadence(PolicyReader policies) {
    this.policies = policies;
  }

  @Override
  public Cadence of(Subscription subscription) {
    PolicyRow row = policies.row(
        ReviewProgrammeIds.DECISION_CADENCE,
        Map.of(ReviewProgrammeIds.VARIABLE_SUBSCRIPTION, subscription.name()));
    return new Cadence(
        row.number("monthsBetweenReviews"),
        row.word("staffing", Staffing.class),
        row.number("preparationHours"));
  }

  /** What the table must hold. */
  @Bean
  static PolicyTable reviewCadenceTable() {
    return PolicyTable.of(ReviewProgrammeIds.DECISION_CADENCE)
        .covers(ReviewProgrammeIds.VARIABLE_SUBSCRIPTION, Subscription.class)
        .wholeNumber("monthsBetweenReviews", 1, 12)
        .word("staffing", Staffing.class)
        .wholeNumber("preparationHours", 1, 40);
  }
}
