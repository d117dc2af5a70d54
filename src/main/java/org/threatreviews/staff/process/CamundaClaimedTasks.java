package org.threatreviews.staff.process;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.threatreviews.staff.ClaimedTasks;
import org.threatreviews.task.process.TaskTakers;

/** The engine's tasks that have an assignee. */
@Component
class CamundaClaimedTasks implements ClaimedTasks {

  private final TaskService tasks;
  private final TaskTakers takers;

  CamundaClaimedTasks(TaskService tasks, TaskTakers takers) {
    this.tasks = tasks;
    this.takers = takers;
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

  @Override
  public void giveBackOfOthers() {
    tasks.createTaskQuery().taskAssigned().unlimitedList().stream()
        .filter(task -> !takers.mayHave(task.getAssignee(), groupsOf(task)))
        .forEach(task -> tasks.setAssignee(task.getId(), null));
  }

  private Set<String> groupsOf(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private int assign(String userId, String other) {
    List<Task> claimed = tasks.createTaskQuery().taskAssignee(userId).unlimitedList();
    claimed.forEach(task -> tasks.setAssignee(task.getId(), other));
    // what they have delegated comes back to its owner when it is done
    for (Task owned : tasks.createTaskQuery().taskOwner(userId).unlimitedList()) {
      owned.setOwner(other);
      tasks.saveTask(owned);
    }
    return claimed.size();
  }
}
