package org.threatreviews.engine;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** The application's clock: the machine's own, unless the demo brings one that travels. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  @Bean
  @Fallback
  Clock systemClock() {
    return Clock.systemUTC();
  }
}
