package org.threatreviews.review;

/** How the meeting of a threat review went. */
public enum ReviewOutcome {
  HELD,
  NO_SHOW,
  POSTPONED
}
