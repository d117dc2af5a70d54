package org.threatreviews.staff;

import java.time.LocalDate;

/**
 * Whole days in the business zone on which somebody is away.
 *
 * @param from first day
 * @param to last day, inclusive
 */
public record Absence(LocalDate from, LocalDate to) {

  /** All days that there are. */
  static final Absence ALWAYS = new Absence(LocalDate.MIN, LocalDate.MAX);

  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  boolean touches(Absence other) {
    return !from.isAfter(other.to) && !to.isBefore(other.from);
  }

  /** From the earlier of the first days to the later of the last. */
  Absence joinedWith(Absence other) {
    return new Absence(
        other.from.isBefore(from) ? other.from : from, other.to.isAfter(to) ? other.to : to);
  }
}
