package org.threatreviews.review.process;

/** The names in the model {@code review-hand-over}. */
final class ReviewHandOverIds {

  static final String PROCESS = "review-hand-over";

  static final String EVENT_ANALYST_NOT_AVAILABLE = "event_analystNotAvailable";
  static final String SERVICE_TASK_FIND_SUBSTITUTE = "serviceTask_findSubstitute";
  static final String GATEWAY_IS_SUBSTITUTE_FOUND = "gateway_isSubstituteFound";
  static final String USER_TASK_FIND_SUBSTITUTE = "userTask_findSubstitute";
  static final String EVENT_HAND_OVER_SETTLED = "event_handOverSettled";
  static final String GATEWAY_LEAD_DECIDED = "gateway_leadDecided";
  static final String GATEWAY_HAND_OVER_DECIDED = "gateway_handOverDecided";
  static final String SERVICE_TASK_ANNOUNCE_HAND_OVER = "serviceTask_announceHandOver";
  static final String EVENT_REVIEW_HANDED_OVER = "event_reviewHandedOver";

  static final String MESSAGE_HAND_OVER_SETTLED = "review.handOverSettled";

  static final String VARIABLE_FORMER_ANALYST = "formerAnalyst";
  static final String VARIABLE_ANALYST_FOUND = "analystFound";
  static final String VARIABLE_ANALYST = "analyst";
  static final String VARIABLE_BRIEFING = "briefing";

  private ReviewHandOverIds() {}
}
