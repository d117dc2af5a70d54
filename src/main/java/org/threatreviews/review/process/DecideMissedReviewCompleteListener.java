package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.review.meeting.MissedMeetings;
import org.threatreviews.review.meeting.MissedReviewDecision;
import org.threatreviews.task.process.CompletedForm;

/** Carries out what the team lead has decided about a missed review. */
@Component
class DecideMissedReviewCompleteListener implements TaskListener {

  private final MissedMeetings missedMeetings;
  private final BusinessCalendar calendar;

  DecideMissedReviewCompleteListener(MissedMeetings missedMeetings, BusinessCalendar calendar) {
    this.missedMeetings = missedMeetings;
    this.calendar = calendar;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    MissedReviewDecision decision = missedMeetings.decide(
        form.reference(),
        form.choice(MissedReviewIds.VARIABLE_DECISION, MissedReviewDecision.class)
            .orElse(null),
        form.dateTime(MissedReviewIds.VARIABLE_NEW_START, calendar.zone()).orElse(null),
        form.by());
    task.setVariable(MissedReviewIds.VARIABLE_DECISION, decision.name());
  }
}
