package org.threatreviews.review.process;

import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Subscription;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.review.schedule.ReviewCadence;

/** Reads the cadence from the newest version of the decision table. */
@Component
class CamundaReviewCadence implements ReviewCadence {

  private final DecisionService decisions;

  CamundaReviewCadence(DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public Cadence of(Subscription subscription) {
    DmnDecisionTableResult result = decisions.evaluateDecisionTableByKey(
        ReviewProgrammeIds.DECISION_CADENCE,
        Variables.putValue(ReviewProgrammeIds.VARIABLE_SUBSCRIPTION, subscription.name()));
    if (result.isEmpty()) {
      throw new IllegalStateException("decision '%s' has no rule for the subscription %s"
          .formatted(ReviewProgrammeIds.DECISION_CADENCE, subscription));
    }
    DmnDecisionRuleResult rule = result.getSingleResult();
    Number months = rule.getEntry("monthsBetweenReviews");
    String staffing = rule.getEntry("staffing");
    Number preparationHours = rule.getEntry("preparationHours");
    return new Cadence(months.intValue(), Staffing.valueOf(staffing), preparationHours.intValue());
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
