package org.threatreviews.review;

import java.time.Instant;

/**
 * A review with its record. What is not known yet is null.
 *
 * @param summary what the analyst wrote about the period
 * @param trainingPoint what the client is taught in this review
 * @param heldAt when the meeting was recorded as held
 */
public record ReviewRecord(
    ReviewSummary review,
    String summary,
    String trainingPoint,
    boolean prepared,
    String attendees,
    String notes,
    Instant heldAt) {}
