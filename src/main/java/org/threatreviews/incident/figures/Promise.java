package org.threatreviews.incident.figures;

import java.time.Instant;
import java.time.LocalDate;
import org.threatreviews.calendar.WorkingCalendar;

/**
 * A day for which the client promised to be done.
 *
 * @param answeredAt the first feedback after it that keeps a promise, or null
 */
record Promise(LocalDate day, Instant answeredAt) {

  /** Until the end of the day in the client's calendar. */
  boolean isKept(WorkingCalendar working) {
    return answeredAt != null && !working.dateOf(answeredAt).isAfter(day);
  }
}
