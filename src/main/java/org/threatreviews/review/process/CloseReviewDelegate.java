package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Closes the record. */
@Component
class CloseReviewDelegate implements JavaDelegate {

  private final ThreatReviews reviews;

  CloseReviewDelegate(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.close(execution.getProcessBusinessKey());
  }
}
