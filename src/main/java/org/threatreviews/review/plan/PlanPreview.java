package org.threatreviews.review.plan;

import java.util.List;
import org.threatreviews.staff.Feasibility;

/**
 * What planning the reviews of a client would give.
 *
 * @param meetings the reviews that would be planned, by start
 * @param unknownHolidays countries and years whose public holidays nobody knows, so that a meeting
 *     may fall on one
 * @param feasibility of everything planned together with these meetings
 * @param warnings about the hours at which the meetings would be; both sides are told
 */
public record PlanPreview(
    List<Meeting> meetings,
    List<UnknownHolidays> unknownHolidays,
    Feasibility feasibility,
    List<String> warnings) {

  /**
   * @param analyst user id; null when nobody is free
   */
  public record Meeting(
      String title, java.time.Instant start, java.time.Instant end, String analyst) {}

  /**
   * @param country ISO 3166 code, or a code with a region such as {@code DE-BY}
   */
  public record UnknownHolidays(String country, int year) {}
}
