package org.threatreviews.platform;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.problem.InvalidInput;

/**
 * Moves the application's and the engine's clock forward, from one due job or mail to the next, so
 * that a year passes in a minute and everything happens at its time.
 */
@Service
@EmbeddedDefault
class TimeMachine {

  private static final Logger log = LoggerFactory.getLogger(TimeMachine.class);

  private final AdjustableClock clock;
  private final ManagementService management;
  private final RuntimeService runtime;
  private final JobExecutor jobExecutor;
  private final MailDispatcher mail;
  private final JdbcClient jdbc;
  private final ReentrantLock oneJourneyAtATime = new ReentrantLock();

  /** What a journey did. {@code engineIncidents} are those open at its end. */
  record Journey(Instant now, int jobsExecuted, int mailsSent, long engineIncidents) {}

  TimeMachine(
      AdjustableClock clock,
      ManagementService management,
      RuntimeService runtime,
      ProcessEngineConfigurationImpl engine,
      MailDispatcher mail,
      JdbcClient jdbc) {
    this.clock = clock;
    this.management = management;
    this.runtime = runtime;
    this.jobExecutor = engine.getJobExecutor();
    this.mail = mail;
    this.jdbc = jdbc;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Goes to the given instant and runs everything that falls due until then, at its due time.
   *
   * @throws InvalidInput when the instant is in the past
   */
  Journey advanceTo(Instant target) {
    oneJourneyAtATime.lock();
    boolean executorWasActive = jobExecutor.isActive();
    try {
      if (target.isBefore(clock.instant())) {
        throw new InvalidInput(
            "advanceTo",
            "notInThePast",
            "The clock only moves forward; it is %s.".formatted(clock.instant()));
      }
      if (executorWasActive) {
        jobExecutor.shutdown();
      }
      return travel(target);
    } finally {
      if (executorWasActive) {
        jobExecutor.start();
      }
      oneJourneyAtATime.unlock();
    }
  }

  private Journey travel(Instant target) {
    int jobs = 0;
    int mails = 0;
    for (Optional<Instant> stop = nextStop(target); stop.isPresent(); stop = nextStop(target)) {
      if (stop.get().isAfter(clock.instant())) {
        clock.moveTo(stop.get());
      }
      for (List<String> due = dueJobs(); !due.isEmpty(); due = dueJobs()) {
        due.forEach(this::run);
        jobs += due.size();
      }
      mails += mail.dispatchDue();
    }
    if (target.isAfter(clock.instant())) {
      clock.moveTo(target);
    }
    remember(clock.instant());
    return new Journey(clock.instant(), jobs, mails, runtime.createIncidentQuery().count());
  }

  private Optional<Instant> nextStop(Instant target) {
    return Stream.of(nextJobDue(), mail.nextDue())
        .flatMap(Optional::stream)
        .filter(due -> !due.isAfter(target))
        .min(Instant::compareTo);
  }

  private Optional<Instant> nextJobDue() {
    return jdbc.sql(
            """
            select min(duedate_) from act_ru_job
            where retries_ > 0 and suspension_state_ = 1 and handler_type_ <> 'history-cleanup'
            """)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  private List<String> dueJobs() {
    return jdbc.sql(
            """
            select id_ from act_ru_job
            where retries_ > 0 and suspension_state_ = 1 and duedate_ <= :now
              and handler_type_ <> 'history-cleanup'
            order by duedate_, id_
            """)
        .param("now", Timestamp.from(clock.instant()))
        .query(String.class)
        .list();
  }

  /** A failing job counts its own retries and becomes an engine incident after the last. */
  private void run(String job) {
    try {
      management.executeJob(job);
    } catch (RuntimeException e) {
      log.warn("job {} failed: {}", job, e.toString());
    }
  }

  private void remember(Instant now) {
    jdbc.sql(
            """
            insert into demo_clock (only_row, set_to) values (true, :now)
            on conflict (only_row) do update set set_to = excluded.set_to
            """)
        .param("now", Timestamp.from(now))
        .update();
  }
}
