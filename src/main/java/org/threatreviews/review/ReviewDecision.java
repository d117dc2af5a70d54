package org.threatreviews.review;

/** What is decided about reviews and contracts, beyond what other enums name. */
public enum ReviewDecision {
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
  /** The minutes went to the client. */
  MINUTES_SENT,
  /** A contact says that the minutes are right. */
  MINUTES_CONFIRMED,
  MINUTES_COMMENTED,
  /** What an agenda item says without an outcome. */
  NOTED,
  /** An agenda item has no outcome any more. */
  OUTCOME_WITHDRAWN,
  /** Somebody has written over what another window had saved; the words are the replaced ones. */
  ENTRY_REPLACED,
  /** The SOC has taken care of an agenda item. */
  HANDLED_BY_SOC,
  THREAT_ATTACHED,
  /** Another reason why it matters to this client. */
  THREAT_REASON_CHANGED,
  THREAT_DETACHED,
  HOLD_BEGUN,
  HOLD_ENDED
}
