package org.threatreviews.improvement.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.ActionFollowUp;

@Component
class LookAtActionDelegate implements JavaDelegate {

  private final ActionFollowUp followUp;

  LookAtActionDelegate(ActionFollowUp followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariables(
        ActionFollowUpVariables.of(followUp.look(execution.getProcessBusinessKey())));
  }
}
