package org.threatreviews.review.schedule;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.threatreviews.review.Review;

/**
 * A contract period, for which there is one review: a quarter or a month, counted from the first
 * day of the contract.
 *
 * @param months its regular length
 * @param index its number among those of the contract, from 0
 * @param firstDay inclusive
 * @param lastDay inclusive; the contract's last day where that comes earlier
 * @param wholeDays how many days it has when the contract does not end within it
 * @param title the calendar quarter or month that it stands for, such as {@code Q1 2027} or {@code
 *     January 2027}. The first period is named after the one in which most of its days lie (the
 *     earlier one when equally many do), every further period after the next one, so that no name
 *     is left out or comes twice however a contract lies to the calendar.
 */
public record ReviewPeriod(
    int months, int index, LocalDate firstDay, LocalDate lastDay, int wholeDays, String title) {

  private static final int QUARTER = 3;

  /**
   * All periods of a contract. Each is counted from the contract's first day, so the one after 31
   * January and 28 February begins on 31 March. What is left at the end counts when it is at least
   * half a period long.
   *
   * @param contractEnd inclusive
   */
  static List<ReviewPeriod> of(LocalDate contractStart, LocalDate contractEnd, int months) {
    return of(List.of(new Contract.Span(contractStart, contractEnd)), months);
  }

  /**
   * The periods of all spans. Their numbers go on from span to span, those that are too short
   * counted too, so that no two periods of a client have the same.
   *
   * @param spans oldest first
   */
  static List<ReviewPeriod> of(List<Contract.Span> spans, int months) {
    return all(spans, months).stream().filter(ReviewPeriod::isLongEnough).toList();
  }

  /** What is left at the end of a span and is too short to have a review. */
  static List<ReviewPeriod> tooShort(List<Contract.Span> spans, int months) {
    return all(spans, months).stream().filter(period -> !period.isLongEnough()).toList();
  }

  private static List<ReviewPeriod> all(List<Contract.Span> spans, int months) {
    List<ReviewPeriod> periods = new ArrayList<>();
    int before = 0;
    for (Contract.Span span : spans) {
      YearMonth name = nameOfFirst(span.firstDay(), months);
      LocalDate from = span.firstDay();
      int number = 0;
      for (; !from.isAfter(span.lastDay()); number++) {
        LocalDate next = span.firstDay().plusMonths((number + 1L) * months);
        LocalDate to = next.isAfter(span.lastDay()) ? span.lastDay() : next.minusDays(1);
        int whole = (int) ChronoUnit.DAYS.between(from, next);
        String title = title(name.plusMonths((long) number * months), months);
        periods.add(new ReviewPeriod(months, before + number, from, to, whole, title));
        from = next;
      }
      before += number;
    }
    return periods;
  }

  private boolean isLongEnough() {
    return isEnough(ChronoUnit.DAYS.between(firstDay, lastDay) + 1);
  }

  /** Whether so many days are half a period or more. */
  private boolean isEnough(long days) {
    return 2 * days >= wholeDays;
  }

  /** Whether at least half a period lies outside these holds. */
  boolean hasEnoughDaysOutside(List<Hold> holds) {
    return isEnough(firstDay
        .datesUntil(lastDay.plusDays(1))
        .filter(day -> !Hold.covers(holds, day))
        .count());
  }

  /** First month of the calendar unit that holds most of the contract's first full period. */
  private static YearMonth nameOfFirst(LocalDate start, int months) {
    LocalDate end = start.plusMonths(months);
    YearMonth unit = firstMonthOfUnit(start, months);
    LocalDate nextUnit = unit.plusMonths(months).atDay(1);
    boolean mostlyInNext =
        ChronoUnit.DAYS.between(nextUnit, end) > ChronoUnit.DAYS.between(start, nextUnit);
    return mostlyInNext ? unit.plusMonths(months) : unit;
  }

  private static YearMonth firstMonthOfUnit(LocalDate day, int months) {
    YearMonth month = YearMonth.from(day);
    return month.minusMonths((month.getMonthValue() - 1L) % months);
  }

  private static String title(YearMonth first, int months) {
    if (months == 1) {
      String month = first.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      return month + " " + first.getYear();
    }
    if (months == QUARTER) {
      return "Q" + first.get(IsoFields.QUARTER_OF_YEAR) + " " + first.getYear();
    }
    YearMonth last = first.plusMonths(months - 1L);
    return "%s to %s"
        .formatted(title(first, 1), title(last, 1)); // a cadence that the decision table may name
  }

  /** Whether the review is for this period. */
  boolean isThatOf(Review review) {
    return review.cadenceMonths() == months && review.periodIndex() == index;
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(firstDay) && !day.isAfter(lastDay);
  }
}
