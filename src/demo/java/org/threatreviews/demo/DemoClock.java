package org.threatreviews.demo;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application's clock in demo mode. */
@Configuration(proxyBeanMethods = false)
@EmbeddedDefault
class DemoClock {

  /** Goes on where the time machine has left it, before anybody reads it. */
  @Bean
  AdjustableClock adjustableClock(JdbcClient jdbc, FlywayMigrationInitializer migrations) {
    AdjustableClock clock = new AdjustableClock(Clock.systemUTC());
    jdbc.sql("select ahead_millis from demo_clock")
        .query(Long.class)
        .optional()
        .ifPresent(ahead -> clock.tickFrom(Duration.ofMillis(ahead)));
    return clock;
  }
}
