package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.pack.ReviewPreparation;

/** Reminds the contacts a working day before. */
@Component
class SendSecondReminderDelegate implements JavaDelegate {

  private final ReviewPreparation preparation;

  SendSecondReminderDelegate(ReviewPreparation preparation) {
    this.preparation = preparation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    preparation.sendSecondReminder(execution.getProcessBusinessKey());
  }
}
