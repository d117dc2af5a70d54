package org.threatreviews.task.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.threatreviews.task.OpenTask;
import org.threatreviews.task.OpenTasks;

/** The engine's user tasks. */
@Component
class CamundaOpenTasks implements OpenTasks {

  static final String TEAM_LEAD = "team-lead";

  /** A task has 50 unless it says otherwise, and the engine's own scale ends here. */
  private static final int HIGHEST_PRIORITY = 100;

  private static final int STEP = 10;

  private final TaskService tasks;
  private final RuntimeService runtime;

  CamundaOpenTasks(TaskService tasks, RuntimeService runtime) {
    this.tasks = tasks;
    this.runtime = runtime;
  }

  @Override
  public Optional<OpenTask> find(String id) {
    return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult())
        .map(this::described);
  }

  @Override
  public List<OpenTask> lateOnesOfLeads(Instant now) {
    return tasks
        .createTaskQuery()
        .taskCandidateGroup(TEAM_LEAD)
        .includeAssignedTasks()
        .dueBefore(Date.from(now))
        .orderByDueDate()
        .asc()
        .unlimitedList()
        .stream()
        .map(this::described)
        .toList();
  }

  @Override
  public void raisePriority(String id) {
    Task task = tasks.createTaskQuery().taskId(id).singleResult();
    if (task != null && task.getPriority() < HIGHEST_PRIORITY) {
      tasks.setPriority(id, Math.min(HIGHEST_PRIORITY, task.getPriority() + STEP));
    }
  }

  private OpenTask described(Task task) {
    ProcessInstance instance = runtime
        .createProcessInstanceQuery()
        .processInstanceId(task.getProcessInstanceId())
        .singleResult();
    return new OpenTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName(),
        instance == null ? null : instance.getBusinessKey(),
        task.getAssignee(),
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .sorted()
            .toList(),
        task.getDueDate() == null ? null : task.getDueDate().toInstant());
  }
}
