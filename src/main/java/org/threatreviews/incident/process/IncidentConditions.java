package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpSteps;

/**
 * Questions of the model that the tables answer: they are asked while the incident's row is held,
 * in the transaction that then begins to wait, so that no feedback slips in between. Public, for
 * expressions to call it.
 */
@Component
public class IncidentConditions {

  private final FollowUpSteps followUp;

  IncidentConditions(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  public boolean feedbackThere(DelegateExecution execution) {
    return followUp.isFeedbackThere(execution.getProcessBusinessKey());
  }

  public boolean callOver(DelegateExecution execution) {
    return followUp.isCallOver(execution.getProcessBusinessKey());
  }

  public boolean incidentClosed(DelegateExecution execution) {
    return followUp.isClosed(execution.getProcessBusinessKey());
  }

  public boolean severityToAnnounce(DelegateExecution execution) {
    return followUp.isSeverityToAnnounce(execution.getProcessBusinessKey());
  }

  public boolean reminderLeft(DelegateExecution execution) {
    return followUp.isReminderLeft(execution.getProcessBusinessKey());
  }
}
