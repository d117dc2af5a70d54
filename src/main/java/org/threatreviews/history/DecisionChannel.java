package org.threatreviews.history;

/** Where a decision was made. */
public enum DecisionChannel {
  /** A call of {@code /api/v1}. */
  API,
  /** A client's page, opened from the link in a mail. */
  CLIENT_PAGE,
  /** Tasklist or Cockpit. */
  TASKLIST,
  BOARD,
  /** The page on which a meeting's agenda is gone through. */
  MEETING_PAGE,
  /** Another page of a review, used in its preparation. */
  REVIEW_PAGE,
  /** A call of the engine's own REST API. */
  ENGINE_API,
  /** Nobody's request: a process did it, when a time was up. */
  PROCESS
}
