package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.review.move.DateCalls;
import org.threatreviews.task.process.CompletedForm;

/** Keeps what was agreed on in the call, and moves the meeting where another date was. */
@Component
class CallAboutDateCompleteListener implements TaskListener {

  private final DateCalls calls;
  private final BusinessCalendar calendar;

  CallAboutDateCompleteListener(DateCalls calls, BusinessCalendar calendar) {
    this.calls = calls;
    this.calendar = calendar;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    calls.called(
        form.reference(),
        form.dateTime(ReviewDateCallIds.VARIABLE_NEW_START, calendar.zone()).orElse(null),
        form.text(ReviewDateCallIds.VARIABLE_NOTES)
            .orElseThrow(() -> CompletedForm.missing(ReviewDateCallIds.VARIABLE_NOTES)),
        form.by());
  }
}
