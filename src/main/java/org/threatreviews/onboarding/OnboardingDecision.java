package org.threatreviews.onboarding;

/** What is decided or reported while a client is taken on. */
enum OnboardingDecision {
  REGISTERED,
  INTRODUCTION_CALL_HELD,
  TELEMETRY_CONFIRMED,
  /** With the wish when reviews take place. */
  ORIENTATION_CALL_HELD,
  /** What the team lead did about a stage that is late. */
  LATE_STAGE_CHASED
}
