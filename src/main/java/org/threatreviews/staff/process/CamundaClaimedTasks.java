package org.threatreviews.staff.process;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.threatreviews.staff.ClaimedTasks;

/** The engine's tasks that have an assignee. */
@Component
class CamundaClaimedTasks implements ClaimedTasks {

  private final TaskService tasks;

  CamundaClaimedTasks(TaskService tasks) {
    this.tasks = tasks;
  }

  @Override
  public int giveBack(String userId) {
    List<Task> claimed = tasks.createTaskQuery().taskAssignee(userId).unlimitedList();
    claimed.forEach(task -> tasks.setAssignee(task.getId(), null));
    return claimed.size();
  }
}
