package org.threatreviews.review.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.review.plan.PlanPreview;
import org.threatreviews.staff.Feasibility;

/** What planning the reviews of a client would give. */
record PlanPreviewResponse(
    List<Meeting> meetings,
    List<PlanPreview.UnknownHolidays> unknownHolidays,
    PoolCapacity feasibility,
    List<String> warnings) {

  /**
   * @param analyst user id; null when nobody is free
   */
  record Meeting(String title, OffsetDateTime start, OffsetDateTime end, String analyst) {}

  /**
   * Whether the pool holds everything planned together with these meetings.
   *
   * @param from first day that was looked at
   * @param to last day that was looked at
   */
  record PoolCapacity(boolean holds, LocalDate from, LocalDate to, List<Shortage> shortages) {}

  /**
   * @param week its Monday
   * @param userId the advisor who has too much to do; null for the shared pool
   */
  record Shortage(
      LocalDate week,
      String userId,
      String name,
      double neededHours,
      double availableHours,
      double missingHours) {}

  static PlanPreviewResponse of(PlanPreview preview, ZoneId zone) {
    return new PlanPreviewResponse(
        preview.meetings().stream()
            .map(meeting -> new Meeting(
                meeting.title(),
                ReviewResponse.at(meeting.start(), zone),
                ReviewResponse.at(meeting.end(), zone),
                meeting.analyst()))
            .toList(),
        preview.unknownHolidays(),
        capacity(preview.feasibility()),
        preview.warnings());
  }

  private static PoolCapacity capacity(Feasibility feasibility) {
    return new PoolCapacity(
        feasibility.holds(),
        feasibility.from(),
        feasibility.to(),
        feasibility.shortages().stream()
            .map(s -> new Shortage(
                s.week(),
                s.userId(),
                s.name(),
                hours(s.needed()),
                hours(s.available()),
                hours(s.missing())))
            .toList());
  }

  private static double hours(Duration duration) {
    return Math.round(duration.toMinutes() / 60.0 * 100) / 100.0;
  }
}
