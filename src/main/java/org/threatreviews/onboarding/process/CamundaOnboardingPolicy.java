package org.threatreviews.onboarding.process;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.client.OnboardingStage;
import org.threatreviews.onboarding.OnboardingPolicy;
import org.threatreviews.onboarding.StageTerms;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;
import org.threatreviews.policy.process.PolicyRow;

/** Reads the policy from the decision {@code onboarding-stages}. */
@Component
class CamundaOnboardingPolicy implements OnboardingPolicy {

  private final PolicyReader policies;

  CamundaOnboardingPolicy(PolicyReader policies) {
    this.policies = policies;
  }

  @Override
  public StageTerms termsOf(OnboardingStage stage) {
    PolicyRow row = policies.row(
        ClientOnboardingIds.DECISION_STAGES,
        Map.of(ClientOnboardingIds.VARIABLE_STAGE, stage.name()));
    return new StageTerms(
        row.number("dueDays"), row.optionalNumber("reminderIntervalDays"), row.number("chaseDays"));
  }

  /** What the table must hold. */
  @Bean
  static PolicyTable onboardingStagesTable() {
    return PolicyTable.of(ClientOnboardingIds.DECISION_STAGES)
        .covers(
            ClientOnboardingIds.VARIABLE_STAGE,
            OnboardingStage.INTRODUCTION_CALL.name(),
            OnboardingStage.TELEMETRY.name(),
            OnboardingStage.ORIENTATION_CALL.name())
        .wholeNumber("dueDays", 1, 250)
        .wholeNumberFor(
            "reminderIntervalDays",
            1,
            250,
            ClientOnboardingIds.VARIABLE_STAGE,
            OnboardingStage.TELEMETRY.name())
        .wholeNumber("chaseDays", 1, 250);
  }
}
