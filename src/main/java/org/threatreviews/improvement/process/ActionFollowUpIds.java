package org.threatreviews.improvement.process;

/** The names in the model {@code action-follow-up} and its decision. */
final class ActionFollowUpIds {

  static final String PROCESS = "action-follow-up";

  static final String EVENT_ACTION_AGREED = "event_actionAgreed";
  static final String GATEWAY_LOOK_AGAIN = "gateway_lookAgain";
  static final String SERVICE_TASK_LOOK_AT_ACTION = "serviceTask_lookAtAction";
  static final String GATEWAY_IS_TO_BE_DONE = "gateway_isToBeDone";
  static final String GATEWAY_IS_REMINDER_AHEAD = "gateway_isReminderAhead";

  static final String GATEWAY_UNTIL_REMINDER = "gateway_untilReminder";
  static final String EVENT_REMINDER_DUE = "event_reminderDue";
  static final String EVENT_CHANGED_MEANWHILE = "event_changedMeanwhile";
  static final String GATEWAY_IS_OWNER_CLIENT = "gateway_isOwnerClient";
  static final String SERVICE_TASK_REMIND_CLIENT = "serviceTask_remindClient";

  static final String SUB_PROCESS_CARRY_OUT_ACTION = "subProcess_carryOutAction";
  static final String EVENT_TEAM_TAKES_ACTION = "event_teamTakesAction";
  static final String GATEWAY_WORK_AND_REMINDERS = "gateway_workAndReminders";
  static final String USER_TASK_CARRY_OUT_ACTION = "userTask_carryOutAction";
  static final String EVENT_TEAM_REPORTED = "event_teamReported";
  static final String GATEWAY_REMIND_TEAM_AGAIN = "gateway_remindTeamAgain";
  static final String SERVICE_TASK_REMIND_TEAM = "serviceTask_remindTeam";
  static final String GATEWAY_IS_REMINDER_LEFT = "gateway_isReminderLeft";
  static final String EVENT_NEXT_REMINDER_DUE = "event_nextReminderDue";
  static final String EVENT_REMINDERS_OVER = "event_remindersOver";
  static final String EVENT_CHANGED_IN_WORK = "event_changedInWork";

  static final String EVENT_CARRIED_OVER = "event_carriedOver";

  static final String GATEWAY_IS_ASKED_AGAIN = "gateway_isAskedAgain";
  static final String EVENT_ASK_AGAIN_DUE = "event_askAgainDue";
  static final String SERVICE_TASK_ASK_AGAIN = "serviceTask_askAgain";
  static final String EVENT_ASKED_AGAIN = "event_askedAgain";
  static final String EVENT_ACTION_SETTLED = "event_actionSettled";

  static final String GATEWAY_TEAM_DONE = "gateway_teamDone";
  static final String GATEWAY_SEEN_TO = "gateway_seenTo";
  static final String GATEWAY_ANY_CHANGE = "gateway_anyChange";
  static final String GATEWAY_BACK_TO_LOOK = "gateway_backToLook";

  static final String MESSAGE_CHANGED = "action.changed";

  static final String DECISION_POLICY = "action-policy";

  static final String VARIABLE_STEP = "step";
  static final String VARIABLE_OWNER = "owner";
  static final String VARIABLE_REMINDER_LEFT = "reminderLeft";
  static final String VARIABLE_BRIEFING = "briefing";
  static final String VARIABLE_RESULT = "result";
  static final String VARIABLE_REASON = "reason";
  static final String VARIABLE_NEW_DATE = "newDate";

  private ActionFollowUpIds() {}
}
