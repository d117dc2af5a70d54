package org.threatreviews.review.process;

/** The names in the model {@code left-points}. */
final class LeftPointsIds {

  static final String PROCESS = "left-points";

  static final String USER_TASK_SETTLE_LEFT_POINTS = "userTask_settleLeftPoints";

  static final String VARIABLE_REVIEW_AHEAD = "reviewAhead";
  static final String VARIABLE_RESULT = "result";

  private LeftPointsIds() {}
}
