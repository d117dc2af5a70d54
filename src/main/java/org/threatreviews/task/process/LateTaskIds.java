package org.threatreviews.task.process;

/** The names in the model {@code late-task} and its decision. */
final class LateTaskIds {

  static final String PROCESS = "late-task";
  static final String DECISION_ESCALATION = "task-escalation";

  static final String EVENT_TASK_LATE = "event_taskLate";
  static final String USER_TASK_SEE_TO_LATE_TASK = "userTask_seeToLateTask";
  static final String EVENT_TIME_TO_ASK_AGAIN = "event_timeToAskAgain";
  static final String EVENT_LEAD_REMINDER_DUE = "event_leadReminderDue";
  static final String SERVICE_TASK_REMIND_LEADS = "serviceTask_remindLeads";
  static final String MESSAGE_TASK_DONE = "task.done";

  /** Id of the task that the clock belongs to. */
  static final String VARIABLE_TASK = "task";

  static final String VARIABLE_WHO = "who";
  static final String VARIABLE_TIMES_ASKED = "timesAsked";
  static final String VARIABLE_ASK_AGAIN_ON = "askAgainOn";
  static final String VARIABLE_BRIEFING = "briefing";
  static final String VARIABLE_NOTES = "notes";
  static final String VARIABLE_UNTIL = "until";

  /** Lives only while the clock is started: the task is not in the database yet. */
  static final String VARIABLE_TASK_DUE = "taskDue";

  private LateTaskIds() {}
}
