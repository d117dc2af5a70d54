package org.threatreviews.incident.process;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.FollowUpPolicies;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.round.GrowingDistance;
import org.threatreviews.incident.terms.FollowUpPolicy;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;
import org.threatreviews.policy.process.PolicyRow;

/** Reads the policy from the newest version of the decision table, also for running incidents. */
@Component
class CamundaFollowUpPolicies implements FollowUpPolicies {

  private final PolicyReader policies;

  CamundaFollowUpPolicies(PolicyReader policies) {
    this.policies = policies;
  }

  @Override
  public FollowUpPolicy of(Severity severity) {
    PolicyRow row = policies.row(
        IncidentFollowUpIds.DECISION_FOLLOW_UP_POLICY,
        Map.of(IncidentFollowUpIds.VARIABLE_SEVERITY, severity.name()));
    return new FollowUpPolicy(
        row.number("reminderIntervalDays"),
        row.number("remindersPerContact"),
        row.number("leadEscalationDays"),
        row.number("leadDecisionDays"),
        new GrowingDistance(row.number("leadAgainDays"), row.number("leadAgainAtMostDays")),
        row.number("longestWaitDays"),
        row.flag("phoneCall"),
        row.number("verificationDays"),
        row.flag("mailAllLevels"),
        new FollowUpPolicy.Calls(
            row.number("callWithinMinutes"),
            new GrowingDistance(
                row.number("callAgainMinutes"), row.number("callAgainAtMostMinutes")),
            row.flag("callAtAnyHour")));
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
