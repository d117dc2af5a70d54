package org.threatreviews.review.process;

/** The names in the model {@code review-programme} and its decision. */
final class ReviewProgrammeIds {

  static final String PROCESS = "review-programme";
  static final String DECISION_CADENCE = "review-cadence";

  static final String EVENT_PROGRAMME_STARTED = "event_programmeStarted";
  static final String GATEWAY_PLAN_IS_READ = "gateway_planIsRead";
  static final String SUB_PROCESS_RUN_PROGRAMME = "subProcess_runProgramme";
  static final String EVENT_PLAN_OPENED = "event_planOpened";
  static final String GATEWAY_REVIEWS_AND_HOLDS = "gateway_reviewsAndHolds";
  static final String GATEWAY_LOOK_FOR_NEXT = "gateway_lookForNext";
  static final String SERVICE_TASK_FIND_NEXT_REVIEW = "serviceTask_findNextReview";
  static final String GATEWAY_IS_REVIEW_LEFT = "gateway_isReviewLeft";
  static final String EVENT_PREPARATION_DUE = "event_preparationDue";
  static final String SERVICE_TASK_START_REVIEW = "serviceTask_startReview";
  static final String EVENT_CONTRACT_ENDED = "event_contractEnded";
  static final String EVENT_ALL_REVIEWS_STARTED = "event_allReviewsStarted";
  static final String GATEWAY_LOOK_FOR_HOLD = "gateway_lookForHold";
  static final String SERVICE_TASK_FIND_NEXT_HOLD = "serviceTask_findNextHold";
  static final String GATEWAY_IS_HOLD_AHEAD = "gateway_isHoldAhead";
  static final String EVENT_HOLD_BEGUN = "event_holdBegun";
  static final String SERVICE_TASK_PUT_ON_HOLD = "serviceTask_putOnHold";
  static final String EVENT_HOLD_ENDED = "event_holdEnded";
  static final String SERVICE_TASK_RESUME_PROGRAMME = "serviceTask_resumeProgramme";
  static final String EVENT_NO_HOLD_AHEAD = "event_noHoldAhead";
  static final String EVENT_REVIEW_MOVED = "event_reviewMoved";
  static final String EVENT_HOLD_CHANGED = "event_holdChanged";
  static final String EVENT_SUBSCRIPTION_CHANGED = "event_subscriptionChanged";
  static final String EVENT_CONTRACT_EXTENDED = "event_contractExtended";
  static final String EVENT_CONTRACT_TERMINATED = "event_contractTerminated";
  static final String GATEWAY_CONTRACT_CHANGED = "gateway_contractChanged";
  static final String GATEWAY_SUBSCRIPTION_OR_CONTRACT = "gateway_subscriptionOrContract";
  static final String GATEWAY_HOLD_OR_CONTRACT = "gateway_holdOrContract";
  static final String GATEWAY_PLAN_CHANGED = "gateway_planChanged";
  static final String SERVICE_TASK_ANNOUNCE_CHANGE = "serviceTask_announceChange";
  static final String SERVICE_TASK_END_PROGRAMME = "serviceTask_endProgramme";
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
