package org.threatreviews.review;

import java.time.Duration;
import java.time.Instant;

/** The time of one meeting. The end belongs to the next. */
record Slot(Instant start, Instant end) {

  static Slot of(Instant start, Duration length) {
    return new Slot(start, start.plus(length));
  }

  boolean overlaps(Slot other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }
}
