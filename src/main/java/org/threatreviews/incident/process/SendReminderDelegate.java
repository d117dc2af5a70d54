package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.FollowUpSteps;

@Component
class SendReminderDelegate implements JavaDelegate {

  private final FollowUpSteps followUp;

  SendReminderDelegate(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    int sent = followUp.sendReminder(execution.getProcessBusinessKey());
    // shown in Cockpit; the count that decides is in the table
    execution.setVariable(IncidentFollowUpIds.VARIABLE_REMINDERS_SENT, sent);
  }
}
