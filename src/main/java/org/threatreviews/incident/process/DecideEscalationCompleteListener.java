package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.EscalationDecision;
import org.threatreviews.incident.steps.FollowUpSteps;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.task.process.CompletedForm;

/** Records the lead's decision; the model goes on by it. */
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
        .orElseThrow(() -> new InvalidInput(
            IncidentFollowUpIds.VARIABLE_DECISION,
            "required",
            "Please choose what should happen next; the client is silent."));
    task.setVariable(IncidentFollowUpIds.VARIABLE_DECISION, decision.name());
    task.setVariable(
        IncidentFollowUpIds.VARIABLE_CALL_NEEDED,
        followUp.decideEscalation(
            form.reference(),
            decision,
            form.date(IncidentFollowUpIds.VARIABLE_UNTIL).orElse(null),
            form.text(IncidentFollowUpIds.VARIABLE_NOTES).orElse(null),
            form.by()));
  }
}
