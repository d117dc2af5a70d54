package org.threatreviews.review.process;

/** The names in the model {@code review-hand-over}. */
final class ReviewHandOverIds {

  static final String PROCESS = "review-hand-over";

  static final String SERVICE_TASK_FIND_SUBSTITUTE = "serviceTask_findSubstitute";
  static final String USER_TASK_NAME_SUBSTITUTE = "userTask_nameSubstitute";

  static final String GATEWAY_UNTIL_LOOKED_AGAIN = "gateway_untilLookedAgain";
  static final String EVENT_LOOK_AGAIN_DUE = "event_lookAgainDue";

  static final String MESSAGE_HAND_OVER_SETTLED = "review.handOverSettled";

  static final String VARIABLE_FORMER_ANALYST = "formerAnalyst";
  static final String VARIABLE_ANALYST_FOUND = "analystFound";
  static final String VARIABLE_ANALYST = "analyst";

  /** Who was found when the change in the team was looked at; null when that was left open. */
  static final String VARIABLE_PLANNED = "plannedAnalyst";

  /** Whom the lead has named for all that the former analyst had; empty: whoever is free. */
  static final String VARIABLE_NAMED = "namedAnalyst";

  /** What the task says about the reviews that wait with the one it is about. */
  static final String VARIABLE_OTHERS = "others";

  /** The lead's task lists this review; looking again without success changes nothing there. */
  static final String VARIABLE_LISTED = "listed";

  private ReviewHandOverIds() {}
}
