package org.threatreviews.review;

import java.time.Instant;

/**
 * What came of the last meeting of a review; all null before one was recorded.
 *
 * @param attendees who was there, in the analyst's words
 * @param heldAt when it was recorded as held
 */
record MeetingResult(ReviewOutcome outcome, String attendees, String notes, Instant heldAt) {

  static final MeetingResult NONE = new MeetingResult(null, null, null, null);

  /** The meeting did not take place; who was at an earlier one stays. */
  MeetingResult missed(ReviewOutcome how, String newNotes) {
    return new MeetingResult(how, attendees, newNotes, heldAt);
  }
}
