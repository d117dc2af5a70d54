package org.threatreviews.histories;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the engine waits for at one moment, read from its tables: everything by the business key of
 * the instance in which it waits.
 */
record EngineState(List<Token> tokens, List<OpenTask> tasks, List<WaitingJob> jobs) {

  /** A place at which an instance stands. */
  record Token(String key, String process, String element) {}

  /** A user task; groups are those whose members may claim it. */
  record OpenTask(
      String key, String process, String element, String groups, String assignee, Instant due) {

    boolean isFor(String group) {
      return groups != null && List.of(groups.split(",")).contains(group);
    }
  }

  /** A timer, or a step that runs as soon as it can. */
  record WaitingJob(String key, String process, String element, Instant due, int retries) {}

  static EngineState of(JdbcClient jdbc) {
    return new EngineState(
        jdbc.sql("""
                select p.business_key_ as key, d.key_ as process, e.act_id_ as element
                from act_ru_execution e
                join act_ru_execution p on p.id_ = e.proc_inst_id_
                join act_re_procdef d on d.id_ = p.proc_def_id_
                order by 1, 2, 3
                """).query(Token.class).list(),
        jdbc.sql("""
                select p.business_key_ as key, d.key_ as process, t.task_def_key_ as element,
                       (select string_agg(l.group_id_, ',') from act_ru_identitylink l
                        where l.task_id_ = t.id_ and l.type_ = 'candidate') as groups,
                       t.assignee_, t.due_date_
                from act_ru_task t
                join act_ru_execution p on p.id_ = t.proc_inst_id_
                join act_re_procdef d on d.id_ = p.proc_def_id_
                order by 1, 2
                """).query(EngineState::task).list(),
        jdbc.sql("""
                select p.business_key_ as key, r.key_ as process, d.act_id_ as element,
                       j.duedate_, j.retries_
                from act_ru_job j
                join act_ru_execution p on p.id_ = j.process_instance_id_
                join act_re_procdef r on r.id_ = p.proc_def_id_
                left join act_ru_jobdef d on d.id_ = j.job_def_id_
                order by 1, 2
                """).query(EngineState::job).list());
  }

  private static OpenTask task(ResultSet row, int number) throws SQLException {
    return new OpenTask(
        row.getString("key"),
        row.getString("process"),
        row.getString("element"),
        row.getString("groups"),
        row.getString("assignee_"),
        instant(row.getTimestamp("due_date_")));
  }

  private static WaitingJob job(ResultSet row, int number) throws SQLException {
    return new WaitingJob(
        row.getString("key"),
        row.getString("process"),
        row.getString("element"),
        instant(row.getTimestamp("duedate_")),
        row.getInt("retries_"));
  }

  private static Instant instant(Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  /** Whether an instance of this process runs under the key. */
  boolean runs(String process, String key) {
    return tokens.stream()
        .anyMatch(token -> token.key().equals(key) && token.process().equals(process));
  }

  boolean isAt(String key, String element) {
    return tokens.stream()
        .anyMatch(token -> token.key().equals(key) && element.equals(token.element()));
  }

  boolean hasTask(String key, String element) {
    return tasks.stream()
        .anyMatch(task -> task.key().equals(key) && task.element().equals(element));
  }

  List<OpenTask> tasksOf(String key) {
    return tasks.stream().filter(task -> task.key().equals(key)).toList();
  }

  List<WaitingJob> jobsOf(String key) {
    return jobs.stream().filter(job -> job.key().equals(key)).toList();
  }

  /** The keys under which somebody or something will act. */
  Set<String> keysThatWait() {
    Set<String> keys =
        tasks.stream().map(OpenTask::key).collect(Collectors.toCollection(HashSet::new));
    jobs.stream().filter(job -> job.retries() > 0).forEach(job -> keys.add(job.key()));
    return keys;
  }
}
