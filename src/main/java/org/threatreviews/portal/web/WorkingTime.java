package org.threatreviews.portal.web;

import java.time.Duration;
import org.threatreviews.portal.PageTexts;

/** Says in words how long a working time is, as exactly as it matters to people. */
final class WorkingTime {

  private static final int HOURS_A_DAY = 8;
  private static final int IN_HOURS_UP_TO_DAYS = 3;

  private WorkingTime() {}

  static String words(Duration time, PageTexts texts) {
    long hours = time.toHours();
    if (time.isZero()) {
      return texts.of("time.none");
    }
    if (hours == 0) {
      return texts.of("time.short");
    }
    return hours < HOURS_A_DAY * IN_HOURS_UP_TO_DAYS
        ? texts.of("time.hours", hours)
        : texts.of("time.days", hours / HOURS_A_DAY);
  }
}
