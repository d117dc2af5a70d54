package org.threatreviews.review;

/** What is decided about reviews and contracts, beyond what other enums name. */
enum ReviewDecision {
  /** The process has looked whether who has the review can hold it. */
  ANALYST_CONFIRMED,
  ANALYST_ASSIGNED,
  /** Nobody can hold the review. */
  ANALYST_MISSING,
  /** The client of an advisor gets this one. */
  ADVISOR_ASSIGNED,
  /** The analyst has finished the preparation. */
  PREPARED,
  /** The pack went to the client. */
  PUBLISHED,
  MOVED,
  /** The lead wants a new date for a missed meeting. */
  NEW_DATE_WANTED,
  CANCELLED,
  /** The client wants to talk about something. */
  POINT_RAISED,
  /** The SOC has taken care of an agenda item. */
  HANDLED_BY_SOC,
  HOLD_BEGUN,
  HOLD_ENDED
}
