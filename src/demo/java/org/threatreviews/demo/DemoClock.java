package org.threatreviews.demo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application's clock in demo mode. */
@Configuration(proxyBeanMethods = false)
@EmbeddedDefault
class DemoClock {

  /** Where the clock was left, and whether somebody still has to bring it to the present. */
  private record Left(Duration ahead, Instant at, boolean onItsWay) {

    private static Left read(ResultSet row, int number) throws SQLException {
      Timestamp at = row.getTimestamp("stands_at");
      return new Left(
          Duration.ofMillis(row.getLong("ahead_millis")),
          at == null ? null : at.toInstant(),
          row.getBoolean("on_its_way"));
    }
  }

  /**
   * Goes on where the time machine has left it, before anybody reads it. On the way through a sample
   * portfolio's past it stands where it stood, however long nothing ran.
   *
   * @param startsAt the present of a demo that starts for the first time; without it, it is now
   */
  @Bean
  AdjustableClock adjustableClock(
      JdbcClient jdbc,
      FlywayMigrationInitializer migrations,
      @Value("${threat-reviews.demo.starts-at:#{null}}") Instant startsAt) {
    AdjustableClock clock = new AdjustableClock(Clock.systemUTC());
    Optional<Left> left = jdbc.sql("""
            select clock.ahead_millis, clock.stands_at,
                   exists (select 1 from demo_portfolio where not finished) as on_its_way
            from demo_clock clock
            """).query(Left::read).optional();
    if (left.isPresent()) {
      goOn(clock, left.get());
    } else if (startsAt != null) {
      clock.moveTo(startsAt);
      jdbc.sql("insert into demo_clock (only_row, ahead_millis) values (true, :ahead)")
          .param("ahead", clock.aheadOfReal().toMillis())
          .update();
      clock.tick();
    }
    return clock;
  }

  private static void goOn(AdjustableClock clock, Left left) {
    if (left.onItsWay() && left.at() != null) {
      clock.moveTo(left.at());
    } else {
      clock.tickFrom(left.ahead());
    }
  }
}
