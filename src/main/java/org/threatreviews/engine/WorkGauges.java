package org.threatreviews.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells whether work gets done: an engine that is up but leaves jobs or mails lying looks healthy
 * otherwise. Each gauge is one query on an index.
 */
@Component
class WorkGauges implements MeterBinder {

  private static final String DUE = """
      from act_ru_job
      where duedate_ <= :now and retries_ > 0 and suspension_state_ = 1
        and (lock_exp_time_ is null or lock_exp_time_ < :now)
        and handler_type_ <> 'history-cleanup'
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  WorkGauges(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("threatreviews.jobs.due", () -> count("select count(*) " + DUE))
        .description("Jobs that are due and not being worked on")
        .register(registry);
    Gauge.builder("threatreviews.jobs.due.age", () -> age("select min(duedate_) " + DUE))
        .description("How long the oldest of them has been due")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder(
            "threatreviews.jobs.failed",
            () -> count("select count(*) from act_ru_job where retries_ = 0"))
        .description("Jobs that have run out of attempts")
        .register(registry);
    Gauge.builder(
            "threatreviews.engine.incidents",
            () -> count("select count(*) from act_ru_incident where root_cause_incident_id_ = id_"))
        .description("Open engine incidents")
        .register(registry);
    Gauge.builder(
            "threatreviews.mail.outbox.age",
            () -> age("select min(next_attempt_at) from queued_mail"))
        .description("How long the oldest mail in the outbox has been due")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("threatreviews.mail.failed", () -> count("select count(*) from failed_mail"))
        .description("Mails that were given up")
        .register(registry);
  }

  private double count(String sql) {
    return jdbc.sql(sql).param("now", now()).query(Long.class).single();
  }

  private double age(String sql) {
    return jdbc.sql(sql)
        .param("now", now())
        .query(Timestamp.class)
        .optional()
        .map(due -> Duration.between(due.toInstant(), clock.instant()).toSeconds())
        .map(seconds -> (double) Math.max(0, seconds))
        .orElse(0.0);
  }

  private Timestamp now() {
    Instant now = clock.instant();
    return Timestamp.from(now);
  }
}
