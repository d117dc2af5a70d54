package org.threatreviews.staff;

import java.time.LocalDate;

/**
 * That somebody will leave the pool.
 *
 * @param lastDay the last day on which they hold reviews, in the business zone
 * @param successor user id of who gets what they had, where that is possible; null when nobody is
 *     named
 */
public record Departure(LocalDate lastDay, String successor) {

  /** The days on which they are not there any more. */
  Absence daysAfter() {
    return new Absence(lastDay.plusDays(1), Absence.ALWAYS.to());
  }
}
