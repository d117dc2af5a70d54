package org.threatreviews.onboarding;

import org.threatreviews.client.OnboardingStage;

/** The policy on the stages, which a team lead can read and change. */
public interface OnboardingPolicy {

  /**
   * @throws IllegalStateException when the policy says nothing on the stage
   */
  StageTerms termsOf(OnboardingStage stage);
}
