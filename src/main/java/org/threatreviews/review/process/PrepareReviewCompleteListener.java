package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.Preparation;
import org.threatreviews.review.pack.ReviewPreparation;
import org.threatreviews.task.process.CompletedForm;

/** Keeps what the analyst has written, as a draft unless it is ready for the present date. */
@Component
class PrepareReviewCompleteListener implements TaskListener {

  private final ReviewPreparation preparation;
  private final BusinessCalendar calendar;

  PrepareReviewCompleteListener(ReviewPreparation preparation, BusinessCalendar calendar) {
    this.preparation = preparation;
    this.calendar = calendar;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    boolean ready = form.flag(ThreatReviewIds.VARIABLE_READY)
        .orElseThrow(() -> new InvalidInput(
            ThreatReviewIds.VARIABLE_READY,
            "required",
            "Please say whether it is ready for the client: true, or false to keep a draft."));
    boolean moved = preparation.prepare(
        form.reference(),
        new Preparation(
            form.text(ThreatReviewIds.VARIABLE_SUMMARY).orElse(null),
            form.text(ThreatReviewIds.VARIABLE_TRAINING_POINT).orElse(null),
            form.text(ThreatReviewIds.VARIABLE_RECOMMENDATIONS).orElse(null),
            form.text(ThreatReviewIds.VARIABLE_NO_TRAINING_BECAUSE).orElse(null),
            form.text(ThreatReviewIds.VARIABLE_NO_RECOMMENDATIONS_BECAUSE).orElse(null)),
        ready,
        form.dateTime(ThreatReviewIds.VARIABLE_NEW_START, calendar.zone()).orElse(null),
        form.by());
    task.setVariable(ThreatReviewIds.VARIABLE_NEW_DATE_AGREED, moved);
    task.setVariable(ThreatReviewIds.VARIABLE_PREPARED, ready && !moved);
  }
}
