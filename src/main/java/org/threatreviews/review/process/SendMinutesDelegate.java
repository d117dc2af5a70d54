package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Sends the minutes to all contacts. */
@Component
class SendMinutesDelegate implements JavaDelegate {

  private final ThreatReviews reviews;

  SendMinutesDelegate(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.sendMinutes(execution.getProcessBusinessKey());
  }
}
