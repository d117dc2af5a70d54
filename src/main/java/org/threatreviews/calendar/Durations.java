package org.threatreviews.calendar;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What figures and texts need of several durations, or of one. */
public final class Durations {

  /** As the service's own business hours are by default; a day of work in figures. */
  public static final int WORKING_HOURS_A_DAY = 8;

  private static final Duration WORKING_DAY = Duration.ofHours(WORKING_HOURS_A_DAY);
  private static final Duration WEEK = WORKING_DAY.multipliedBy(5);

  private Durations() {}

  /** The middle one, between the two middle ones of an even number; null when there are none. */
  public static Duration median(Stream<Duration> durations) {
    List<Duration> sorted = durations.sorted().toList();
    if (sorted.isEmpty()) {
      return null;
    }
    Duration upper = sorted.get(sorted.size() / 2);
    return sorted.size() % 2 == 1
        ? upper
        : upper.plus(sorted.get(sorted.size() / 2 - 1)).dividedBy(2);
  }

  /** Whether a working time is so long that people think of it in days: a week or more. */
  public static boolean isLong(Duration workingTime) {
    return workingTime.compareTo(WEEK) >= 0;
  }

  /** A working time in whole days of work, of eight hours each. */
  public static long workingDays(Duration workingTime) {
    return Math.round((double) workingTime.toMinutes() / WORKING_DAY.toMinutes());
  }

  /** A working time for our own staff, such as {@code 6 h 05 min} or {@code 52 working days}. */
  public static String ofWork(Duration workingTime) {
    return isLong(workingTime)
        ? workingDays(workingTime) + " working days"
        : "%d h %02d min".formatted(workingTime.toHours(), workingTime.toMinutesPart());
  }
}
