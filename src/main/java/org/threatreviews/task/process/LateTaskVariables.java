package org.threatreviews.task.process;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.threatreviews.task.Late;

/** What the process {@code late-task} knows. */
final class LateTaskVariables {

  private LateTaskVariables() {}

  static String task(VariableScope scope) {
    return (String) scope.getVariable(LateTaskIds.VARIABLE_TASK);
  }

  static Late who(VariableScope scope) {
    return Late.valueOf((String) scope.getVariable(LateTaskIds.VARIABLE_WHO));
  }

  /** How often a lead was asked about the task, or the leads were mailed about theirs. */
  static int timesAsked(VariableScope scope) {
    Integer times = (Integer) scope.getVariable(LateTaskIds.VARIABLE_TIMES_ASKED);
    return times == null ? 0 : times;
  }
}
