package org.threatreviews.incident.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.escalation.CallHours;
import org.threatreviews.incident.escalation.DefaultRule;
import org.threatreviews.incident.escalation.DefaultRules;
import org.threatreviews.policy.PolicyTable;

/** Reads the default from the newest version of the decision {@code escalation-rules}. */
@Component
class CamundaDefaultRules implements DefaultRules {

  private static final String DECISION = "escalation-rules";

  private final DecisionService decisions;

  CamundaDefaultRules(DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public List<DefaultRule> of(Severity severity) {
    return decisions
        .evaluateDecisionTableByKey(
            DECISION, Variables.putValue(IncidentFollowUpIds.VARIABLE_SEVERITY, severity.name()))
        .getResultList()
        .stream()
        .map(row -> new DefaultRule(
            CallHours.valueOf((String) row.get("hours")),
            level(row, "fromLevel"),
            level(row, "toLevel")))
        .toList();
  }

  private static int level(Map<String, Object> row, String output) {
    return ((Number) row.get(output)).intValue();
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
