package org.threatreviews.onboarding.process;

/** Ids of the process {@code client-onboarding}. */
final class ClientOnboardingIds {

  static final String PROCESS = "client-onboarding";
  static final String DECISION_STAGES = "onboarding-stages";
  static final String VARIABLE_BRIEFING = "briefing";
  static final String VARIABLE_ORIENTATION_DATES = "orientationDates";
  static final String VARIABLE_STAGE = "stage";
  static final String VARIABLE_TELEMETRY_REMINDERS = "telemetryReminders";

  static final String SERVICE_TASK_SEND_WELCOME = "serviceTask_sendWelcome";
  static final String SERVICE_TASK_REMIND_OF_TELEMETRY = "serviceTask_remindOfTelemetry";
  static final String SERVICE_TASK_INVITE_TO_ORIENTATION_CALL =
      "serviceTask_inviteToOrientationCall";
  static final String SERVICE_TASK_SEND_PLAN = "serviceTask_sendPlan";
  static final String MESSAGE_CONTRACT_TERMINATED = "contract.terminated";
  static final String SERVICE_TASK_CONFIRM_TERMINATION = "serviceTask_confirmTermination";
  static final String SERVICE_TASK_END_ONBOARDING = "serviceTask_endOnboarding";

  static final String USER_TASK_HOLD_INTRODUCTION_CALL = "userTask_holdIntroductionCall";
  static final String USER_TASK_CHASE_INTRODUCTION_CALL = "userTask_chaseIntroductionCall";
  static final String USER_TASK_CONFIRM_TELEMETRY = "userTask_confirmTelemetry";
  static final String USER_TASK_HOLD_ORIENTATION_CALL = "userTask_holdOrientationCall";

  static final String SUB_PROCESS_INTRODUCTION = "subProcess_introduction";
  static final String SUB_PROCESS_TELEMETRY = "subProcess_telemetry";
  static final String SUB_PROCESS_ORIENTATION = "subProcess_orientation";
  static final String SERVICE_TASK_PLAN_REVIEWS = "serviceTask_planReviews";

  static final String EVENT_TELEMETRY_REMINDER_DUE = "event_telemetryReminderDue";
  static final String EVENT_CHASE_INTRODUCTION_AGAIN_DUE = "event_chaseIntroductionAgainDue";
  static final String EVENT_CHASE_TELEMETRY_AGAIN_DUE = "event_chaseTelemetryAgainDue";
  static final String EVENT_ONBOARDING_COMPLETED = "event_onboardingCompleted";
  static final String EVENT_CONTRACT_ENDED = "event_contractEnded";
  static final String EVENT_ONBOARDING_ENDED = "event_onboardingEnded";

  private ClientOnboardingIds() {}
}
