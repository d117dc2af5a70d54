package org.threatreviews.review.web;

import java.time.DayOfWeek;

/** A weekday as the orientation call's form names it. */
enum PreferredWeekday {
  MON,
  TUE,
  WED,
  THU,
  FRI;

  DayOfWeek day() {
    return DayOfWeek.of(ordinal() + 1);
  }
}
