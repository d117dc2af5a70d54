package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpSteps;

@Component
class AnnounceSeverityDelegate implements JavaDelegate {

  private final FollowUpSteps followUp;

  AnnounceSeverityDelegate(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    // of this step's own scope: a call that is decided on elsewhere goes by its own
    execution.setVariableLocal(
        IncidentFollowUpIds.VARIABLE_CALL_NEEDED,
        followUp.announceSeverity(execution.getProcessBusinessKey()));
  }
}
