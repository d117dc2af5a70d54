package org.threatreviews.calendar;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What figures and texts need of several durations, or of one. */
public final class Durations {

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

  /** For our own staff, such as {@code 6 h 05 min}. */
  public static String inHours(Duration time) {
    return "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
  }
}
