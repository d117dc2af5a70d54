package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpSteps;

@Component
class TakeFeedbackDelegate implements JavaDelegate {

  private final FollowUpSteps followUp;

  TakeFeedbackDelegate(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        IncidentFollowUpIds.VARIABLE_FEEDBACK_OUTCOME,
        followUp.takeFeedback(execution.getProcessBusinessKey()).name());
  }
}
