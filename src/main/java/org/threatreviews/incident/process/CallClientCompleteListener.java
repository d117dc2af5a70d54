package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.FollowUpSteps;

/** Records how a phone call went; nothing filled in means that nobody was reached. */
@Component
class CallClientCompleteListener implements TaskListener {

  private final FollowUpSteps followUp;

  CallClientCompleteListener(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    TaskAnswer answer = new TaskAnswer(task);
    followUp.recordCall(
        answer.reference(),
        answer.isTrue(IncidentFollowUpIds.VARIABLE_REACHED),
        answer.takeText(IncidentFollowUpIds.VARIABLE_NOTES),
        answer.by());
  }
}
