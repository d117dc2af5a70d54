package org.threatreviews.review.process;

/** The names in the model {@code review-hand-over}. */
final class ReviewHandOverIds {

  static final String PROCESS = "review-hand-over";

  static final String SERVICE_TASK_FIND_SUBSTITUTE = "serviceTask_findSubstitute";
  static final String USER_TASK_NAME_SUBSTITUTE = "userTask_nameSubstitute";

  static final String MESSAGE_HAND_OVER_SETTLED = "review.handOverSettled";

  static final String VARIABLE_FORMER_ANALYST = "formerAnalyst";
  static final String VARIABLE_ANALYST_FOUND = "analystFound";
  static final String VARIABLE_ANALYST = "analyst";

  private ReviewHandOverIds() {}
}
