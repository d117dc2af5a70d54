package org.threatreviews.improvement.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.UnansweredActions;
import org.threatreviews.task.TaskEscalations;
import org.threatreviews.task.process.LeadAnswer;

/** Keeps what the lead did about an action of the client that no review has dealt with. */
@Component
class SeeToOpenActionCompleteListener implements TaskListener {

  private final UnansweredActions actions;
  private final TaskEscalations escalations;

  SeeToOpenActionCompleteListener(UnansweredActions actions, TaskEscalations escalations) {
    this.actions = actions;
    this.escalations = escalations;
  }

  @Override
  public void notify(DelegateTask task) {
    LeadAnswer answer = LeadAnswer.of(task, ActionFollowUpIds.EVENT_CARRIED_OVER, escalations);
    actions.seenTo(answer.reference(), answer.notes(), answer.by());
  }
}
