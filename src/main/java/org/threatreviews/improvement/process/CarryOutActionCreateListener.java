package org.threatreviews.improvement.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.ActionDetails;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.task.process.Markdown;

/** Names the task after the action, and puts what is known about it into its form. */
@Component
class CarryOutActionCreateListener implements TaskListener {

  private final ActionFollowUp followUp;

  CarryOutActionCreateListener(ActionFollowUp followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    ActionDetails action = followUp.get(task.getExecution().getProcessBusinessKey());
    task.setName("%s: %s".formatted(task.getName(), action.title()));
    task.setVariableLocal(ActionFollowUpIds.VARIABLE_BRIEFING, Markdown.variable(ActionBriefing.of(action)));
  }
}
