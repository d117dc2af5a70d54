package org.threatreviews.review.plan;

/** What is decided about plans and contracts, beyond the types of contract changes. */
enum PlanDecision {
  /** The client of an advisor gets this one. */
  ADVISOR_ASSIGNED,
  HOLD_BEGUN,
  HOLD_ENDED,
  /** Meetings take place elsewhere, or by another link. */
  MEETING_PLACE,
  /** A meeting has another date. */
  MOVED,
  /** A period of the contract has no review. */
  NO_REVIEW
}
