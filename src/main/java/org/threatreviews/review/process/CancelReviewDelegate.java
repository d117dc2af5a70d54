package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.meeting.MissedMeetings;

/** Cancels a review that was missed and gets no new date. */
@Component
class CancelReviewDelegate implements JavaDelegate {

  private final MissedMeetings missedMeetings;

  CancelReviewDelegate(MissedMeetings missedMeetings) {
    this.missedMeetings = missedMeetings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    missedMeetings.cancel(execution.getProcessBusinessKey());
  }
}
