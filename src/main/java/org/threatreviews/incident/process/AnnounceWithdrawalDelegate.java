package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpSteps;

@Component
class AnnounceWithdrawalDelegate implements JavaDelegate {

  private final FollowUpSteps followUp;

  AnnounceWithdrawalDelegate(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    followUp.announceWithdrawal(execution.getProcessBusinessKey());
  }
}
