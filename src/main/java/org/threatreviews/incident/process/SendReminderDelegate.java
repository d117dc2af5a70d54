package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpSteps;

/** Shows the count in Cockpit; the one that decides is in the table. */
@Component
class SendReminderDelegate implements JavaDelegate {

  private final FollowUpSteps followUp;

  SendReminderDelegate(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        IncidentFollowUpIds.VARIABLE_REMINDERS_SENT,
        followUp.sendReminder(execution.getProcessBusinessKey()));
  }
}
