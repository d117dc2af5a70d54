package org.threatreviews.review.process;

/** The names in the model {@code threat-review}. */
final class ThreatReviewIds {

  static final String PROCESS = "threat-review";

  static final String EVENT_PREPARATION_BEGUN = "event_preparationBegun";
  static final String SERVICE_TASK_CONFIRM_ANALYST = "serviceTask_confirmAnalyst";
  static final String SERVICE_TASK_ASK_FOR_AGENDA_POINTS = "serviceTask_askForAgendaPoints";
  static final String GATEWAY_DATE_IS_SET = "gateway_dateIsSet";
  static final String SUB_PROCESS_UNTIL_HELD = "subProcess_untilHeld";
  static final String EVENT_DATE_SET = "event_dateSet";
  static final String GATEWAY_PREPARE_AND_REMIND = "gateway_prepareAndRemind";
  static final String GATEWAY_IS_ANALYST_FOUND = "gateway_isAnalystFound";
  static final String USER_TASK_ASSIGN_ANALYST = "userTask_assignAnalyst";
  static final String GATEWAY_ANALYST_SETTLED = "gateway_analystSettled";
  static final String EVENT_ANALYST_SETTLED = "event_analystSettled";
  static final String EVENT_PREPARATION_OPENED = "event_preparationOpened";
  static final String SERVICE_TASK_COLLECT_AGENDA = "serviceTask_collectAgenda";
  static final String GATEWAY_IS_PREPARED = "gateway_isPrepared";
  static final String GATEWAY_PREPARE_AGAIN = "gateway_prepareAgain";
  static final String USER_TASK_PREPARE_REVIEW = "userTask_prepareReview";
  static final String EVENT_PUBLICATION_DUE = "event_publicationDue";
  static final String GATEWAY_IS_ANOTHER_DATE_AGREED = "gateway_isAnotherDateAgreed";
  static final String EVENT_NEW_DATE_AGREED = "event_newDateAgreed";
  static final String GATEWAY_IS_READY = "gateway_isReady";
  static final String SERVICE_TASK_ESCALATE_UNPREPARED = "serviceTask_escalateUnprepared";
  static final String GATEWAY_PUBLISH_MEANWHILE = "gateway_publishMeanwhile";
  static final String USER_TASK_RESOLVE_UNPREPARED = "userTask_resolveUnprepared";
  static final String EVENT_UNPREPARED_RESOLVED = "event_unpreparedResolved";
  static final String GATEWAY_PREPARATION_DONE = "gateway_preparationDone";
  static final String EVENT_PUBLICATION_REACHED = "event_publicationReached";
  static final String GATEWAY_PUBLISH_KNOWN = "gateway_publishKnown";
  static final String SERVICE_TASK_PUBLISH_PACK = "serviceTask_publishPack";
  static final String USER_TASK_HOLD_REVIEW = "userTask_holdReview";
  static final String EVENT_RECORD_LATE = "event_recordLate";
  static final String EVENT_MEETING_RECORDED = "event_meetingRecorded";
  static final String USER_TASK_CHASE_REVIEW_RECORD = "userTask_chaseReviewRecord";
  static final String EVENT_RECORD_CHASED = "event_recordChased";
  static final String EVENT_FIRST_REMINDER_DUE = "event_firstReminderDue";
  static final String SERVICE_TASK_SEND_FIRST_REMINDER = "serviceTask_sendFirstReminder";
  static final String EVENT_SECOND_REMINDER_DUE = "event_secondReminderDue";
  static final String SERVICE_TASK_SEND_SECOND_REMINDER = "serviceTask_sendSecondReminder";
  static final String EVENT_CLIENT_REMINDED = "event_clientReminded";
  static final String EVENT_REVIEW_MOVED = "event_reviewMoved";
  static final String EVENT_DATE_AGREED = "event_dateAgreed";
  static final String GATEWAY_DATE_AGREED_OR_FOUND = "gateway_dateAgreedOrFound";
  static final String GATEWAY_HOW_DID_IT_GO = "gateway_howDidItGo";
  static final String SUB_PROCESS_WRITE_MINUTES = "subProcess_writeMinutes";
  static final String EVENT_MINUTES_BEGUN = "event_minutesBegun";
  static final String GATEWAY_SEND_AND_WATCH = "gateway_sendAndWatch";
  static final String EVENT_MINUTES_SENT = "event_minutesSent";
  static final String EVENT_MINUTES_LATE = "event_minutesLate";
  static final String USER_TASK_CHASE_MINUTES = "userTask_chaseMinutes";
  static final String EVENT_MINUTES_CHASED = "event_minutesChased";
  static final String SERVICE_TASK_SEND_MINUTES = "serviceTask_sendMinutes";
  static final String SERVICE_TASK_CLOSE_REVIEW = "serviceTask_closeReview";
  static final String EVENT_REVIEW_CLOSED = "event_reviewClosed";
  static final String SERVICE_TASK_ANNOUNCE_NEW_DATE = "serviceTask_announceNewDate";
  static final String GATEWAY_NEW_DATE_KNOWN = "gateway_newDateKnown";
  static final String GATEWAY_IS_NEW_DATE_FOUND = "gateway_isNewDateFound";
  static final String SERVICE_TASK_RESCHEDULE = "serviceTask_reschedule";
  static final String GATEWAY_FIND_NEW_DATE = "gateway_findNewDate";
  static final String GATEWAY_NEW_DATE_NEEDED = "gateway_newDateNeeded";
  static final String GATEWAY_IS_FIRST_POSTPONEMENT = "gateway_isFirstPostponement";
  static final String GATEWAY_LEAD_DECIDES = "gateway_leadDecides";
  static final String USER_TASK_DECIDE_MISSED_REVIEW = "userTask_decideMissedReview";
  static final String EVENT_MOVED_BY_HAND = "event_movedByHand";
  static final String GATEWAY_IS_NEW_DATE_WANTED = "gateway_isNewDateWanted";
  static final String SERVICE_TASK_CANCEL_REVIEW = "serviceTask_cancelReview";
  static final String EVENT_REVIEW_CANCELLED = "event_reviewCancelled";
  static final String SUB_PROCESS_HANDLE_FOR_SOC = "subProcess_handleForSoc";
  static final String EVENT_ITEM_HANDED_TO_SOC = "event_itemHandedToSoc";
  static final String USER_TASK_HANDLE_AGENDA_ITEM = "userTask_handleAgendaItem";
  static final String EVENT_ITEM_HANDLED = "event_itemHandled";
  static final String SUB_PROCESS_LEAVE_PLAN = "subProcess_leavePlan";
  static final String EVENT_CONTRACT_CHANGED = "event_contractChanged";
  static final String EVENT_REVIEW_LEFT_PLAN = "event_reviewLeftPlan";

