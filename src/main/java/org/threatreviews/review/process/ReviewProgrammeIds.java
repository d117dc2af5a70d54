package org.threatreviews.review.process;

/** The names in the model {@code review-programme} and its decision. */
final class ReviewProgrammeIds {

  static final String PROCESS = "review-programme";
  static final String DECISION_CADENCE = "review-cadence";

  static final String EVENT_PREPARATION_DUE = "event_preparationDue";
  static final String EVENT_CONTRACT_ENDED = "event_contractEnded";
  static final String EVENT_HOLD_BEGUN = "event_holdBegun";
  static final String EVENT_HOLD_ENDED = "event_holdEnded";
  static final String SERVICE_TASK_ANNOUNCE_CHANGE = "serviceTask_announceChange";
  static final String EVENT_PROGRAMME_ENDED = "event_programmeEnded";

  static final String MESSAGE_PLAN_CHANGED = "programme.planChanged";

  static final String VARIABLE_NEXT_REVIEW = "nextReview";
  static final String VARIABLE_HOLD_FIRST_DAY = "holdFirstDay";
  static final String VARIABLE_HOLD_LAST_DAY = "holdLastDay";
  static final String VARIABLE_SUBSCRIPTION = "subscription";

  private ReviewProgrammeIds() {}
}
