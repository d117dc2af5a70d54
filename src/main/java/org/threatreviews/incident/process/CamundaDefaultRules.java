package org.threatreviews.incident.process;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.escalation.CallHours;
import org.threatreviews.incident.escalation.DefaultRule;
import org.threatreviews.incident.escalation.DefaultRules;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;

/** Reads the default from the newest version of the decision {@code escalation-rules}. */
@Component
class CamundaDefaultRules implements DefaultRules {

  private static final String DECISION = "escalation-rules";

  private final PolicyReader policies;

  CamundaDefaultRules(PolicyReader policies) {
    this.policies = policies;
  }

  @Override
  public List<DefaultRule> of(Severity severity) {
    return policies
        .rows(DECISION, Map.of(IncidentFollowUpIds.VARIABLE_SEVERITY, severity.name()))
        .stream()
        .map(row -> new DefaultRule(
            row.word("hours", CallHours.class), row.number("fromLevel"), row.number("toLevel")))
        .toList();
  }

  /** What the table must hold; several rows may count for a severity. */
  @Bean
  static PolicyTable escalationRulesTable() {
    return PolicyTable.of(DECISION)
        .severalRows()
        .covers(IncidentFollowUpIds.VARIABLE_SEVERITY, Severity.class)
        .word("hours", CallHours.class)
        .wholeNumber("fromLevel", 1, 9)
        .wholeNumber("toLevel", 1, 9)
        .check(
            "the first level is not higher than the last",
            row -> row.get("fromLevel") <= row.get("toLevel"));
  }
}
