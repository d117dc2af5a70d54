package org.threatreviews.review.schedule;

/** Why a period of a contract has no review. */
public enum NoReview {
  /** Its meeting would have been too soon after the orientation call. */
  BEFORE_ORIENTATION,
  /** A hold leaves less than half of it, or no day on which a meeting could still be arranged. */
  ON_HOLD,
  /** When it became due, no day was left for a meeting. */
  NO_DAY_LEFT,
  /** What is left of it at the end of the contract is less than half a period. */
  TOO_SHORT,
  /** A review of the other subscription was held at its end. */
  HELD_ALREADY,
  /** The team lead has cancelled its review. */
  CANCELLED_BY_LEAD
}
