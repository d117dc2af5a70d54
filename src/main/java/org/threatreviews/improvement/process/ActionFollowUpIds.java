package org.threatreviews.improvement.process;

/** The names in the model {@code action-follow-up} and its decision. */
final class ActionFollowUpIds {

  static final String PROCESS = "action-follow-up";

  static final String SERVICE_TASK_LOOK_AT_ACTION = "serviceTask_lookAtAction";

  static final String EVENT_REMINDER_DUE = "event_reminderDue";
  static final String SERVICE_TASK_REMIND_CLIENT = "serviceTask_remindClient";

  static final String USER_TASK_CARRY_OUT_ACTION = "userTask_carryOutAction";
  static final String EVENT_NEXT_REMINDER_DUE = "event_nextReminderDue";

  static final String USER_TASK_DECIDE_OVERDUE_ACTION = "userTask_decideOverdueAction";

  static final String EVENT_CARRIED_OVER = "event_carriedOver";

  static final String GATEWAY_UNTIL_ASKED_AGAIN = "gateway_untilAskedAgain";
  static final String EVENT_ASK_AGAIN_DUE = "event_askAgainDue";
  static final String SERVICE_TASK_ASK_AGAIN = "serviceTask_askAgain";

  static final String MESSAGE_CHANGED = "action.changed";

  static final String DECISION_POLICY = "action-policy";

  static final String VARIABLE_STEP = "step";
  static final String VARIABLE_OWNER = "owner";
  static final String VARIABLE_REVIEW_AHEAD = "reviewAhead";
  static final String VARIABLE_REMINDER_LEFT = "reminderLeft";
  static final String VARIABLE_BRIEFING = "briefing";
  static final String VARIABLE_RESULT = "result";
  static final String VARIABLE_REASON = "reason";
  static final String VARIABLE_NEW_DATE = "newDate";

  private ActionFollowUpIds() {}
}
