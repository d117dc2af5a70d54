package org.threatreviews.review.meeting;

/** What is decided about meetings and minutes, beyond how a meeting went. */
enum MeetingDecision {
  /** The lead wants a new date for a missed meeting. */
  NEW_DATE_WANTED,
  CANCELLED,
  /** Somebody has written over what another window had saved; the words are the replaced ones. */
  ENTRY_REPLACED,
  /** The minutes went to the client. */
  MINUTES_SENT,
  /** A contact says that the minutes are right. */
  MINUTES_CONFIRMED,
  MINUTES_COMMENTED
}
