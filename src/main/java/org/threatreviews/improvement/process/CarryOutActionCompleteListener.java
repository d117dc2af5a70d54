package org.threatreviews.improvement.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.improvement.ActionReport;
import org.threatreviews.improvement.ActionResult;
import org.threatreviews.task.process.CompletedForm;

/** Records what our own team says about its action. */
@Component
class CarryOutActionCompleteListener implements TaskListener {

  private final ActionFollowUp followUp;

  CarryOutActionCompleteListener(ActionFollowUp followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    ActionReport report = new ActionReport(
        form.choice(ActionFollowUpIds.VARIABLE_RESULT, ActionResult.class)
            .orElseThrow(() -> CompletedForm.missing(ActionFollowUpIds.VARIABLE_RESULT)),
        form.text(ActionFollowUpIds.VARIABLE_REASON).orElse(null),
        form.date(ActionFollowUpIds.VARIABLE_NEW_DATE).orElse(null));
    followUp.report(form.reference(), report, form.by());
  }
}
