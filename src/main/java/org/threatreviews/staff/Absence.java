package org.threatreviews.staff;

import java.time.LocalDate;

/**
 * Whole days in the business zone on which somebody is away.
 *
 * @param from first day
 * @param to last day, inclusive
 */
public record Absence(LocalDate from, LocalDate to) {

  boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
