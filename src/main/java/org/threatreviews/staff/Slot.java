package org.threatreviews.staff;

import java.time.Duration;
import java.time.Instant;

/** The time of one meeting. The end belongs to the next. */
public record Slot(Instant start, Instant end) {

  public static Slot of(Instant start, Duration length) {
    return new Slot(start, start.plus(length));
  }

  public boolean overlaps(Slot other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }
}
