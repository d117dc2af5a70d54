package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Makes sure that somebody can hold the review. */
@Component
class ConfirmAnalystDelegate implements JavaDelegate {

  private final ThreatReviews reviews;

  ConfirmAnalystDelegate(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        ThreatReviewIds.VARIABLE_ANALYST_FOUND,
        reviews.confirmAnalyst(execution.getProcessBusinessKey()));
  }
}
