package org.threatreviews.invariant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How often each rule is broken. */
@Component
class InvariantGauges implements MeterBinder {

  private final InvariantWatch watch;

  InvariantGauges(InvariantWatch watch) {
    this.watch = watch;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Rule rule : Rule.values()) {
      Gauge.builder(
              "threat.reviews.invariant.violations", () -> watch.stateOf(rule).count())
          .description("What breaks a rule that must always hold; a few minutes old at most")
          .tag("rule", rule.key())
          .register(registry);
    }
  }
}
