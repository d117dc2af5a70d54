package org.threatreviews.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/** The days on which the clocks change. */
public final class ClockChanges {

  private static final ZoneId OURS = ZoneId.of("Europe/Berlin");

  private ClockChanges() {}

  /**
   * In a zone; where they never change, the days on which ours do, since working together does then.
   *
   * @return two days, both Sundays
   */
  public static List<LocalDate> in(ZoneId zone, Year year) {
    List<LocalDate> own = changes(zone, year);
    return own.isEmpty() ? changes(OURS, year) : own;
  }

  private static List<LocalDate> changes(ZoneId zone, Year year) {
    Instant end = year.atDay(1).plusYears(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    List<LocalDate> days = new ArrayList<>();
    ZoneOffsetTransition next = zone.getRules()
        .nextTransition(year.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    while (next != null && next.getInstant().isBefore(end)) {
      days.add(next.getDateTimeBefore().toLocalDate());
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return List.copyOf(days);
  }
}
