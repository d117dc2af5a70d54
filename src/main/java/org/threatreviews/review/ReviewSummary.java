package org.threatreviews.review;

import java.time.Instant;

/**
 * A threat review as others see it.
 *
 * @param sequence its number among the reviews of the contract, from 1
 * @param title the quarter or month that it stands for, such as {@code Q1 2027}
 * @param periodStart from when on it covers what happened: the publication of the one before, or
 *     the start of the contract
 * @param periodEnd the moment of publication; null until then
 * @param start begin of the meeting
 * @param end end of the meeting
 * @param analyst user id of the person who holds it; null while nobody is free
 * @param outcome null until a meeting was recorded
 */
public record ReviewSummary(
    String reference,
    String client,
    int sequence,
    String title,
    ReviewStatus status,
    Instant periodStart,
    Instant periodEnd,
    Instant start,
    Instant end,
    String analyst,
    ReviewOutcome outcome) {}
