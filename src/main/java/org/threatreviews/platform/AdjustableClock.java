package org.threatreviews.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The clock of demo mode and of the tests: the application's and the engine's time together, moved
 * by hand and, in demo mode, ticking on from there.
 */
final class AdjustableClock extends Clock {

  private final Clock real;
  private final boolean ticking;
  private volatile Instant set;
  private volatile Instant realWhenSet;

  /**
   * @param real the machine's clock
   * @param ticking whether time goes on by itself between two moves
   */
  AdjustableClock(Clock real, boolean ticking) {
    this.real = real;
    this.ticking = ticking;
    moveTo(real.instant());
  }

  void moveTo(Instant instant) {
    Instant realNow = real.instant();
    realWhenSet = realNow;
    set = instant;
    if (ticking) {
      ClockUtil.offset(Duration.between(realNow, instant).toMillis());
    } else {
      ClockUtil.setCurrentTime(java.util.Date.from(instant));
    }
  }

  @Override
  public Instant instant() {
    return ticking ? set.plus(Duration.between(realWhenSet, real.instant())) : set;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(getZone()) ? this : Clock.fixed(instant(), zone);
  }
}
