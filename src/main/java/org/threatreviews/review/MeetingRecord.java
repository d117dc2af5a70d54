package org.threatreviews.review;

/**
 * What the analyst records about a meeting.
 *
 * @param attendees who was there, in words
 * @param markRestDiscussed gives every agenda item without an outcome the outcome {@code DISCUSSED}
 */
public record MeetingRecord(
    ReviewOutcome outcome, String attendees, String notes, boolean markRestDiscussed) {}
