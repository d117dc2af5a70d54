package org.threatreviews.improvement.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.ActionFollowUp;
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
    followUp.report(form.reference(), ActionReports.of(form), form.by());
  }
}
