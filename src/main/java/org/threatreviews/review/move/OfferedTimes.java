package org.threatreviews.review.move;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Other times for a meeting that a client can choose from.
 *
 * @param times when it would begin, earliest first
 * @param anotherWeek Monday of a week in which there are further times; null when there is none
 */
public record OfferedTimes(List<Instant> times, LocalDate anotherWeek) {

  /** No other time. */
  static final OfferedTimes NONE = new OfferedTimes(List.of(), null);

  public OfferedTimes {
    times = List.copyOf(times);
  }
}
