package org.threatreviews.review.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.threatreviews.review.ReviewRecord;
import org.threatreviews.task.NextStep;

/** A threat review with its record. */
record ReviewRecordResponse(
    @JsonUnwrapped ReviewResponse review,
    String summary,
    String trainingPoint,
    String recommendations,
    String noTrainingBecause,
    String noRecommendationsBecause,
    boolean prepared,
    String attendees,
    String notes,
    OffsetDateTime heldAt) {

  static ReviewRecordResponse of(ReviewRecord known, NextStep next, ZoneId zone) {
    return new ReviewRecordResponse(
        ReviewResponse.of(known.review(), next, zone),
        known.preparation().summary(),
        known.preparation().trainingPoint(),
        known.preparation().recommendations(),
        known.preparation().noTrainingBecause(),
        known.preparation().noRecommendationsBecause(),
        known.prepared(),
        known.attendees(),
        known.notes(),
        ReviewResponse.at(known.heldAt(), zone));
  }
}
