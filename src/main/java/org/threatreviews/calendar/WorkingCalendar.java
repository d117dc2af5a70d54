package org.threatreviews.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody's working time: Monday to Friday or their own days of the week, without public holidays,
 * from opening to closing in one zone. Working days have local dates, so a due date keeps its
 * wall-clock time over a clock change; durations are elapsed working time.
 */
public final class WorkingCalendar {

  /** The days on which whoever has none of their own works. */
  public static final Set<DayOfWeek> BUSINESS_DAYS =
      Collections.unmodifiableSet(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

  private final ZoneId zone;
  private final LocalTime opensAt;
  private final LocalTime closesAt;
  private final List<Holidays> holidays;
  private final Set<DayOfWeek> weekdays;

  WorkingCalendar(ZoneId zone, LocalTime opensAt, LocalTime closesAt, List<Holidays> holidays) {
    this(zone, opensAt, closesAt, holidays, BUSINESS_DAYS);
  }

  WorkingCalendar(
      ZoneId zone,
      LocalTime opensAt,
      LocalTime closesAt,
      List<Holidays> holidays,
      Set<DayOfWeek> weekdays) {
    this.zone = zone;
    this.opensAt = opensAt;
    this.closesAt = closesAt;
    this.holidays = List.copyOf(holidays);
    this.weekdays = EnumSet.copyOf(weekdays);
  }

  public ZoneId zone() {
    return zone;
  }

  public LocalTime opensAt() {
    return opensAt;
  }

  public LocalTime closesAt() {
    return closesAt;
  }

  /** One of their days of the week, and no public holiday of anyone this calendar is made for. */
  public boolean isWorkingDay(LocalDate day) {
    if (!weekdays.contains(day.getDayOfWeek())) {
      return false;
    }
    // a plain loop: plans ask this more often than anything else
    for (Holidays calendar : holidays) {
      if (calendar.contains(day)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The working day that lies {@code days} working days after the given day, or before it when
   * {@code days} is negative. Zero gives the day itself or, when that is no working day, the next.
   */
  public LocalDate plusWorkingDays(LocalDate day, int days) {
    if (days == 0) {
      LocalDate found = day;
      while (!isWorkingDay(found)) {
        found = found.plusDays(1);
      }
      return found;
    }
    int step = Integer.signum(days);
    LocalDate found = day;
    for (int left = Math.abs(days); left > 0; ) {
      found = found.plusDays(step);
      if (isWorkingDay(found)) {
        left--;
      }
    }
    return found;
  }

  /**
   * The same local time {@code days} working days later (earlier when negative), moved into the
   * opening hours of that day. A start outside working time counts as the next opening.
   */
  public Instant plusWorkingDays(Instant start, int days) {
    ZonedDateTime from = nextOpening(start).atZone(zone);
    return plusWorkingDays(from.toLocalDate(), days)
        .atTime(from.toLocalTime())
        .atZone(zone)
        .toInstant();
  }

  /**
   * The instant itself when it lies in working time, else the moment at which work begins again.
   */
  public Instant nextOpening(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    if (isWorkingDay(local.toLocalDate())) {
      if (local.toLocalTime().isBefore(opensAt)) {
        return opening(local.toLocalDate());
      }
      if (local.toLocalTime().isBefore(closesAt)) {
        return instant;
      }
    }
    return opening(plusWorkingDays(local.toLocalDate(), 1));
  }

  /** Whether somebody works at this instant. */
  public boolean isOpen(Instant instant) {
    return nextOpening(instant).equals(instant);
  }

  /**
   * The latest instant with this much working time between it and the given one.
   *
   * @param time not negative
   */
  public Instant minusWorkingTime(Instant end, Duration time) {
    Duration left = time;
    LocalDate day = dateOf(end);
    Instant until = earlier(end, closing(day));
    while (!isWorkingDay(day)
        || until.isBefore(opening(day))
        || Duration.between(opening(day), until).compareTo(left) < 0) {
      if (isWorkingDay(day) && until.isAfter(opening(day))) {
        left = left.minus(Duration.between(opening(day), until));
      }
      day = day.minusDays(1);
      until = closing(day);
    }
    return until.minus(left);
  }

  /**
   * How far something lies outside working hours: zero when it begins and ends within those of one
   * day, else what it would have to move to lie in the nearest.
   */
  public Duration outside(Instant from, Instant to) {
    LocalDate day = dateOf(from);
    Duration nearest = outside(isWorkingDay(day) ? day : plusWorkingDays(day, -1), from, to);
    if (nearest.isZero()) {
      return nearest;
    }
    for (LocalDate other : List.of(plusWorkingDays(day, -1), plusWorkingDays(day, 1))) {
      Duration distance = outside(other, from, to);
      if (distance.compareTo(nearest) < 0) {
        nearest = distance;
      }
    }
    return nearest;
  }

  private Duration outside(LocalDate day, Instant from, Instant to) {
    Duration early = Duration.between(from, opening(day));
    Duration late = Duration.between(closing(day), to);
    Duration most = early.compareTo(late) > 0 ? early : late;
    return most.isNegative() ? Duration.ZERO : most;
  }

  /** The working time that passes from one instant to another; zero when they are out of order. */
  public Duration workingTimeBetween(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    LocalDate last = to.atZone(zone).toLocalDate();
    for (LocalDate day = from.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        Instant begin = later(opening(day), from);
        Instant end = earlier(closing(day), to);
        if (begin.isBefore(end)) {
          sum = sum.plus(Duration.between(begin, end));
        }
      }
    }
    return sum;
  }

  /** Start of work on this day, whether it is a working day or not. */
  public Instant opening(LocalDate day) {
    return day.atTime(opensAt).atZone(zone).toInstant();
  }

  /** End of work on this day, whether it is a working day or not. */
  public Instant closing(LocalDate day) {
    return day.atTime(closesAt).atZone(zone).toInstant();
  }

  /** The date that people who work by this calendar have at this instant. */
  public LocalDate dateOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
