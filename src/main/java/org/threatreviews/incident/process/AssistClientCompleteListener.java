package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpSteps;
import org.threatreviews.task.process.CompletedForm;

/** Records what the SOC answers to a client that asked for help. */
@Component
class AssistClientCompleteListener implements TaskListener {

  private final FollowUpSteps followUp;

  AssistClientCompleteListener(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    followUp.assist(
        form.reference(), form.text(IncidentFollowUpIds.VARIABLE_NOTES).orElse(null), form.by());
  }
}
