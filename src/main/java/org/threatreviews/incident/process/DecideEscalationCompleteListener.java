package org.threatreviews.incident.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.EscalationDecision;
import org.threatreviews.incident.FollowUpSteps;

/** Records the lead's decision; nothing filled in means to keep waiting. */
@Component
class DecideEscalationCompleteListener implements TaskListener {

  private final FollowUpSteps followUp;

  DecideEscalationCompleteListener(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    TaskAnswer answer = new TaskAnswer(task);
    EscalationDecision decision = Optional.ofNullable(
            answer.choice(IncidentFollowUpIds.VARIABLE_DECISION, EscalationDecision.class))
        .orElse(EscalationDecision.KEEP_WAITING);
    task.setVariable(IncidentFollowUpIds.VARIABLE_DECISION, decision.name());
    followUp.decideEscalation(
        answer.reference(),
        decision,
        answer.takeText(IncidentFollowUpIds.VARIABLE_NOTES),
        answer.by());
  }
}
