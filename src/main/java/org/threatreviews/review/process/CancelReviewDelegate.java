package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Cancels a review that was missed and gets no new date. */
@Component
class CancelReviewDelegate implements JavaDelegate {

  private final ThreatReviews reviews;

  CancelReviewDelegate(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.cancelMissed(execution.getProcessBusinessKey());
  }
}
