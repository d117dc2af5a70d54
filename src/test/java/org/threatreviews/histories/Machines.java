package org.threatreviews.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;

/** The machines that run the application: they die, and start again on what the database holds. */
final class Machines {

  /** As many as a node takes at once, and some more; a process that runs in circles takes more. */
  private static final int MOST_ROUNDS = 200;

  private final Stage stage;
  private final Cast cast;
  private final ProcessEngineConfigurationImpl configuration;
  private int jobsRun;

  Machines(Stage stage) {
    this.stage = stage;
    this.cast = stage.cast();
    this.configuration =
        (ProcessEngineConfigurationImpl) cast.engine().getProcessEngineConfiguration();
  }

  /**
   * @param outage how long nothing runs before
   * @param held how many jobs the dead node had taken, at most
   */
  void restart(Duration outage, int held) {
    stage.sleepUntil(stage.now().plus(outage));
    JobExecutor executor = configuration.getJobExecutor();
    Duration lease = Duration.ofMillis(executor.getLockTimeInMillis());
    Set<String> left = takenByDeadNode(held, lease);
    stage.tell(
        "the application is started again; a dead node holds %d jobs".formatted(left.size()));
    if (held == 0) { // one in twelve, for it takes longer than all the rest
      configuration.getDeploymentCache().discardProcessDefinitionCache();
      configuration.getDeploymentCache().discardDecisionDefinitionCache();
    }
    run(executor, left);
    stage.sleepUntil(stage.now().plus(lease).plusSeconds(1));
    run(executor, Set.of());
    stage.settle();
  }

  private Set<String> takenByDeadNode(int most, Duration lease) {
    return new HashSet<>(cast.jdbc()
        .sql("""
            update act_ru_job set lock_owner_ = 'a dead node', lock_exp_time_ = :until
            where id_ in (
              select id_ from act_ru_job
              where duedate_ <= :now and retries_ > 0 and suspension_state_ = 1
                and handler_type_ <> 'history-cleanup'
              order by duedate_, sequence_counter_, id_ limit :most)
            returning id_
            """)
        .param("now", Timestamp.from(stage.now()))
        .param("until", Timestamp.from(stage.now().plus(lease)))
        .param("most", most)
        .query(String.class)
        .list());
  }

  /** As the executor's threads do, until there is nothing left to take. */
  private void run(JobExecutor executor, Set<String> ofOthers) {
    for (int round = 1; ; round++) {
      AcquiredJobs taken =
          configuration.getCommandExecutorTxRequired().execute(new AcquireJobsCmd(executor));
      if (taken.size() == 0) {
        return;
      }
      assertThat(round).as("rounds of jobs at %s", stage.now()).isLessThan(MOST_ROUNDS);
      for (List<String> jobs : taken.getJobIdBatches()) {
        assertThat(jobs).as("jobs that are not another node's").noneMatch(ofOthers::contains);
        execute(jobs);
      }
    }
  }

  /** With what follows at once in the same instance, as one of the executor's threads does. */
  private void execute(List<String> jobs) {
    JobExecutorContext thread = new JobExecutorContext();
    List<String> queue = thread.getCurrentProcessorJobQueue();
    queue.addAll(jobs);
    Context.setJobExecutorContext(thread);
    try {
      while (!queue.isEmpty()) {
        ExecuteJobHelper.executeJob(queue.remove(0), configuration.getCommandExecutorTxRequired());
        jobsRun++;
      }
    } catch (RuntimeException fault) {
      throw new AssertionError("a step fails: %s".formatted(fault), fault);
    } finally {
      Context.removeJobExecutorContext();
    }
  }

  int jobsRun() {
    return jobsRun;
  }
}
