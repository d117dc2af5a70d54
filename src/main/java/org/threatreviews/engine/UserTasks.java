package org.threatreviews.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's user tasks, for whoever works on them in place of a person in Tasklist. */
@Component
public class UserTasks {

  private final TaskService tasks;
  private final HistoryService history;
  private final IdentityService identity;
  private final JdbcClient jdbc;

  /**
   * A task that waits for somebody.
   *
   * @param element its id in the model
   * @param key the business key of its process instance
   * @param assignee user id; null when nobody has taken it
   * @param group the group whose queue it is in; null when it is in none
   * @param since when it was created, in the application's time
   */
  public record OpenUserTask(
      String id, String element, String key, String assignee, String group, Instant since) {

    private static OpenUserTask read(ResultSet row, int number) throws SQLException {
      return new OpenUserTask(
          row.getString("id"),
          row.getString("element"),
          row.getString("key"),
          row.getString("assignee"),
          row.getString("queue"),
          row.getTimestamp("since").toInstant());
    }
  }

  UserTasks(TaskService tasks, HistoryService history, IdentityService identity, JdbcClient jdbc) {
    this.tasks = tasks;
    this.history = history;
    this.identity = identity;
    this.jdbc = jdbc;
  }

  /** All that wait, oldest first; none of suspended processes. */
  public List<OpenUserTask> open() {
    return jdbc.sql("""
            select task.id_ as id, task.task_def_key_ as element, instance.business_key_ as key,
                   task.assignee_ as assignee, task.create_time_ as since,
                   (select min(link.group_id_) from act_ru_identitylink link
                    where link.task_id_ = task.id_ and link.type_ = 'candidate') as queue
            from act_ru_task task
            join act_ru_execution instance on instance.id_ = task.proc_inst_id_
            where task.suspension_state_ = 1
            order by task.create_time_, task.id_
            """).query(OpenUserTask::read).list();
  }

  public boolean isOpen(String task) {
    return tasks.createTaskQuery().taskId(task).count() > 0;
  }

  /** Whether such a task of this business key was ever completed. */
  public boolean wasCompleted(String element, String key) {
    return history
            .createHistoricTaskInstanceQuery()
            .taskDefinitionKey(element)
            .processInstanceBusinessKey(key)
            .finished()
            .count()
        > 0;
  }

  /**
   * Completes a task as a user would.
   *
   * @param form the values of its form by field
   */
  public void complete(String task, String user, String group, Map<String, Object> form) {
    identity.setAuthentication(user, List.of(group));
    try {
      tasks.complete(task, form);
    } finally {
      identity.clearAuthentication();
    }
  }
}
