package org.threatreviews.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.staff.Slot;

/**
 * When what happens around one meeting is due: a function of the meeting, our working time and that
 * of those who read the pack. The pack's mail leaves while its readers work, in the days and hours of
 * each, and leaves one whole working day of the client before the day of the meeting; everything
 * before follows from that.
 *
 * @param preparationBegins ten working days of ours before the meeting, or earlier: somebody holds
 *     it, and the client is asked for points
 * @param preparationOpens five working days of ours before the meeting, and two before it is to be
 *     prepared
 * @param preparedBy two working days of ours before the meeting, but no later than the next
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
    Instant preparedBy,
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
  private static final int PREPARED_WORKING_DAYS = 2;
  private static final int FIRST_REMINDER_DAYS = 7;

  /** What the lead has of our working time, once asked, before the pack goes out. */
  private static final Duration TO_SEE_TO_IT = Duration.ofHours(1);

  /**
   * @param provider our working time
   * @param readers everybody who gets the pack, at least one
   */
  public static ReviewTimetable of(
      Slot meeting, WorkingCalendar provider, Collection<PackReader> readers) {
    Instant start = meeting.start();
    Instant publication = first(readers, reader -> reader.packLeaves(start));
    Instant alarm = provider.plusWorkingDays(publication, -ALARM_WORKING_DAYS);
    Instant prepared = earlier(provider.plusWorkingDays(start, -PREPARED_WORKING_DAYS), alarm);
    Instant opens = earlier(
        provider.plusWorkingDays(start, -PREPARATION_OPENS_WORKING_DAYS),
        provider.plusWorkingDays(prepared, -LEAST_WORKING_DAYS_TO_PREPARE));
    return new ReviewTimetable(
        earlier(
            provider.plusWorkingDays(start, -PREPARATION_BEGINS_WORKING_DAYS),
            provider.plusWorkingDays(opens, -PREPARATION_OPENS_WORKING_DAYS)),
        opens,
        prepared,
        alarm,
        provider.minusWorkingTime(publication, TO_SEE_TO_IT),
        publication,
        first(readers, reader -> reader.aWeekBefore(start, FIRST_REMINDER_DAYS)),
        first(readers, reader -> reader.aWorkingDayBefore(start)),
        meeting);
  }

  /**
   * By when the pack must have left for this reader: the end of their working day with one whole
   * working day of the client between it and the day of the meeting.
   */
  public static Instant packDeadline(Instant meeting, PackReader reader) {
    return reader.packDeadline(meeting);
  }

  private static Instant first(
      Collection<PackReader> readers, Function<PackReader, Instant> moment) {
    return readers.stream().map(moment).min(Instant::compareTo).orElseThrow();
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
