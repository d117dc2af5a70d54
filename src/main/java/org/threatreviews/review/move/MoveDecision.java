package org.threatreviews.review.move;

/** What is decided about another date, beyond the date itself. */
enum MoveDecision {
  /** None of the offered times suits the client. */
  CALL_ABOUT_DATE_WANTED,
  CALLED_ABOUT_DATE
}
