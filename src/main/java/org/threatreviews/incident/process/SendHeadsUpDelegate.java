package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpSteps;

@Component
class SendHeadsUpDelegate implements JavaDelegate {

  private final FollowUpSteps followUp;

  SendHeadsUpDelegate(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    followUp.sendHeadsUp(execution.getProcessBusinessKey());
  }
}
