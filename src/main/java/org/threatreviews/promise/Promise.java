package org.threatreviews.promise;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Something that one side has promised to do by an instant.
 *
 * @param what it is about, in words for people: a reference, a title
 * @param due the last instant at which it is kept
 * @param doneAt when it was done; null while it is not, and when it never will be
 */
public record Promise(PromiseKind kind, String what, Instant due, Instant doneAt) {

  /** Until the end of a day. */
  public static Promise byDay(
      PromiseKind kind, String what, LocalDate day, ZoneId zone, Instant doneAt) {
    Instant over = day.plusDays(1).atStartOfDay(zone).toInstant();
    return new Promise(kind, what, over.minus(1, ChronoUnit.MICROS), doneAt);
  }

  public boolean isKept() {
    return doneAt != null && !doneAt.isAfter(due);
  }

  /** Whether it fell due from one instant on, until before another. */
  boolean isDueBetween(Instant from, Instant to) {
    return !due.isBefore(from) && due.isBefore(to);
  }
}
