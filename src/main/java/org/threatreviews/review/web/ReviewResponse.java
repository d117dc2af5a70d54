package org.threatreviews.review.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.NextStepResponse;

/**
 * A threat review in the plan; instants with the offset of the business zone.
 *
 * @param nextStep null once it is closed or cancelled
 * @param warnings about the date, where it was just set; left out elsewhere
 */
record ReviewResponse(
    String reference,
    String client,
    int sequence,
    String title,
    ReviewStatus status,
    OffsetDateTime periodStart,
    OffsetDateTime periodEnd,
    OffsetDateTime start,
    OffsetDateTime end,
    String analyst,
    ReviewOutcome outcome,
    NextStepResponse nextStep,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<String> warnings) {

  static ReviewResponse of(ReviewSummary review, NextStep next, ZoneId zone) {
    return of(review, next, zone, null);
  }

  static ReviewResponse of(
      ReviewSummary review, NextStep next, ZoneId zone, List<String> warnings) {
    return new ReviewResponse(
        review.reference(),
        review.client(),
        review.sequence(),
        review.title(),
        review.status(),
        at(review.periodStart(), zone),
        at(review.periodEnd(), zone),
        at(review.start(), zone),
        at(review.end(), zone),
        review.analyst(),
        review.outcome(),
        NextStepResponse.of(next, zone),
        warnings);
  }

  static OffsetDateTime at(Instant instant, ZoneId zone) {
    return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
  }
}
