package org.threatreviews.review.process;

/** The names in the model {@code review-minutes}. */
final class ReviewMinutesIds {

  static final String PROCESS = "review-minutes";

  static final String SERVICE_TASK_SEND_MINUTES = "serviceTask_sendMinutes";
  static final String USER_TASK_CHASE_MINUTES = "userTask_chaseMinutes";

  private ReviewMinutesIds() {}
}
