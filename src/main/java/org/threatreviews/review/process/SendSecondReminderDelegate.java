package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Reminds the contacts a working day before. */
@Component
class SendSecondReminderDelegate implements JavaDelegate {

  private final ThreatReviews reviews;

  SendSecondReminderDelegate(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.sendSecondReminder(execution.getProcessBusinessKey());
  }
}
