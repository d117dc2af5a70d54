package org.threatreviews.client;

/** The stages of onboarding, in their order. */
public enum OnboardingStage {
  INTRODUCTION_CALL,
  TELEMETRY,
  ORIENTATION_CALL,
  PLANNING,
  COMPLETE
}
