package org.threatreviews.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The engine's jobs, for whoever runs them at their time in place of the job executor. */
@Component
public class DueJobs {

  private final ManagementService management;
  private final RuntimeService runtime;
  private final JobExecutor jobExecutor;
  private final JdbcClient jdbc;

  /**
   * One job that is waiting.
   *
   * @param due when it is to run, in the application's time
   */
  public record DueJob(String id, Instant due) {

    private static DueJob read(ResultSet row, int number) throws SQLException {
      return new DueJob(row.getString("id_"), row.getTimestamp("duedate_").toInstant());
    }
  }

  DueJobs(
      ManagementService management,
      RuntimeService runtime,
      ProcessEngineConfigurationImpl engine,
      JdbcClient jdbc) {
    this.management = management;
    this.runtime = runtime;
    this.jobExecutor = engine.getJobExecutor();
    this.jdbc = jdbc;
  }

  /** Whether the engine's own executor runs jobs. */
  public boolean isExecutorActive() {
    return jobExecutor.isActive();
  }

  public void stopExecutor() {
    jobExecutor.shutdown();
  }

  public void startExecutor() {
    jobExecutor.start();
  }

  /** How many jobs the executor's threads have begun and not finished. */
  public long inProgress() {
    return jdbc.sql("select count(*) from act_ru_job where lock_owner_ = :me")
        .param("me", jobExecutor.getLockOwner())
        .query(Long.class)
        .single();
  }

  /** The job that is due first, whether its time has come or not. */
  public Optional<DueJob> next() {
    return jdbc.sql("""
            select id_, duedate_ from act_ru_job
            where retries_ > 0 and suspension_state_ = 1 and handler_type_ <> 'history-cleanup'
            order by duedate_, sequence_counter_, id_ limit 1
            """).query(DueJob::read).optional();
  }

  /** Runs the job; when it fails, it has one attempt less. */
  public void run(String job) {
    management.executeJob(job);
  }

  public boolean exists(String job) {
    return management.createJobQuery().jobId(job).count() > 0;
  }

  /**
   * How many engine incidents are open: jobs that have used up their attempts, and other faults. One
   * of a called process counts once, although Camunda repeats it at the callers.
   */
  public long openIncidents() {
    return runtime.createIncidentQuery().unlimitedList().stream()
        .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
        .count();
  }
}
