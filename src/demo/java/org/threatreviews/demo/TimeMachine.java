package org.threatreviews.demo;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.threatreviews.engine.DueJobs;
import org.threatreviews.engine.DueJobs.DueJob;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.problem.InvalidInput;

/**
 * Moves the application's and the engine's clock forward, from one due job or mail to the next, so
 * that a year passes in a minute and everything happens at its time. Meanwhile the clock stands
 * still at each stop, and the engine's own job executor rests.
 */
@Service
@EmbeddedDefault
class TimeMachine {

  private static final Logger log = LoggerFactory.getLogger(TimeMachine.class);

  /** Anything further is a typing error. */
  private static final int LONGEST_JOURNEY_YEARS = 15;

  /** A job has five attempts; one that fails more often fails without using them up. */
  private static final int MOST_FAILURES = 50;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long GLANCE_MILLIS = 20;

  private final AdjustableClock clock;
  private final DueJobs dueJobs;
  private final MailDispatcher mail;
  private final JdbcClient jdbc;
  private final ReentrantLock oneJourneyAtATime = new ReentrantLock();

  /** What a journey did. {@code engineIncidents} are those open at its end. */
  record Journey(Instant now, int jobsExecuted, long mailsSent, long engineIncidents) {}

  TimeMachine(AdjustableClock clock, DueJobs dueJobs, MailDispatcher mail, JdbcClient jdbc) {
    this.clock = clock;
    this.dueJobs = dueJobs;
    this.mail = mail;
    this.jdbc = jdbc;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Goes to the given instant and runs everything that falls due until then, at its due time. The
   * clock ticks on from there.
   *
   * @throws InvalidInput when the instant is in the past or too far away
   */
  Journey advanceTo(Instant target) {
    oneJourneyAtATime.lock();
    try {
      check(target);
      boolean executorWasActive = dueJobs.isExecutorActive();
      if (executorWasActive) {
        dueJobs.stopExecutor();
      }
      try {
        awaitJobsInProgress();
        clock.moveTo(clock.instant());
        return travel(target);
      } finally {
        clock.tick();
        if (executorWasActive) {
          dueJobs.startExecutor();
        }
      }
    } finally {
      oneJourneyAtATime.unlock();
    }
  }

  /**
   * Lives through a past: the clock moves only as the life moves it, and nobody else travels. Then it
   * ticks on, that much ahead of the machine's clock.
   */
  void liveThrough(Runnable life, Duration aheadAfterwards) {
    oneJourneyAtATime.lock();
    try {
      boolean executorWasActive = dueJobs.isExecutorActive();
      if (executorWasActive) {
        dueJobs.stopExecutor();
      }
      try {
        awaitJobsInProgress();
        life.run();
        clock.tickFrom(aheadAfterwards);
        remember(clock.instant());
      } finally {
        if (executorWasActive) {
          dueJobs.startExecutor();
        }
      }
    } finally {
      oneJourneyAtATime.unlock();
    }
  }

  /** As {@link #advanceTo}, but the clock stands still afterwards, for tests. */
  void advanceToAndStand(Instant target) {
    advanceTo(target);
    clock.moveTo(target);
  }

  /**
   * @throws InvalidInput when the instant is in the past or too far away
   */
  void check(Instant target) {
    Instant now = clock.instant();
    if (target.isBefore(now)) {
      throw new InvalidInput(
          "advanceTo",
          "notInThePast",
          "The clock only moves forward; it now says %s.".formatted(now));
    }
    if (target.isAfter(
        now.atOffset(ZoneOffset.UTC).plusYears(LONGEST_JOURNEY_YEARS).toInstant())) {
      throw new InvalidInput(
          "advanceTo",
          "tooFar",
          "You can move the clock at most %d years ahead at a time."
              .formatted(LONGEST_JOURNEY_YEARS));
    }
  }

  /** The executor's threads finish what they have begun at the time at which they began it. */
  private void awaitJobsInProgress() {
    Instant deadline = clock.instant().plus(PATIENCE);
    while (dueJobs.inProgress() > 0 && clock.instant().isBefore(deadline)) {
      try {
        Thread.sleep(GLANCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while jobs were in progress", e);
      }
    }
  }

  private Journey travel(Instant target) {
    int jobs = 0;
    long mailsBefore = mailsCaught();
    Map<String, Integer> failures = new HashMap<>();
    while (true) {
      Optional<DueJob> job = dueJobs.next();
      if (job.isPresent() && !job.get().due().isAfter(clock.instant())) {
        jobs += run(job.get().id(), failures);
        continue;
      }
      mail.dispatchDue();
      Optional<Instant> next = Stream.of(job.map(DueJob::due), mail.nextDue())
          .flatMap(Optional::stream)
          .min(Instant::compareTo)
          .filter(stop -> !stop.isAfter(target));
      if (next.isEmpty()) {
        break;
      }
      moveTo(next.get());
    }
    moveTo(target);
    return new Journey(clock.instant(), jobs, mailsCaught() - mailsBefore, dueJobs.openIncidents());
  }

  private void moveTo(Instant stop) {
    if (stop.isAfter(clock.instant())) {
      clock.moveTo(stop);
      remember(stop);
    }
  }

  /** At every stop: whenever the application ends, its time never goes back. */
  private void remember(Instant stop) {
    jdbc.sql("""
            insert into demo_clock (only_row, ahead_millis, stands_at)
            values (true, :ahead, :stop)
            on conflict (only_row) do update
            set ahead_millis = excluded.ahead_millis, stands_at = excluded.stands_at
            """)
        .param("ahead", clock.aheadOfReal().toMillis())
        .param("stop", Timestamp.from(stop))
        .update();
  }

  /**
   * A failing job counts its own retries and becomes an engine incident after the last.
   *
   * @return how many jobs were executed, 1 or, when another request has removed the job, 0
   */
  private int run(String job, Map<String, Integer> failures) {
    try {
      dueJobs.run(job);
    } catch (RuntimeException e) {
      if (!dueJobs.exists(job)) {
        return 0;
      }
      log.warn("job {} failed: {}", job, e.toString());
      if (failures.merge(job, 1, Integer::sum) > MOST_FAILURES) {
        throw new IllegalStateException("job %s fails again and again".formatted(job), e);
      }
    }
    return 1;
  }

  private long mailsCaught() {
    return jdbc.sql("select count(*) from demo_mail").query(Long.class).single();
  }
}
