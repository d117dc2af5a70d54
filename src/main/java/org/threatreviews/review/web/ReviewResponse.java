package org.threatreviews.review.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;

/** A threat review in the plan; instants with the offset of the business zone. */
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
    ReviewOutcome outcome) {

  static ReviewResponse of(ReviewSummary review, ZoneId zone) {
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
        review.outcome());
  }

  static OffsetDateTime at(Instant instant, ZoneId zone) {
    return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
  }
}
