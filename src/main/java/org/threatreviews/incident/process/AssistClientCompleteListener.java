package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.FollowUpSteps;

/** Records what the SOC answers to a client that asked for help. */
@Component
class AssistClientCompleteListener implements TaskListener {

  private final FollowUpSteps followUp;

  AssistClientCompleteListener(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    TaskAnswer answer = new TaskAnswer(task);
    followUp.assist(
        answer.reference(), answer.takeText(IncidentFollowUpIds.VARIABLE_NOTES), answer.by());
  }
}
