package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpSteps;

@Component
class ConfirmClosureDelegate implements JavaDelegate {

  private final FollowUpSteps followUp;

  ConfirmClosureDelegate(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    followUp.confirmClosure(execution.getProcessBusinessKey());
  }
}
