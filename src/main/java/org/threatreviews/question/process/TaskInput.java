package org.threatreviews.question.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** What a person handed in with a task. Forms check nothing on the server, so types are checked. */
final class TaskInput {

  private TaskInput() {}

  /** A text, or null when it is absent or empty. */
  static String text(DelegateTask task, String name) {
    Object value = task.getVariable(name);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }

  /** User id of who completes the task. */
  static String actor(DelegateTask task) {
    Authentication user =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (user != null) {
      return user.getUserId();
    }
    return task.getAssignee() == null ? "system" : task.getAssignee();
  }
}
