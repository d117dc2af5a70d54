package org.threatreviews.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.threatreviews.engine.EngineClock;

/**
 * The clock of demo mode and of the tests: the application's and the engine's time together, moved
 * by hand. It stands still where it was moved to until it is told to tick. Counts milliseconds, as
 * the engine does, so that both never disagree.
 */
final class AdjustableClock extends Clock {

  private final Clock real;

  /** From the machine's time to ours; replaced as a whole, so no reader sees half a move. */
  private volatile UnaryOperator<Instant> time;

  /**
   * @param real the machine's clock
   */
  AdjustableClock(Clock real) {
    this.real = real;
    tickFrom(Duration.ZERO);
  }

  /** Stands still at this instant. */
  void moveTo(Instant instant) {
    Instant fixed = instant.truncatedTo(ChronoUnit.MILLIS);
    time = now -> fixed;
    EngineClock.standAt(fixed);
  }

  /** Goes on by itself from where it stands. */
  void tick() {
    tickFrom(aheadOfReal());
  }

  /** Goes on by itself, that much ahead of the machine's clock. */
  void tickFrom(Duration ahead) {
    time = now -> now.plus(ahead);
    EngineClock.runAhead(ahead);
  }

  Duration aheadOfReal() {
    Instant now = realNow();
    return Duration.between(now, time.apply(now));
  }

  /** What the machine's clock says. */
  Instant inReality() {
    return realNow();
  }

  @Override
  public Instant instant() {
    return time.apply(realNow());
  }

  private Instant realNow() {
    return real.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    if (zone.equals(getZone())) {
      return this;
    }
    return new Clock() {
      @Override
      public Instant instant() {
        return AdjustableClock.this.instant();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return AdjustableClock.this.withZone(other);
      }
    };
  }
}
