package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.pack.ReviewPreparation;

/** Tells the analyst that the pack goes out as it is. */
@Component
class EscalateMissingPreparationDelegate implements JavaDelegate {

  private final ReviewPreparation preparation;

  EscalateMissingPreparationDelegate(ReviewPreparation preparation) {
    this.preparation = preparation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    preparation.escalateUnprepared(execution.getProcessBusinessKey());
  }
}
