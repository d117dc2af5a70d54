package org.threatreviews.review.process;

/** The names in the model {@code threat-review}. */
final class ThreatReviewIds {

  static final String PROCESS = "threat-review";

  static final String SERVICE_TASK_ASK_FOR_AGENDA_POINTS = "serviceTask_askForAgendaPoints";
  static final String USER_TASK_ASSIGN_ANALYST = "userTask_assignAnalyst";
  static final String EVENT_PREPARATION_OPENED = "event_preparationOpened";
  static final String USER_TASK_PREPARE_REVIEW = "userTask_prepareReview";
  static final String EVENT_PREPARATION_LATE = "event_preparationLate";
  static final String EVENT_PUBLICATION_DUE = "event_publicationDue";
  static final String SERVICE_TASK_ESCALATE_MISSING_PREPARATION =
      "serviceTask_escalateMissingPreparation";
  static final String USER_TASK_SEE_TO_MISSING_PREPARATION = "userTask_seeToMissingPreparation";
  static final String EVENT_PUBLICATION_TIME_REACHED = "event_publicationTimeReached";
  static final String SERVICE_TASK_PUBLISH_PACK = "serviceTask_publishPack";
  static final String USER_TASK_HOLD_REVIEW = "userTask_holdReview";
  static final String EVENT_RECORD_LATE = "event_recordLate";
  static final String USER_TASK_CHASE_REVIEW_RECORD = "userTask_chaseReviewRecord";
  static final String EVENT_FIRST_REMINDER_DUE = "event_firstReminderDue";
  static final String SERVICE_TASK_SEND_FIRST_REMINDER = "serviceTask_sendFirstReminder";
  static final String EVENT_SECOND_REMINDER_DUE = "event_secondReminderDue";
  static final String SERVICE_TASK_SEND_SECOND_REMINDER = "serviceTask_sendSecondReminder";
  static final String CALL_ACTIVITY_DELIVER_MINUTES = "callActivity_deliverMinutes";
  static final String SERVICE_TASK_CLOSE_REVIEW = "serviceTask_closeReview";
  static final String EVENT_REVIEW_CLOSED = "event_reviewClosed";
  static final String SERVICE_TASK_ANNOUNCE_NEW_DATE = "serviceTask_announceNewDate";
  static final String SERVICE_TASK_CANCEL_REVIEW = "serviceTask_cancelReview";

  static final String MESSAGE_REVIEW_MOVED = "review.moved";
  static final String MESSAGE_REVIEW_CANCELLED = "review.cancelled";
  static final String MESSAGE_ANALYST_FOUND = "review.analystFound";

  static final String VARIABLE_CLIENT = "client";
  static final String VARIABLE_ANALYST_FOUND = "analystFound";
  static final String VARIABLE_PREPARED = "prepared";
  static final String VARIABLE_NEW_DATE_AGREED = "newDateAgreed";
  static final String VARIABLE_OUTCOME = "outcome";
  static final String VARIABLE_FIRST_POSTPONEMENT = "firstPostponement";
  static final String VARIABLE_BRIEFING = "briefing";
  static final String VARIABLE_SUMMARY = "summary";
  static final String VARIABLE_TRAINING_POINT = "trainingPoint";
  static final String VARIABLE_RECOMMENDATIONS = "recommendations";
  static final String VARIABLE_NO_TRAINING_BECAUSE = "noTrainingBecause";
  static final String VARIABLE_NO_RECOMMENDATIONS_BECAUSE = "noRecommendationsBecause";
  static final String VARIABLE_READY = "ready";
  static final String VARIABLE_ATTENDEES = "attendees";
  static final String VARIABLE_NOTES = "notes";
  static final String VARIABLE_MARK_REST_DISCUSSED = "markRestDiscussed";
  static final String VARIABLE_ANALYST = "analyst";
  static final String VARIABLE_NEW_START = "newStart";

  private ThreatReviewIds() {}
}
