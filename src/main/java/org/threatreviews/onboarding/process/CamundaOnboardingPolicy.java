package org.threatreviews.onboarding.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.client.OnboardingStage;
import org.threatreviews.onboarding.OnboardingPolicy;
import org.threatreviews.onboarding.StageTerms;
import org.threatreviews.policy.PolicyTable;

/** Reads the policy from the decision {@code onboarding-stages}. */
@Component
class CamundaOnboardingPolicy implements OnboardingPolicy {

  private final DecisionService decisions;

  CamundaOnboardingPolicy(DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public StageTerms termsOf(OnboardingStage stage) {
    DmnDecisionRuleResult row = decisions
        .evaluateDecisionTableByKey(
            ClientOnboardingIds.DECISION_STAGES,
            Map.of(ClientOnboardingIds.VARIABLE_STAGE, stage.name()))
        .getSingleResult();
    if (row == null) {
      throw new IllegalStateException("decision '%s' says nothing on stage %s"
          .formatted(ClientOnboardingIds.DECISION_STAGES, stage));
    }
    return new StageTerms(
        row.getEntry("dueDays"),
        (Integer) row.getEntryMap().get("reminderIntervalDays"),
        row.getEntry("chaseDays"));
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
