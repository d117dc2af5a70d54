package org.threatreviews.review.threat;

/** What is decided about the emerging threats of a review. */
enum ThreatDecision {
  THREAT_ATTACHED,
  /** Another reason why it matters to this client. */
  THREAT_REASON_CHANGED,
  THREAT_DETACHED
}
