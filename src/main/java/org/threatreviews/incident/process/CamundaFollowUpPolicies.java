package org.threatreviews.incident.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.FollowUpPolicies;
import org.threatreviews.incident.FollowUpPolicy;
import org.threatreviews.incident.Severity;
import org.threatreviews.policy.PolicyTable;

/** Reads the policy from the newest version of the decision table, also for running incidents. */
@Component
class CamundaFollowUpPolicies implements FollowUpPolicies {

  private final DecisionService decisions;

  CamundaFollowUpPolicies(DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public FollowUpPolicy of(Severity severity) {
    DmnDecisionResult result = decisions
        .evaluateDecisionByKey(IncidentFollowUpIds.DECISION_FOLLOW_UP_POLICY)
        .variables(Variables.putValue(IncidentFollowUpIds.VARIABLE_SEVERITY, severity.name()))
        .evaluate();
    if (result.isEmpty()) {
      throw new IllegalStateException("decision '%s' has no rule for severity %s"
          .formatted(IncidentFollowUpIds.DECISION_FOLLOW_UP_POLICY, severity));
    }
    Map<String, Object> policy = result.getSingleResult().getEntryMap();
    return new FollowUpPolicy(
        days(policy, "reminderIntervalDays"),
        days(policy, "remindersPerContact"),
        days(policy, "leadEscalationDays"),
        days(policy, "leadDecisionDays"),
        (Boolean) policy.get("phoneCall"),
        days(policy, "verificationDays"));
  }

  private static int days(Map<String, Object> policy, String output) {
    return ((Number) policy.get(output)).intValue();
  }

  /** What the table must hold. */
  @Bean
  static PolicyTable followUpPolicyTable() {
    return PolicyTable.of(IncidentFollowUpIds.DECISION_FOLLOW_UP_POLICY)
        .covers(IncidentFollowUpIds.VARIABLE_SEVERITY, Severity.class)
        .wholeNumber("reminderIntervalDays", 1, 250)
        .wholeNumber("remindersPerContact", 1, 20)
        .wholeNumber("leadEscalationDays", 1, 250)
        .wholeNumber("leadDecisionDays", 1, 250)
        .yesOrNo("phoneCall")
        .wholeNumber("verificationDays", 1, 250);
  }
}
