package org.threatreviews.review.process;

/** The names in the model {@code missed-review}. */
final class MissedReviewIds {

  static final String PROCESS = "missed-review";

  static final String USER_TASK_DECIDE_MISSED_REVIEW = "userTask_decideMissedReview";

  static final String VARIABLE_NEW_DATE_FOUND = "newDateFound";
  static final String VARIABLE_DECISION = "decision";
  static final String VARIABLE_NEW_START = "newStart";

  private MissedReviewIds() {}
}
