package org.threatreviews.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.client.OnboardingStage;
import org.threatreviews.onboarding.Onboarding;

/** What the gateways of {@code client-onboarding} ask. Public, for expressions call it. */
@Component
public class ClientOnboardingConditions {

  private final Onboarding onboarding;

  ClientOnboardingConditions(Onboarding onboarding) {
    this.onboarding = onboarding;
  }

  public boolean introductionOutstanding(DelegateExecution execution) {
    return isAt(execution, OnboardingStage.INTRODUCTION_CALL);
  }

  public boolean telemetryOutstanding(DelegateExecution execution) {
    return isAt(execution, OnboardingStage.TELEMETRY);
  }

  public boolean orientationOutstanding(DelegateExecution execution) {
    return isAt(execution, OnboardingStage.ORIENTATION_CALL);
  }

  private boolean isAt(DelegateExecution execution, OnboardingStage stage) {
    return onboarding.isAt(execution.getProcessBusinessKey(), stage);
  }
}
