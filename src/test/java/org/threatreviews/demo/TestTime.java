package org.threatreviews.demo;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Lets tests of other packages set the clock and travel in time. */
@Component
public class TestTime {

  private final AdjustableClock clock;
  private final TimeMachine timeMachine;

  TestTime(AdjustableClock clock, TimeMachine timeMachine) {
    this.clock = clock;
    this.timeMachine = timeMachine;
  }

  public Instant now() {
    return clock.instant();
  }

  /** Sets the clock, also backwards, and runs nothing. */
  public void set(Instant instant) {
    clock.moveTo(instant);
  }

  /** Moves on and runs every job and sends every mail that falls due on the way. */
  public void advanceTo(Instant target) {
    timeMachine.advanceToAndStand(target);
  }
}
