package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.pack.ReviewPreparation;

/** Reminds the contacts a week before. */
@Component
class SendFirstReminderDelegate implements JavaDelegate {

  private final ReviewPreparation preparation;

  SendFirstReminderDelegate(ReviewPreparation preparation) {
    this.preparation = preparation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    preparation.sendFirstReminder(execution.getProcessBusinessKey());
  }
}
