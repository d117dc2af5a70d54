package org.threatreviews.improvement.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.ActionFollowUp;

@Component
class RemindTeamDelegate implements JavaDelegate {

  private final ActionFollowUp followUp;

  RemindTeamDelegate(ActionFollowUp followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        ActionFollowUpIds.VARIABLE_REMINDER_LEFT,
        followUp.remindTeam(execution.getProcessBusinessKey()));
  }
}
