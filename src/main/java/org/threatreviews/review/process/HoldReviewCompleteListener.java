package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.meeting.MeetingOutcomes;
import org.threatreviews.review.meeting.MeetingRecord;
import org.threatreviews.task.process.CompletedForm;

/** Records how the meeting went. */
@Component
class HoldReviewCompleteListener implements TaskListener {

  private final MeetingOutcomes outcomes;
  private final BusinessCalendar calendar;

  HoldReviewCompleteListener(MeetingOutcomes outcomes, BusinessCalendar calendar) {
    this.outcomes = outcomes;
    this.calendar = calendar;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    ReviewOutcome outcome = form.choice(ThreatReviewIds.VARIABLE_OUTCOME, ReviewOutcome.class)
        .orElseThrow(() -> new InvalidInput(
            ThreatReviewIds.VARIABLE_OUTCOME, "required", "Please say how the meeting went."));
    boolean firstPostponement = outcomes.record(
        form.reference(),
        new MeetingRecord(
            outcome,
            form.text(ThreatReviewIds.VARIABLE_ATTENDEES).orElse(null),
            form.text(ThreatReviewIds.VARIABLE_NOTES).orElse(null),
            form.flag(ThreatReviewIds.VARIABLE_MARK_REST_DISCUSSED, false),
            form.dateTime(ThreatReviewIds.VARIABLE_NEW_START, calendar.zone()).orElse(null)),
        form.by());
    task.setVariable(ThreatReviewIds.VARIABLE_OUTCOME, outcome.name());
    task.setVariable(ThreatReviewIds.VARIABLE_FIRST_POSTPONEMENT, firstPostponement);
  }
}
