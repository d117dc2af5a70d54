package org.threatreviews.review.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.review.plan.ContractChangeEffect;
import org.threatreviews.review.plan.PlanPreview;
import org.threatreviews.review.schedule.NoReview;

/**
 * What a contract change does to the plan, and who is told.
 *
 * @param withoutReview periods from today on that have no review, with the reason
 */
record ContractChangeResponse(
    List<Meeting> planned,
    List<Moved> moved,
    List<Meeting> cancelled,
    List<WithoutReview> withoutReview,
    List<ContractChangeEffect.Mails> mails) {

  /**
   * @param analyst user id; null when nobody is free
   */
  record Meeting(String title, OffsetDateTime start, OffsetDateTime end, String analyst) {}

  record Moved(String reference, String title, OffsetDateTime from, OffsetDateTime to) {}

  /**
   * @param because the reason in words
   */
  record WithoutReview(
      String period, LocalDate periodStart, LocalDate periodEnd, NoReview reason, String because) {}

  static ContractChangeResponse of(ContractChangeEffect effect, ZoneId zone) {
    return new ContractChangeResponse(
        meetings(effect.planned(), zone),
        effect.moved().stream()
            .map(moved -> new Moved(
                moved.reference(),
                moved.title(),
                ReviewResponse.at(moved.from(), zone),
                ReviewResponse.at(moved.to(), zone)))
            .toList(),
        meetings(effect.cancelled(), zone),
        effect.withoutReview().stream()
            .map(period -> new WithoutReview(
                period.period(),
                period.firstDay(),
                period.lastDay(),
                period.reason(),
                period.because()))
            .toList(),
        effect.mails());
  }

  private static List<Meeting> meetings(List<PlanPreview.Meeting> meetings, ZoneId zone) {
    return meetings.stream()
        .map(meeting -> new Meeting(
            meeting.title(),
            ReviewResponse.at(meeting.start(), zone),
            ReviewResponse.at(meeting.end(), zone),
            meeting.analyst()))
        .toList();
  }
}