  static final String MESSAGE_REVIEW_MOVED = "review.moved";
  static final String MESSAGE_REVIEW_CANCELLED = "review.cancelled";
  static final String MESSAGE_ITEM_HANDED_TO_SOC = "review.itemHandedToSoc";

  static final String VARIABLE_CLIENT = "client";
  static final String VARIABLE_ANALYST_FOUND = "analystFound";
  static final String VARIABLE_PREPARED = "prepared";
  static final String VARIABLE_NEW_DATE_AGREED = "newDateAgreed";
  static final String VARIABLE_OUTCOME = "outcome";
  static final String VARIABLE_FIRST_POSTPONEMENT = "firstPostponement";
  static final String VARIABLE_NEW_DATE_FOUND = "newDateFound";
  static final String VARIABLE_DECISION = "decision";
  static final String VARIABLE_AGENDA_ITEM = "agendaItem";
  static final String VARIABLE_BRIEFING = "briefing";
  static final String VARIABLE_SUMMARY = "summary";
  static final String VARIABLE_TRAINING_POINT = "trainingPoint";
  static final String VARIABLE_RECOMMENDATIONS = "recommendations";
  static final String VARIABLE_READY = "ready";
  static final String VARIABLE_ATTENDEES = "attendees";
  static final String VARIABLE_NOTES = "notes";
  static final String VARIABLE_MARK_REST_DISCUSSED = "markRestDiscussed";
  static final String VARIABLE_ANALYST = "analyst";
  static final String VARIABLE_NEW_START = "newStart";
  static final String VARIABLE_RESULT = "result";

  private ThreatReviewIds() {}
}
