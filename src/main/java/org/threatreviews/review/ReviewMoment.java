package org.threatreviews.review;

/** The moments of a review that steps and tasks are due at. */
public enum ReviewMoment {
  /** Five working days before the meeting. */
  PREPARATION_OPENS,
  /** Two working days before the meeting. */
  PREPARATION_DUE,
  /** 24 hours before the meeting. */
  PUBLICATION,
  /** Seven days before the meeting. */
  FIRST_REMINDER,
  /** The working day before the meeting. */
  SECOND_REMINDER,
  /** The beginning of the meeting: whoever leads it must be known. */
  MEETING_BEGINS,
  /** The end of the meeting, when its record is due. */
  MEETING_ENDS,
  /** Two working days after the meeting. */
  RECORD_LATE,
  /** Then the minutes should have gone out: two working days after the meeting. */
  MINUTES_LATE
}
