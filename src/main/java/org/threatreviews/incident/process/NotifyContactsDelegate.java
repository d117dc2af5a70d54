package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpSteps;

@Component
class NotifyContactsDelegate implements JavaDelegate {

  private final FollowUpSteps followUp;

  NotifyContactsDelegate(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        IncidentFollowUpIds.VARIABLE_CALL_NEEDED,
        followUp.notifyContacts(execution.getProcessBusinessKey()));
  }
}
