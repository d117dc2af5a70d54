package org.threatreviews.incident.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.FollowUpPolicies;
import org.threatreviews.incident.FollowUpPolicy;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.round.GrowingDistance;

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
}
