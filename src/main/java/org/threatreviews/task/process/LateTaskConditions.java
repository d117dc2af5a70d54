package org.threatreviews.task.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.task.Late;
import org.threatreviews.task.LateTasks;

/** What the gateway of the model {@code late-task} asks. Public, for expressions call it. */
@Component
public class LateTaskConditions {

  private final LateTasks late;

  LateTaskConditions(LateTasks late) {
    this.late = late;
  }

  public boolean teamIsLate(DelegateExecution execution) {
    return isLate(execution, Late.TEAM);
  }

  public boolean leadsAreLate(DelegateExecution execution) {
    return isLate(execution, Late.LEADS);
  }

  private boolean isLate(DelegateExecution execution, Late who) {
    return LateTaskVariables.who(execution) == who
        && late.isOpen(LateTaskVariables.task(execution));
  }
}
