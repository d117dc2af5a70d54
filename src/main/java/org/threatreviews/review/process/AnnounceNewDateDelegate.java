package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.meeting.MissedMeetings;

/** Tells the contacts when the meeting is now. */
@Component
class AnnounceNewDateDelegate implements JavaDelegate {

  private final MissedMeetings missedMeetings;

  AnnounceNewDateDelegate(MissedMeetings missedMeetings) {
    this.missedMeetings = missedMeetings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        ThreatReviewIds.VARIABLE_ANALYST_FOUND,
        missedMeetings.announceNewDate(execution.getProcessBusinessKey()));
  }
}
