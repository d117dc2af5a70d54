package org.threatreviews.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The engine's user tasks, for whoever works on them in place of a person in Tasklist. */
@Component
public class UserTasks {

  private final TaskService tasks;
  private final IdentityService identity;

  UserTasks(TaskService tasks, IdentityService identity) {
    this.tasks = tasks;
    this.identity = identity;
  }

  /**
   * Completes the one open task of a process instance as a user would.
   *
   * @param form the values of its form by field
   */
  public void complete(
      String process, String businessKey, String user, String group, Map<String, Object> form) {
    Task task = tasks
        .createTaskQuery()
        .processInstanceBusinessKey(businessKey)
        .processDefinitionKey(process)
        .singleResult();
    identity.setAuthentication(user, List.of(group));
    try {
      tasks.complete(task.getId(), form);
    } finally {
      identity.clearAuthentication();
    }
  }
}
