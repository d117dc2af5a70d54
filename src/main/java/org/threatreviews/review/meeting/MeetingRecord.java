package org.threatreviews.review.meeting;

import java.time.Instant;
import org.threatreviews.review.ReviewOutcome;

/**
 * What the analyst records about a meeting.
 *
 * @param attendees who was there, in words
 * @param markRestDiscussed gives every agenda item without an outcome the outcome {@code DISCUSSED}
 * @param newStart when the meeting takes place instead, agreed at its first postponement; else null
 */
public record MeetingRecord(
    ReviewOutcome outcome,
    String attendees,
    String notes,
    boolean markRestDiscussed,
    Instant newStart) {}
