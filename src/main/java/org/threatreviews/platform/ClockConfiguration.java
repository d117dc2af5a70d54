package org.threatreviews.platform;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the application: adjustable in demo mode, the machine's own otherwise. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  @Bean
  @EmbeddedDefault
  AdjustableClock adjustableClock(
      @Value("${threat-reviews.demo.clock-ticks:true}") boolean ticking) {
    return new AdjustableClock(Clock.systemUTC(), ticking);
  }

  @Bean
  @ConditionalOnMissingBean(Clock.class)
  Clock systemClock() {
    return Clock.systemUTC();
  }
}
