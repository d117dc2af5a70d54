package org.threatreviews.board.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.threatreviews.staff.FeasibilityWords;

/** Puts dates and hours of the pool into words for the page. */
final class PoolWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter WEEK =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  public String day(LocalDate day) {
    return DAY.format(day);
  }

  public String week(LocalDate monday) {
    return WEEK.format(monday);
  }

  public String hours(Duration duration) {
    return FeasibilityWords.hours(duration);
  }
}
