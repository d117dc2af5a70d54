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

  static final String MESSAGE_SUBSCRIPTION_CHANGED = "contract.subscriptionChanged";
  static final String MESSAGE_CONTRACT_EXTENDED = "contract.extended";
  static final String MESSAGE_CONTRACT_TERMINATED = "contract.terminated";
  static final String MESSAGE_HOLD_CHANGED = "contract.holdChanged";
  static final String MESSAGE_REVIEW_MOVED = "review.moved";

  static final String VARIABLE_NEXT_REVIEW = "nextReview";
  static final String VARIABLE_REVIEW_LEFT = "reviewLeft";
  static final String VARIABLE_HOLD_AHEAD = "holdAhead";
  static final String VARIABLE_HOLD_FIRST_DAY = "holdFirstDay";
  static final String VARIABLE_HOLD_LAST_DAY = "holdLastDay";
  static final String VARIABLE_SUBSCRIPTION = "subscription";

  private ReviewProgrammeIds() {}
}
