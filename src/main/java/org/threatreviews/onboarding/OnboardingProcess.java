package org.threatreviews.onboarding;

import java.time.Instant;

/** The process that runs an onboarding; called in the transaction of the change itself. */
public interface OnboardingProcess {

  void start(String clientReference);

  /** The contract now ends at another instant; does nothing when no onboarding runs. */
  void contractEndMoved(String clientReference, Instant contractOver);

  /** The contract is to end early; does nothing when no onboarding runs. */
  void contractTerminated(String clientReference);
}
