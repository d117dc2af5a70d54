package org.threatreviews.onboarding.process;

/** Ids of the process {@code client-onboarding}. */
public final class ClientOnboardingIds {

  public static final String PROCESS = "client-onboarding";
  public static final String DECISION_STAGES = "onboarding-stages";
  public static final String MESSAGE_CONTRACT_TERMINATED = "contract.terminated";
  public static final String VARIABLE_BRIEFING = "briefing";
  public static final String VARIABLE_STAGE = "stage";
  public static final String VARIABLE_TELEMETRY_REMINDERS = "telemetryReminders";

  public static final String SERVICE_TASK_SEND_WELCOME = "serviceTask_sendWelcome";
  public static final String SERVICE_TASK_REMIND_TELEMETRY = "serviceTask_remindTelemetry";
  public static final String SERVICE_TASK_INVITE_TO_ORIENTATION_CALL =
      "serviceTask_inviteToOrientationCall";
  public static final String SERVICE_TASK_PLAN_REVIEWS = "serviceTask_planReviews";
  public static final String SERVICE_TASK_SEND_PLAN = "serviceTask_sendPlan";
  public static final String SERVICE_TASK_START_PROGRAMME = "serviceTask_startProgramme";
  public static final String SERVICE_TASK_CONFIRM_TERMINATION = "serviceTask_confirmTermination";
  public static final String SERVICE_TASK_END_ONBOARDING = "serviceTask_endOnboarding";

  public static final String USER_TASK_HOLD_INTRODUCTION_CALL = "userTask_holdIntroductionCall";
  public static final String USER_TASK_CHASE_INTRODUCTION = "userTask_chaseIntroduction";
  public static final String USER_TASK_CONFIRM_TELEMETRY = "userTask_confirmTelemetry";
  public static final String USER_TASK_CHASE_TELEMETRY = "userTask_chaseTelemetry";
  public static final String USER_TASK_HOLD_ORIENTATION_CALL = "userTask_holdOrientationCall";
  public static final String USER_TASK_CHASE_ORIENTATION = "userTask_chaseOrientation";

  public static final String GATEWAY_CONFIRM_AND_REMIND = "gateway_confirmAndRemind";
  public static final String GATEWAY_REMIND_AGAIN = "gateway_remindAgain";

  public static final String SUB_PROCESS_INTRODUCE_CLIENT = "subProcess_introduceClient";
  public static final String SUB_PROCESS_CONFIRM_TELEMETRY = "subProcess_confirmTelemetry";
  public static final String SUB_PROCESS_ORIENT_CLIENT = "subProcess_orientClient";
  public static final String SUB_PROCESS_NOTE_TERMINATION = "subProcess_noteTermination";
  public static final String SUB_PROCESS_END_ONBOARDING = "subProcess_endOnboarding";

  public static final String EVENT_CLIENT_REGISTERED = "event_clientRegistered";
  public static final String EVENT_INTRODUCTION_BEGUN = "event_introductionBegun";
  public static final String EVENT_INTRODUCTION_LATE = "event_introductionLate";
  public static final String EVENT_INTRODUCTION_HELD = "event_introductionHeld";
  public static final String EVENT_INTRODUCTION_CHASED = "event_introductionChased";
  public static final String EVENT_TELEMETRY_BEGUN = "event_telemetryBegun";
  public static final String EVENT_TELEMETRY_LATE = "event_telemetryLate";
  public static final String EVENT_TELEMETRY_READY = "event_telemetryReady";
  public static final String EVENT_TELEMETRY_CHASED = "event_telemetryChased";
  public static final String EVENT_TELEMETRY_REMINDER_DUE = "event_telemetryReminderDue";
  public static final String EVENT_ORIENTATION_BEGUN = "event_orientationBegun";
  public static final String EVENT_ORIENTATION_LATE = "event_orientationLate";
  public static final String EVENT_ORIENTATION_HELD = "event_orientationHeld";
  public static final String EVENT_ORIENTATION_CHASED = "event_orientationChased";
  public static final String EVENT_ONBOARDING_COMPLETED = "event_onboardingCompleted";
  public static final String EVENT_CONTRACT_TERMINATED = "event_contractTerminated";
  public static final String EVENT_TERMINATION_CONFIRMED = "event_terminationConfirmed";
  public static final String EVENT_CONTRACT_ENDED = "event_contractEnded";
  public static final String EVENT_ONBOARDING_ENDED = "event_onboardingEnded";

  private ClientOnboardingIds() {}
}
