package org.threatreviews.review.process;

/** The names in the model {@code review-date-call}. */
final class ReviewDateCallIds {

  static final String PROCESS = "review-date-call";

  static final String USER_TASK_CALL_ABOUT_DATE = "userTask_callAboutDate";

  static final String MESSAGE_DATE_SETTLED = "review.dateSettled";

  static final String VARIABLE_CONTACT = "contact";
  static final String VARIABLE_NOTES = "notes";
  static final String VARIABLE_NEW_START = "newStart";

  private ReviewDateCallIds() {}
}
