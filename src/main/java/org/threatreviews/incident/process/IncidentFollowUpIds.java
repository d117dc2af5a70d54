package org.threatreviews.incident.process;

/** The ids of the model {@code incident-follow-up.bpmn} that code and tests lean on. */
final class IncidentFollowUpIds {

  static final String PROCESS = "incident-follow-up";

  static final String EVENT_REPORT_TIME_REACHED = "event_reportTimeReached";
  static final String EVENT_REMINDER_DUE = "event_reminderDue";
  static final String EVENT_ESCALATION_DUE = "event_escalationDue";
  static final String EVENT_LEAD_ASKED_AGAIN = "event_leadAskedAgain";
  static final String EVENT_CALL_DUE_AGAIN = "event_callDueAgain";
  static final String EVENT_INCIDENT_CLOSED = "event_incidentClosed";

  static final String SERVICE_TASK_NOTIFY_CONTACTS = "serviceTask_notifyContacts";
  static final String SERVICE_TASK_SUSPEND_ACCEPTANCES = "serviceTask_suspendAcceptances";
  static final String SERVICE_TASK_ANNOUNCE_SEVERITY = "serviceTask_announceSeverity";
  static final String SERVICE_TASK_ANNOUNCE_WITHDRAWAL = "serviceTask_announceWithdrawal";
  static final String SERVICE_TASK_SEND_REMINDER = "serviceTask_sendReminder";
  static final String SERVICE_TASK_SEND_EXTRA_REMINDER = "serviceTask_sendExtraReminder";
  static final String SERVICE_TASK_CONFIRM_CLOSURE = "serviceTask_confirmClosure";
  static final String SERVICE_TASK_RETURN_TO_CLIENT = "serviceTask_returnToClient";

  static final String USER_TASK_DECIDE_ESCALATION = "userTask_decideEscalation";
  static final String USER_TASK_CALL_CLIENT = "userTask_callClient";
  static final String USER_TASK_VERIFY_CLOSURE = "userTask_verifyClosure";
  static final String USER_TASK_ASSIST_CLIENT = "userTask_assistClient";

  static final String RECEIVE_TASK_AWAIT_FEEDBACK = "receiveTask_awaitFeedback";

  static final String SUB_PROCESS_CALL_UNTIL_REACHED = "subProcess_callUntilReached";

  static final String CALL_ACTIVITY_KEEP_ACCEPTED_RISK = "callActivity_keepAcceptedRisk";

  static final String MESSAGE_FEEDBACK_RECEIVED = "incident.feedbackReceived";
  static final String MESSAGE_SEVERITY_CHANGED = "incident.severityChanged";
  static final String MESSAGE_SEVERITY_TO_ANNOUNCE = "incident.severityToAnnounce";
  static final String MESSAGE_REMINDERS_RESTARTED = "incident.remindersRestarted";
  static final String MESSAGE_CALL_OVER = "incident.callOver";
  static final String MESSAGE_REPORT_WITHDRAWN = "incident.reportWithdrawn";
  static final String DECISION_FOLLOW_UP_POLICY = "follow-up-policy";

  static final String VARIABLE_CLIENT = "client";
  static final String VARIABLE_SEVERITY = "severity";
  static final String VARIABLE_REMINDERS_SENT = "remindersSent";
  static final String VARIABLE_CALL_NEEDED = "callNeeded";
  static final String VARIABLE_FEEDBACK_OUTCOME = "feedbackOutcome";
  static final String VARIABLE_VERDICT = "verdict";
  static final String VARIABLE_COMMENT = "comment";
  static final String VARIABLE_DECISION = "decision";
  static final String VARIABLE_UNTIL = "until";
  static final String VARIABLE_REACHED = "reached";
  static final String VARIABLE_TAKEN_BACK = "takenBack";
  static final String VARIABLE_NOTES = "notes";
  static final String VARIABLE_BRIEFING = "briefing";

  private IncidentFollowUpIds() {}
}
