package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpSteps;
import org.threatreviews.incident.steps.RequestsTakenBack;
import org.threatreviews.task.process.CompletedForm;

/** Records what the SOC answers to a client that asked for help, or that none is needed any more. */
@Component
class AssistClientCompleteListener implements TaskListener {

  private final FollowUpSteps followUp;
  private final RequestsTakenBack requests;

  AssistClientCompleteListener(FollowUpSteps followUp, RequestsTakenBack requests) {
    this.followUp = followUp;
    this.requests = requests;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    String notes = form.text(IncidentFollowUpIds.VARIABLE_NOTES).orElse(null);
    if (form.flag(IncidentFollowUpIds.VARIABLE_TAKEN_BACK, false)) {
      requests.takeBackHelp(form.reference(), notes, form.by());
    } else {
      followUp.assist(form.reference(), notes, form.by());
    }
  }
}
