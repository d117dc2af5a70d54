package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Reminds the contacts a week before. */
@Component
class SendFirstReminderDelegate implements JavaDelegate {

  private final ThreatReviews reviews;

  SendFirstReminderDelegate(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.sendFirstReminder(execution.getProcessBusinessKey());
  }
}
