package org.threatreviews.incident.process;

/** The ids of the model {@code incident-follow-up.bpmn} that code and tests lean on. */
final class IncidentFollowUpIds {

  static final String PROCESS = "incident-follow-up";

  static final String EVENT_INCIDENT_REPORTED = "event_incidentReported";
  static final String EVENT_REPORT_DUE = "event_reportDue";
  static final String EVENT_TURN_BEGAN = "event_turnBegan";
  static final String EVENT_FEEDBACK_RECEIVED = "event_feedbackReceived";
  static final String EVENT_REMINDER_DUE = "event_reminderDue";
  static final String EVENT_REMINDERS_USED_UP = "event_remindersUsedUp";
  static final String EVENT_ESCALATION_DUE = "event_escalationDue";
  static final String EVENT_EXTRA_REMINDER_SENT = "event_extraReminderSent";
  static final String EVENT_CALL_WANTED = "event_callWanted";
  static final String EVENT_WAIT_DECIDED = "event_waitDecided";
  static final String EVENT_CALL_REQUESTED = "event_callRequested";
  static final String EVENT_CLIENT_CALLED = "event_clientCalled";
  static final String EVENT_SEVERITY_CHANGED = "event_severityChanged";
  static final String EVENT_REPORT_WITHDRAWN = "event_reportWithdrawn";
  static final String EVENT_WITHDRAWAL_ANNOUNCED = "event_withdrawalAnnounced";
  static final String EVENT_FEEDBACK_TAKEN = "event_feedbackTaken";
  static final String EVENT_CLOSURE_CONFIRMED = "event_closureConfirmed";
  static final String EVENT_STILL_PRESENT = "event_stillPresent";
  static final String EVENT_ACCEPTANCE_OVER = "event_acceptanceOver";
  static final String EVENT_CLIENT_HELPED = "event_clientHelped";
  static final String EVENT_PROMISE_NOTED = "event_promiseNoted";
  static final String EVENT_NEWER_FEEDBACK = "event_newerFeedback";
  static final String EVENT_INCIDENT_CLOSED = "event_incidentClosed";

  static final String GATEWAY_NEWS = "gateway_news";
  static final String GATEWAY_SEVERITY = "gateway_severity";
  static final String GATEWAY_IS_SEVERITY_ANNOUNCED = "gateway_isSeverityAnnounced";
  static final String GATEWAY_IS_CALL_NEEDED = "gateway_isCallNeeded";
  static final String GATEWAY_CALL_TOO = "gateway_callToo";
  static final String GATEWAY_WAIT_AGAIN = "gateway_waitAgain";
  static final String GATEWAY_IS_FEEDBACK_THERE = "gateway_isFeedbackThere";
  static final String GATEWAY_FORK = "gateway_fork";
  static final String GATEWAY_REMIND_AGAIN = "gateway_remindAgain";
  static final String GATEWAY_IS_REMINDER_LEFT = "gateway_isReminderLeft";
  static final String GATEWAY_WHAT_DID_LEAD_DECIDE = "gateway_whatDidLeadDecide";
  static final String GATEWAY_CALL = "gateway_call";
  static final String GATEWAY_FEEDBACK = "gateway_feedback";
  static final String GATEWAY_WHAT_DID_CLIENT_DO = "gateway_whatDidClientDo";
  static final String GATEWAY_IS_THREAT_REMOVED = "gateway_isThreatRemoved";
  static final String GATEWAY_IS_INCIDENT_CLOSED = "gateway_isIncidentClosed";

  static final String SERVICE_TASK_NOTIFY_CONTACTS = "serviceTask_notifyContacts";
  static final String SERVICE_TASK_SUSPEND_ACCEPTANCES = "serviceTask_suspendAcceptances";
  static final String SERVICE_TASK_ANNOUNCE_SEVERITY = "serviceTask_announceSeverity";
  static final String SERVICE_TASK_ANNOUNCE_WITHDRAWAL = "serviceTask_announceWithdrawal";
  static final String SERVICE_TASK_SEND_REMINDER = "serviceTask_sendReminder";
  static final String SERVICE_TASK_MARK_UNANSWERED = "serviceTask_markUnanswered";
  static final String SERVICE_TASK_REMIND_AGAIN = "serviceTask_remindAgain";
  static final String SERVICE_TASK_TAKE_FEEDBACK = "serviceTask_takeFeedback";
  static final String SERVICE_TASK_CLOSE_INCIDENT = "serviceTask_closeIncident";
  static final String SERVICE_TASK_RETURN_TO_CLIENT = "serviceTask_returnToClient";
  static final String SERVICE_TASK_REOPEN_INCIDENT = "serviceTask_reopenIncident";
  static final String SERVICE_TASK_SEND_ASSISTANCE = "serviceTask_sendAssistance";

  static final String USER_TASK_DECIDE_ESCALATION = "userTask_decideEscalation";
  static final String USER_TASK_CALL_CLIENT = "userTask_callClient";
  static final String USER_TASK_VERIFY_CLOSURE = "userTask_verifyClosure";
  static final String USER_TASK_ASSIST_CLIENT = "userTask_assistClient";

  static final String RECEIVE_TASK_AWAIT_FEEDBACK = "receiveTask_awaitFeedback";

  static final String CALL_ACTIVITY_RISK_ACCEPTANCE = "callActivity_riskAcceptance";

  static final String SUB_PROCESS_AWAIT_FEEDBACK = "subProcess_awaitFeedback";
  static final String SUB_PROCESS_HANDLE_FEEDBACK = "subProcess_handleFeedback";

  static final String SUB_PROCESS_REPORT_WITHDRAWN = "subProcess_reportWithdrawn";

  static final String MESSAGE_FEEDBACK_RECEIVED = "incident.feedbackReceived";
  static final String MESSAGE_SEVERITY_CHANGED = "incident.severityChanged";
  static final String MESSAGE_REPORT_WITHDRAWN = "incident.reportWithdrawn";
  static final String ESCALATION_CALL_WANTED = "callWanted";
  static final String DECISION_FOLLOW_UP_POLICY = "follow-up-policy";

  static final String VARIABLE_CLIENT = "client";
  static final String VARIABLE_SEVERITY = "severity";
  static final String VARIABLE_REMINDERS_SENT = "remindersSent";
  static final String VARIABLE_CALL_NEEDED = "callNeeded";
  static final String VARIABLE_FEEDBACK_OUTCOME = "feedbackOutcome";
  static final String VARIABLE_VERDICT = "verdict";
  static final String VARIABLE_COMMENT = "comment";
  static final String VARIABLE_DECISION = "decision";
  static final String VARIABLE_REACHED = "reached";
  static final String VARIABLE_NOTES = "notes";
  static final String VARIABLE_BRIEFING = "briefing";

  private IncidentFollowUpIds() {}
}
