package org.threatreviews.review;

/** What a team lead has seen to, for it was late. */
public enum ReviewChase {
  /** The pack went out as it was. */
  MISSING_PREPARATION_SEEN_TO,
  /** Nobody has recorded the meeting. */
  RECORD_CHASED,
  MINUTES_CHASED
}
