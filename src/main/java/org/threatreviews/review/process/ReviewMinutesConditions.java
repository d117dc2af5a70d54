package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ThreatReviews;

/** What the gateway of {@code review-minutes} asks. Public, for expressions call it. */
@Component
public class ReviewMinutesConditions {

  private final ThreatReviews reviews;

  ReviewMinutesConditions(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  /** A review is closed when its minutes are out. */
  public boolean minutesOutstanding(DelegateExecution execution) {
    return reviews.get(execution.getProcessBusinessKey()).status() != ReviewStatus.CLOSED;
  }
}
