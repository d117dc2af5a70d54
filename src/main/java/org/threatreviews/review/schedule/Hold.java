package org.threatreviews.review.schedule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A time in which a client has no reviews.
 *
 * @param from first day
 * @param until last day, inclusive
 */
public record Hold(LocalDate from, LocalDate until) {

  /**
   * These holds with one more; the others are refused where they overlap, so they lie apart.
   *
   * @param holds by day
   */
  public static List<Hold> with(List<Hold> holds, Hold further) {
    return Stream.concat(holds.stream(), Stream.of(further))
        .sorted(Comparator.comparing(Hold::from))
        .toList();
  }

  /** These holds when the one of this day, or else the next, ends the day before. */
  public static List<Hold> resumed(List<Hold> holds, LocalDate day) {
    Optional<Hold> ended = next(holds, day);
    return holds.stream()
        .filter(hold -> !ended.equals(Optional.of(hold)) || hold.from.isBefore(day))
        .map(hold -> ended.equals(Optional.of(hold)) ? new Hold(hold.from, day.minusDays(1)) : hold)
        .toList();
  }

  /** The hold of this day, or else the next after it. */
  public static Optional<Hold> next(List<Hold> holds, LocalDate day) {
    return holds.stream().filter(hold -> !hold.until.isBefore(day)).findFirst();
  }

  /** Whether the client is on hold on this day. */
  public static boolean covers(List<Hold> holds, LocalDate day) {
    return holds.stream().anyMatch(hold -> hold.contains(day));
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }

  public boolean overlaps(Hold other) {
    return !other.until.isBefore(from) && !other.from.isAfter(until);
  }
}
