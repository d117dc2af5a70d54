package org.threatreviews.task.process;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
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

  /** The engine's own query would ask once more for the reference of each. */
  private static final String LATE = """
      select t.name_, i.business_key_, t.assignee_, t.due_date_, count(*) over () as total
      from act_ru_task t join act_ru_execution i on i.id_ = t.proc_inst_id_
      where t.due_date_ < :now
        and exists (select 1 from act_ru_identitylink l
                    where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ = :group)
      order by t.due_date_, t.id_
      limit :most
      """;

  private record Found(Late.Line line, int total) {}

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final JdbcClient jdbc;

  CamundaOpenTasks(TaskService tasks, RuntimeService runtime, JdbcClient jdbc) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.jdbc = jdbc;
  }

  @Override
  public Optional<OpenTask> find(String id) {
    return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult())
        .map(this::described);
  }

  @Override
  public Optional<String> keyOf(String id) {
    return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult())
        .map(Task::getTaskDefinitionKey);
  }

  @Override
  public Late lateOnesOfLeads(Instant now, int most) {
    List<Found> found = jdbc.sql(LATE)
        .param("group", TEAM_LEAD)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query((row, n) -> new Found(
            new Late.Line(
                row.getString("name_"),
                row.getString("business_key_"),
                row.getString("assignee_"),
                row.getTimestamp("due_date_").toInstant()),
            row.getInt("total")))
        .list();
    return new Late(
        found.stream().map(Found::line).toList(),
        found.isEmpty() ? 0 : found.get(0).total());
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
