package org.threatreviews.board;

import java.time.Instant;

/**
 * A client's next threat review.
 *
 * @param analyst user id of whoever leads it; null while nobody is assigned
 */
public record ScheduledReview(
    String reference, String title, String status, Instant start, String analyst) {}
