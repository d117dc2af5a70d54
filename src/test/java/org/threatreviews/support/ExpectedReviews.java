package org.threatreviews.support;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Which reviews a contract must have, derived from the contract alone: one per quarter or month
 * counted from its first day, a stub at its end when it is at least half a period long, and none
 * for a period whose meeting would be less than five working days after the orientation call.
 * Holidays are left out: they move a meeting but change no number.
 */
public final class ExpectedReviews {

  private static final int LAST_WORKING_DAYS = 10;
  private static final int NOTICE_WORKING_DAYS = 5;

  /** A period with its first and last day. */
  public record Period(LocalDate first, LocalDate last) {

    public boolean contains(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }

    private long days() {
      return ChronoUnit.DAYS.between(first, last) + 1;
    }
  }

  private ExpectedReviews() {}

  public static List<Period> of(
      Portfolio.Contract contract, DayOfWeek preferred, LocalDate orientationCall) {
    LocalDate earliest = plusWeekdays(orientationCall, NOTICE_WORKING_DAYS);
    return periods(contract.start(), contract.end(), contract.hasAdvisor() ? 1 : 3).stream()
        .filter(period -> !meetingDay(period, preferred).isBefore(earliest))
        .toList();
  }

  /** Months are always counted from the contract's first day: 31 January, 28 February, 31 March. */
  private static List<Period> periods(LocalDate start, LocalDate end, int months) {
    List<Period> periods = new ArrayList<>();
    for (int i = 0; ; i++) {
      LocalDate first = start.plusMonths((long) months * i);
      LocalDate last = start.plusMonths((long) months * (i + 1)).minusDays(1);
      if (first.isAfter(end)) {
        return periods;
      }
      Period whole = new Period(first, last);
      if (!last.isAfter(end)) {
        periods.add(whole);
      } else {
        Period stub = new Period(first, end);
        if (2 * stub.days() >= whole.days()) {
          periods.add(stub);
        }
        return periods;
      }
    }
  }

  private static LocalDate meetingDay(Period period, DayOfWeek preferred) {
    LocalDate day = plusWeekdays(period.last().plusDays(1), -LAST_WORKING_DAYS);
    while (day.getDayOfWeek() != preferred) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static LocalDate plusWeekdays(LocalDate day, int count) {
    int step = Integer.signum(count);
    LocalDate found = day;
    for (int left = Math.abs(count); left > 0; ) {
      found = found.plusDays(step);
      if (found.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()) {
        left--;
      }
    }
    return found;
  }
}
