package org.threatreviews.incident;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/**
 * How the incidents that were reported in one calendar quarter were dealt with. Reports that were
 * taken back don't count; an incident counts under its present severity.
 *
 * @param quarter such as {@code 2027-Q1}, in the business zone
 * @param incidents number of incidents by severity; every severity is there
 * @param all the figures of all of them
 * @param bySeverity the figures of each severity; every severity is there
 */
public record QuarterMetrics(
    String quarter, Map<Severity, Long> incidents, Figures all, Map<Severity, Figures> bySeverity) {

  private static final int MONTHS = 3;

  public LocalDate firstDay() {
    String[] yearAndNumber = quarter.split("-Q", 2);
    int number = Integer.parseInt(yearAndNumber[1]);
    return LocalDate.of(Integer.parseInt(yearAndNumber[0]), MONTHS * (number - 1) + 1, 1);
  }

  /** The first day of the next quarter. */
  public LocalDate end() {
    return firstDay().plusMonths(MONTHS);
  }

  /**
   * A median is null while there is nothing to take it from.
   *
   * @param medianTimeToFeedback the client's working time from notification to its first feedback
   * @param medianTimeToClosure the client's working time from notification to the verified closure
   * @param medianExposureTime elapsed time from report to closure
   * @param promisesMade promises that were kept or whose day has passed
   * @param promisesKept of these, followed by another answer by the end of the promised day
   */
  public record Figures(
      Duration medianTimeToFeedback,
      Duration medianTimeToClosure,
      Duration medianExposureTime,
      long promisesMade,
      long promisesKept) {}
}
