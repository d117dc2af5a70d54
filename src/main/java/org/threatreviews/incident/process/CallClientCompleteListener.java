package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpSteps;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.task.process.CompletedForm;

/** Records how a phone call went, which whoever called has to say. */
@Component
class CallClientCompleteListener implements TaskListener {

  private final FollowUpSteps followUp;

  CallClientCompleteListener(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    boolean reached = form.flag(IncidentFollowUpIds.VARIABLE_REACHED)
        .orElseThrow(() -> new InvalidInput(
            IncidentFollowUpIds.VARIABLE_REACHED,
            "required",
            "Please say whether you reached somebody at the client."));
    followUp.recordCall(
        form.reference(),
        reached,
        form.text(IncidentFollowUpIds.VARIABLE_NOTES).orElse(null),
        form.by());
  }
}
