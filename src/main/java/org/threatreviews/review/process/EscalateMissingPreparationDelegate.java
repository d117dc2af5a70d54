package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Tells the analyst that the pack goes out as it is. */
@Component
class EscalateMissingPreparationDelegate implements JavaDelegate {

  private final ThreatReviews reviews;

  EscalateMissingPreparationDelegate(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.escalateUnprepared(execution.getProcessBusinessKey());
  }
}
