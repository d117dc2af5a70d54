package org.threatreviews.platform;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one clock of the application: adjustable in demo mode, the machine's own otherwise. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  /** Goes on where the time machine has left it, before anybody reads it. */
  @Bean
  @EmbeddedDefault
  AdjustableClock adjustableClock(JdbcClient jdbc, FlywayMigrationInitializer migrations) {
    AdjustableClock clock = new AdjustableClock(Clock.systemUTC());
    jdbc.sql("select ahead_millis from demo_clock")
        .query(Long.class)
        .optional()
        .ifPresent(ahead -> clock.tickFrom(Duration.ofMillis(ahead)));
    return clock;
  }

  @Bean
  @ConditionalOnMissingBean(Clock.class)
  Clock systemClock() {
    return Clock.systemUTC();
  }
}
