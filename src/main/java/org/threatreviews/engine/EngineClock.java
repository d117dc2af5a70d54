package org.threatreviews.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The engine's own clock, for whoever moves the application's: both must always agree. */
public final class EngineClock {

  private EngineClock() {}

  /** Stands still at this instant, to the millisecond. */
  public static void standAt(Instant instant) {
    ClockUtil.setCurrentTime(Date.from(instant));
  }

  /** Goes on by itself, that much ahead of the machine's clock. */
  public static void runAhead(Duration ahead) {
    ClockUtil.offset(ahead.toMillis());
  }
}
