package org.threatreviews.staff.process;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
  public Set<String> claimants() {
    return tasks.createTaskQuery().taskAssigned().unlimitedList().stream()
        .map(Task::getAssignee)
        .collect(Collectors.toSet());
  }

  @Override
  public int claimedBy(String userId) {
    return (int) tasks.createTaskQuery().taskAssignee(userId).count();
  }

  @Override
  public int giveBack(String userId) {
    return assign(userId, null);
  }

  @Override
  public void passOn(String userId, String successor) {
    assign(userId, successor);
  }

  private int assign(String userId, String other) {
    List<Task> claimed = tasks.createTaskQuery().taskAssignee(userId).unlimitedList();
    claimed.forEach(task -> tasks.setAssignee(task.getId(), other));
    return claimed.size();
  }
}
