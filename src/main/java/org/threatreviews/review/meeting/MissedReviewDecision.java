package org.threatreviews.review.meeting;

/** What the team lead decides about a review whose meeting did not take place. */
public enum MissedReviewDecision {
  NEW_DATE,
  CANCEL
}
