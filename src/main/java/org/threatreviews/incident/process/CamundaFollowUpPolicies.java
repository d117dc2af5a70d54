package org.threatreviews.incident.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.FollowUpPolicies;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.round.GrowingDistance;
import org.threatreviews.incident.terms.FollowUpPolicy;
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
        number(policy, "reminderIntervalDays"),
        number(policy, "remindersPerContact"),
        number(policy, "leadEscalationDays"),
        number(policy, "leadDecisionDays"),
        new GrowingDistance(number(policy, "leadAgainDays"), number(policy, "leadAgainAtMostDays")),
        number(policy, "longestWaitDays"),
        flag(policy, "phoneCall"),
        number(policy, "verificationDays"),
        flag(policy, "mailAllLevels"),
        new FollowUpPolicy.Calls(
            number(policy, "callWithinMinutes"),
            new GrowingDistance(
                number(policy, "callAgainMinutes"), number(policy, "callAgainAtMostMinutes")),
            flag(policy, "callAtAnyHour")));
  }

  private static int number(Map<String, Object> policy, String output) {
    return ((Number) policy.get(output)).intValue();
  }

  private static boolean flag(Map<String, Object> policy, String output) {
    return (Boolean) policy.get(output);
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
        .wholeNumber("verificationDays", 1, 250)
        .wholeNumber("leadAgainDays", 1, 250)
        .wholeNumber("leadAgainAtMostDays", 1, 250)
        .check(
            "the longest distance between questions to the lead is not less than the first",
            row -> row.get("leadAgainAtMostDays") >= row.get("leadAgainDays"))
        .wholeNumber("longestWaitDays", 1, 366)
        .yesOrNo("mailAllLevels")
        .wholeNumber("callWithinMinutes", 1, 20_160)
        .wholeNumber("callAgainMinutes", 1, 20_160)
        .wholeNumber("callAgainAtMostMinutes", 1, 20_160)
        .check(
            "the longest distance between calls is not less than the first",
            row -> row.get("callAgainAtMostMinutes") >= row.get("callAgainMinutes"))
        .yesOrNo("callAtAnyHour");
  }
}
