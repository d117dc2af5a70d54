package org.threatreviews.invariant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Knows how it stood a short time ago, for whoever asks often: a page, and whatever collects
 * figures. What is wrong stays wrong for longer than that.
 */
@Component
public class InvariantWatch {

  /** How many of what breaks a rule are named. */
  static final int SAMPLES = 100;

  private final Invariants invariants;
  private final Settings settings;
  private final Clock clock;

  private Instant checkedAt = Instant.MIN;
  private List<RuleState> states = List.of();

  /**
   * @param maxAge how old an answer may be, in the application's time; with 0 each is new
   */
  @ConfigurationProperties("threat-reviews.invariants")
  record Settings(@DefaultValue("2m") Duration maxAge) {}

  InvariantWatch(Invariants invariants, Settings settings, Clock clock) {
    this.invariants = invariants;
    this.settings = settings;
    this.clock = clock;
  }

  /** Each rule, as it stood a short time ago. */
  public synchronized List<RuleState> states() {
    Instant now = clock.instant();
    boolean known = !states.isEmpty()
        && Duration.between(checkedAt, now).abs().compareTo(settings.maxAge()) < 0;
    if (!known) {
      states = invariants.check(SAMPLES);
      checkedAt = now;
    }
    return states;
  }

  /** How it stood with one rule a short time ago. */
  public RuleState stateOf(Rule rule) {
    return states().stream().filter(state -> state.rule() == rule).findFirst().orElseThrow();
  }
}
