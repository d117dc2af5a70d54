package org.threatreviews.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.threatreviews.calendar.WorkingCalendar;

/**
 * Somebody at the client who reads the pack.
 *
 * @param business the client's working days and business hours where this person is
 * @param own the days and hours in which this person gets mail, in the same zone
 */
public record PackReader(WorkingCalendar business, WorkingCalendar own) {

  /** What is left of working hours when something is sent at the latest. */
  private static final Duration BEFORE_CLOSING = Duration.ofHours(1);

  /** Who has no days and hours of their own. */
  public PackReader(WorkingCalendar business) {
    this(business, business);
  }

  /**
   * By when the pack must have left: the end of the last day on which this person works that leaves
   * one whole working day of the client before the day of the meeting.
   */
  Instant packDeadline(Instant meeting) {
    return own.closing(packDay(meeting));
  }

  /** An hour before that. */
  Instant packLeaves(Instant meeting) {
    return packDay(meeting).atTime(latest(own)).atZone(zone()).toInstant();
  }

  private LocalDate packDay(Instant meeting) {
    LocalDate day = business.plusWorkingDays(business.dateOf(meeting), -2);
    return own.isWorkingDay(day) ? day : own.plusWorkingDays(day, -1);
  }

  // reminders keep to the client's days: who works on few of them does not bring them forward

  /** A week before the meeting, or the working day before that. */
  Instant aWeekBefore(Instant meeting, int days) {
    LocalDate day = business.dateOf(meeting).minusDays(days);
    return atTimeOf(meeting, business.isWorkingDay(day) ? day : business.plusWorkingDays(day, -1));
  }

  /** One working day before the meeting. */
  Instant aWorkingDayBefore(Instant meeting) {
    return atTimeOf(meeting, business.plusWorkingDays(business.dateOf(meeting), -1));
  }

  /** At the meeting's time of day as far as it lies in business hours. */
  private Instant atTimeOf(Instant meeting, LocalDate day) {
    LocalTime time = meeting.atZone(zone()).toLocalTime();
    LocalTime begun = time.isBefore(business.opensAt()) ? business.opensAt() : time;
    LocalTime latest = latest(business);
    return day.atTime(begun.isAfter(latest) ? latest : begun).atZone(zone()).toInstant();
  }

  private static LocalTime latest(WorkingCalendar hours) {
    Duration open = Duration.between(hours.opensAt(), hours.closesAt());
    return open.compareTo(BEFORE_CLOSING) > 0
        ? hours.closesAt().minus(BEFORE_CLOSING)
        : hours.opensAt();
  }

  private ZoneId zone() {
    return business.zone();
  }
}
