package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.meeting.ReviewMinutes;

/** Sends the minutes to all contacts. */
@Component
class SendMinutesDelegate implements JavaDelegate {

  private final ReviewMinutes minutes;

  SendMinutesDelegate(ReviewMinutes minutes) {
    this.minutes = minutes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    minutes.send(execution.getProcessBusinessKey());
  }
}
