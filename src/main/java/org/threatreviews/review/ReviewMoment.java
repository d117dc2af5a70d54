package org.threatreviews.review;

/** The moments of a review that steps and tasks are due at. */
public enum ReviewMoment {
  /** Five working days before the meeting, or earlier. */
  PREPARATION_OPENS,
  /** A working day before publication: then the team lead learns that it is missing. */
  PREPARED_BY,
  PREPARATION_DUE,
  /** By when the lead sees to a missing preparation: before publication. */
  MISSING_PREPARATION_DUE,
  /** One whole working day of the client before the day of the meeting. */
  PUBLICATION,
  /** Seven days before the meeting. */
  FIRST_REMINDER,
  /** The client's working day before the meeting. */
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
