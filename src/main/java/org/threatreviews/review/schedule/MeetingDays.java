package org.threatreviews.review.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.staff.Slot;

/**
 * On which days and at which times the meetings of one client can be.
 *
 * @param calendar the days on which provider and client both work, and our business hours
 * @param client the client's own working hours, in its zone
 * @param weekday the client's preferred weekday
 * @param time the client's preferred time, in the calendar's zone
 * @param length how long a meeting lasts
 * @param grid the steps in which other times are tried
 */
public record MeetingDays(
    WorkingCalendar calendar,
    WorkingCalendar client,
    DayOfWeek weekday,
    LocalTime time,
    Duration length,
    Duration grid) {

  /** A meeting lies within the last ten working days of its period. */
  private static final int WINDOW = 10;

  /** For a client that works when we do. */
  public MeetingDays(
      WorkingCalendar calendar, DayOfWeek weekday, LocalTime time, Duration length, Duration grid) {
    this(calendar, calendar, weekday, time, length, grid);
  }

  /**
   * The day of the meeting as the contract has it: the first preferred weekday within the last ten
   * working days of the period. When none of them is a preferred weekday, the working day nearest
   * to one. Empty when the period has no working day.
   */
  Optional<LocalDate> regularDay(ReviewPeriod period) {
    List<LocalDate> window = window(period);
    if (window.isEmpty()) {
      return Optional.empty();
    }
    LocalDate wanted = window.get(0).with(TemporalAdjusters.nextOrSame(weekday));
    return window.stream()
        .filter(day -> day.getDayOfWeek() == weekday)
        .findFirst()
        .or(() -> window.stream()
            .min(Comparator.comparingLong(day -> Math.abs(ChronoUnit.DAYS.between(wanted, day)))));
  }

  /** The last ten working days of the period in their order, fewer when it has fewer. */
  List<LocalDate> window(ReviewPeriod period) {
    Deque<LocalDate> days = new ArrayDeque<>();
    for (LocalDate day = period.lastDay();
        days.size() < WINDOW && !day.isBefore(period.firstDay());
        day = day.minusDays(1)) {
      if (calendar.isWorkingDay(day)) {
        days.addFirst(day);
      }
    }
    return List.copyOf(days);
  }

  boolean isWorkingDay(LocalDate day) {
    return calendar.isWorkingDay(day);
  }

  /** The last day on which a meeting may still be that is late for a period with this last day. */
  LocalDate tenWorkingDaysAfter(LocalDate day) {
    return calendar.plusWorkingDays(day, WINDOW);
  }

  /** The slot at the preferred time of this day. */
  Slot at(LocalDate day) {
    return at(day, time);
  }

  /**
   * The slots to try for a period, best first: the regular one; the others of its week; those of
   * the week after. Within a week, slots within the period's last ten working days come before
   * others, and nearer ones before farther ones. None lies before the period, before the first or
   * after the last day given.
   */
  List<Slot> slots(ReviewPeriod period, LocalDate regular, LocalDate first, LocalDate last) {
    List<LocalDate> window = window(period);
    LocalDate monday = regular.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate until = earlier(monday.plusWeeks(2).minusDays(1), last);
    Slot best = at(regular);
    List<Slot> slots = slots(later(later(monday, period.firstDay()), first), until);
    Map<Slot, Duration> beyond = beyondTheAgreedHour(slots);
    return slots.stream()
        .sorted(Comparator.comparing((Slot slot) -> !dayOf(slot).isBefore(monday.plusWeeks(1)))
            .thenComparing(slot -> !window.contains(dayOf(slot)))
            .thenComparing(beyond::get)
            .thenComparing(slot -> Duration.between(best.start(), slot.start()).abs()))
        .toList();
  }

  /**
   * The slots for a new date, best first: preferred weekdays before others, then the preferred time
   * before others, then the earliest; and what lies farther outside the client's hours than the
   * preferred time last.
   */
  public List<Slot> newDates(LocalDate first, LocalDate last) {
    List<Slot> slots = slots(first, last);
    Map<Slot, Duration> beyond = beyondTheAgreedHour(slots);
    return slots.stream()
        .sorted(Comparator.comparing((Slot slot) -> beyond.get(slot))
            .thenComparing(slot -> dayOf(slot).getDayOfWeek() != weekday)
            .thenComparing(slot -> distanceFromPreferredTime(slot))
            .thenComparing(Slot::start))
        .toList();
  }

  /** Whether a meeting can be here: on a joint working day and inside business hours. */
  public boolean fits(Slot slot) {
    return isOnWorkingDay(slot) && isInHours(slot);
  }

  public boolean isOnWorkingDay(Slot slot) {
    return calendar.isWorkingDay(dayOf(slot));
  }

  public boolean isInHours(Slot slot) {
    LocalDate day = dayOf(slot);
    return !slot.start().isBefore(calendar.opening(day))
        && !slot.end().isAfter(calendar.closing(day));
  }

  /** How far it lies outside the client's own working hours; zero inside. */
  public Duration outsideClientHours(Slot slot) {
    return client.outside(slot.start(), slot.end());
  }

  /**
   * How much farther outside the client's hours each slot is than the time that was agreed, on the
   * same day; reckoned once for each, as a sort asks many times.
   */
  private Map<Slot, Duration> beyondTheAgreedHour(List<Slot> slots) {
    Map<LocalDate, Duration> agreed = new HashMap<>();
    Map<Slot, Duration> beyond = new HashMap<>();
    for (Slot slot : slots) {
      Duration more = outsideClientHours(slot)
          .minus(agreed.computeIfAbsent(dayOf(slot), day -> outsideClientHours(at(day))));
      beyond.put(slot, more.isNegative() ? Duration.ZERO : more);
    }
    return beyond;
  }

  /**
   * Those of these slots that can be offered: inside the hours of both sides on days on which they
   * overlap, else at the hour nearest to the client's.
   */
  public List<Slot> suitable(List<Slot> slots) {
    Map<LocalDate, Duration> nearest = new HashMap<>();
    return slots.stream()
        .filter(slot -> outsideClientHours(slot)
                .compareTo(nearest.computeIfAbsent(dayOf(slot), this::leastOutsideClientHours))
            <= 0)
        .toList();
  }

  private Duration leastOutsideClientHours(LocalDate day) {
    return times().stream()
        .map(start -> outsideClientHours(at(day, start)))
        .min(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  public LocalDate dayOf(Slot slot) {
    return calendar.dateOf(slot.start());
  }

  private Duration distanceFromPreferredTime(Slot slot) {
    ZonedDateTime start = slot.start().atZone(calendar.zone());
    return Duration.between(time, start.toLocalTime()).abs();
  }

  private List<Slot> slots(LocalDate first, LocalDate last) {
    List<LocalTime> times = times();
    List<Slot> slots = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (calendar.isWorkingDay(day)) {
        for (LocalTime start : times) {
          slots.add(at(day, start));
        }
      }
    }
    return slots;
  }

  /** The preferred time and, in steps of the grid, the others at which a meeting fits a day. */
  private List<LocalTime> times() {
    long step = grid.toMinutes();
    long opens = minutes(calendar.opensAt());
    long last = minutes(calendar.closesAt()) - length.toMinutes();
    List<LocalTime> times = new ArrayList<>();
    for (long at = opens + Math.floorMod(minutes(time) - opens, step); at <= last; at += step) {
      times.add(LocalTime.MIN.plusMinutes(at));
    }
    return times;
  }

  private Slot at(LocalDate day, LocalTime start) {
    Instant begin = day.atTime(start).atZone(calendar.zone()).toInstant();
    return Slot.of(begin, length);
  }

  private static long minutes(LocalTime time) {
    return ChronoUnit.MINUTES.between(LocalTime.MIN, time);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
