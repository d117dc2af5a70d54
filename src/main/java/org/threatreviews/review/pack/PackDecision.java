package org.threatreviews.review.pack;

/** What is decided about the pack of a review. */
enum PackDecision {
  /** The analyst has finished the preparation. */
  PREPARED,
  /** The pack went to the client. */
  PUBLISHED
}
