package org.threatreviews.onboarding;

import java.time.Instant;
import org.threatreviews.client.OnboardingStage;

/** The process that runs an onboarding; called in the transaction of the change itself. */
public interface OnboardingProcess {

  void start(String clientReference);

  /**
   * Takes an onboarding up again that was about to end.
   *
   * @param telemetryReminders how often the client was reminded of telemetry
   */
  void goOn(String clientReference, OnboardingStage stage, int telemetryReminders);

  /** The contract now ends at another instant; does nothing when no onboarding runs. */
  void contractEndMoved(String clientReference, Instant contractOver);

  /** The contract is to end early; does nothing when no onboarding runs. */
  void contractTerminated(String clientReference);
}
