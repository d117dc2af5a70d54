package org.threatreviews.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.function.Function;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.staff.Slot;

/**
 * When what happens around one meeting is due: a function of the meeting, our working time and that
 * of those who read the pack. The pack's mail leaves while its readers work and leaves each of them
 * one whole working day before the day of the meeting; everything before follows from that.
 *
 * @param preparationBegins ten working days of ours before the meeting, or earlier: somebody holds
 *     it, and the client is asked for points
 * @param preparationOpens five working days of ours before the meeting, and two before it is due
 * @param preparationDue a working day of ours before publication; who has not prepared by then is
 *     told, and so is the team lead
 * @param missingPreparationDue by when the lead sees to it: an hour of our working time before
 *     publication
 * @param publication the pack leaves, an hour before its readers' day ends
 * @param firstReminder a week before the meeting, or the working day before that
 * @param secondReminder one working day of the readers before the meeting
 */
public record ReviewTimetable(
    Instant preparationBegins,
    Instant preparationOpens,
    Instant preparationDue,
    Instant missingPreparationDue,
    Instant publication,
    Instant firstReminder,
    Instant secondReminder,
    Slot meeting) {

  private static final int PREPARATION_BEGINS_WORKING_DAYS = 10;
  private static final int PREPARATION_OPENS_WORKING_DAYS = 5;
  private static final int LEAST_WORKING_DAYS_TO_PREPARE = 2;
  private static final int ALARM_WORKING_DAYS = 1;
  private static final int FIRST_REMINDER_DAYS = 7;

  /** What is left of working hours when something is sent at the latest. */
  private static final Duration BEFORE_CLOSING = Duration.ofHours(1);

  /**
   * @param provider our working time
   * @param readers business hours in each zone in which somebody gets the pack, at least one; who
   *     works fewer days does not bring the preparation forward
   */
  public static ReviewTimetable of(
      Slot meeting, WorkingCalendar provider, Collection<WorkingCalendar> readers) {
    Instant start = meeting.start();
    Instant publication = first(readers, reader -> packLeaves(start, reader));
    Instant due = provider.plusWorkingDays(publication, -ALARM_WORKING_DAYS);
    Instant opens = earlier(
        provider.plusWorkingDays(start, -PREPARATION_OPENS_WORKING_DAYS),
        provider.plusWorkingDays(due, -LEAST_WORKING_DAYS_TO_PREPARE));
    return new ReviewTimetable(
        earlier(
            provider.plusWorkingDays(start, -PREPARATION_BEGINS_WORKING_DAYS),
            provider.plusWorkingDays(opens, -PREPARATION_OPENS_WORKING_DAYS)),
        opens,
        due,
        provider.minusWorkingTime(publication, BEFORE_CLOSING),
        publication,
        first(readers, reader -> aWeekBefore(start, reader)),
        first(
            readers,
            reader -> atTimeOf(start, reader.plusWorkingDays(reader.dateOf(start), -1), reader)),
        meeting);
  }

  /**
   * By when the pack must have left for this reader: the end of their working day with one whole
   * working day between it and the day of the meeting.
   */
  public static Instant packDeadline(Instant meeting, WorkingCalendar reader) {
    return reader.closing(packDay(meeting, reader));
  }

  private static LocalDate packDay(Instant meeting, WorkingCalendar reader) {
    return reader.plusWorkingDays(reader.dateOf(meeting), -2);
  }

  private static Instant packLeaves(Instant meeting, WorkingCalendar reader) {
    return packDay(meeting, reader).atTime(latest(reader)).atZone(reader.zone()).toInstant();
  }

  private static Instant aWeekBefore(Instant meeting, WorkingCalendar reader) {
    LocalDate day = reader.dateOf(meeting).minusDays(FIRST_REMINDER_DAYS);
    return atTimeOf(
        meeting, reader.isWorkingDay(day) ? day : reader.plusWorkingDays(day, -1), reader);
  }

  /** At the meeting's time of day as far as the reader works then. */
  private static Instant atTimeOf(Instant meeting, LocalDate day, WorkingCalendar reader) {
    LocalTime time = meeting.atZone(reader.zone()).toLocalTime();
    LocalTime begun = time.isBefore(reader.opensAt()) ? reader.opensAt() : time;
    LocalTime latest = latest(reader);
    return day.atTime(begun.isAfter(latest) ? latest : begun)
        .atZone(reader.zone())
        .toInstant();
  }

  private static LocalTime latest(WorkingCalendar reader) {
    Duration open = Duration.between(reader.opensAt(), reader.closesAt());
    return open.compareTo(BEFORE_CLOSING) > 0
        ? reader.closesAt().minus(BEFORE_CLOSING)
        : reader.opensAt();
  }

  private static Instant first(
      Collection<WorkingCalendar> readers, Function<WorkingCalendar, Instant> moment) {
    return readers.stream().map(moment).min(Instant::compareTo).orElseThrow();
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
