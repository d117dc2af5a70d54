package org.threatreviews.task.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.task.LateTasks;

/** The variable shows in Cockpit how often the leads were mailed about the task. */
@Component
class RemindLeadsDelegate implements JavaDelegate {

  private final LateTasks late;

  RemindLeadsDelegate(LateTasks late) {
    this.late = late;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        LateTaskIds.VARIABLE_TIMES_ASKED,
        late.remindLeads(
            LateTaskVariables.task(execution), LateTaskVariables.timesAsked(execution)));
  }
}
