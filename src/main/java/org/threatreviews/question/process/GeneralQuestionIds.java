package org.threatreviews.question.process;

/** The names in the model {@code general-question} and its decisions. */
final class GeneralQuestionIds {

  static final String PROCESS = "general-question";

  static final String USER_TASK_ANSWER_QUESTION = "userTask_answerQuestion";
  static final String EVENT_ANSWER_LATE = "event_answerLate";
  static final String USER_TASK_RESOLVE_LATE_ANSWER = "userTask_resolveLateAnswer";

  static final String SUB_PROCESS_AWAIT_REPLY = "subProcess_awaitReply";
  static final String SERVICE_TASK_MAIL_ANSWER = "serviceTask_mailAnswer";
  static final String EVENT_CLOSING_NOTICE_DUE = "event_closingNoticeDue";
  static final String SERVICE_TASK_SEND_CLOSING_NOTICE = "serviceTask_sendClosingNotice";
  static final String EVENT_CLOSING_DUE = "event_closingDue";
  static final String SERVICE_TASK_CLOSE_QUESTION = "serviceTask_closeQuestion";
  static final String EVENT_CLOSED_IN_SILENCE = "event_closedInSilence";
  static final String EVENT_ANSWER_CONFIRMED = "event_answerConfirmed";

  static final String MESSAGE_CONFIRMED = "question.confirmed";
  static final String MESSAGE_REOPENED = "question.reopened";

  static final String DECISION_ROUTING = "question-routing";
  static final String DECISION_POLICY = "question-policy";

  static final String VARIABLE_ABOUT_INCIDENT = "aboutIncident";
  static final String VARIABLE_QUEUE = "queue";
  static final String VARIABLE_BRIEFING = "briefing";
  static final String VARIABLE_ANSWER = "answer";
  static final String VARIABLE_CONVERT_TO = "convertTo";
  static final String VARIABLE_IMPROVEMENT_OWNER = "improvementOwner";
  static final String VARIABLE_IMPROVEMENT_TARGET = "improvementTarget";

  private GeneralQuestionIds() {}
}
