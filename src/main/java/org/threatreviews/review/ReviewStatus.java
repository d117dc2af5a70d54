package org.threatreviews.review;

/** Where a threat review stands. */
public enum ReviewStatus {
  PLANNED,
  PUBLISHED,
  CLOSED,
  CANCELLED
}
