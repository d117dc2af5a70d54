package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.EscalationDecision;
import org.threatreviews.incident.FollowUpSteps;
import org.threatreviews.task.process.CompletedForm;

/** Records the lead's decision; nothing filled in means to keep waiting. */
@Component
class DecideEscalationCompleteListener implements TaskListener {

  private final FollowUpSteps followUp;

  DecideEscalationCompleteListener(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    EscalationDecision decision = form.choice(
            IncidentFollowUpIds.VARIABLE_DECISION, EscalationDecision.class)
        .orElse(EscalationDecision.KEEP_WAITING);
    task.setVariable(IncidentFollowUpIds.VARIABLE_DECISION, decision.name());
    followUp.decideEscalation(
        form.reference(),
        decision,
        form.text(IncidentFollowUpIds.VARIABLE_NOTES).orElse(null),
        form.by());
  }
}
