package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.FollowUpSteps;
import org.threatreviews.task.process.CompletedForm;

/** Records how a phone call went; nothing filled in means that nobody was reached. */
@Component
class CallClientCompleteListener implements TaskListener {

  private final FollowUpSteps followUp;

  CallClientCompleteListener(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    boolean reached = form.flag(IncidentFollowUpIds.VARIABLE_REACHED, false);
    followUp.recordCall(
        form.reference(),
        reached,
        form.text(IncidentFollowUpIds.VARIABLE_NOTES).orElse(null),
        form.by());
  }
}
