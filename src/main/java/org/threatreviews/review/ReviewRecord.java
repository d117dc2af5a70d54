package org.threatreviews.review;

import java.time.Instant;

/**
 * A review with its record. What is not known yet is null.
 *
 * @param preparation what the analyst wrote for the pack
 * @param heldAt when the meeting was recorded as held
 */
public record ReviewRecord(
    ReviewSummary review,
    Preparation preparation,
    boolean prepared,
    String attendees,
    String notes,
    Instant heldAt) {}
