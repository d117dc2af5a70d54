package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.meeting.MissedMeetings;

/** Finds a new date after a meeting that did not take place. */
@Component
class FindNewDateDelegate implements JavaDelegate {

  private final MissedMeetings missedMeetings;

  FindNewDateDelegate(MissedMeetings missedMeetings) {
    this.missedMeetings = missedMeetings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        MissedReviewIds.VARIABLE_NEW_DATE_FOUND,
        missedMeetings.reschedule(execution.getProcessBusinessKey()));
  }
}
