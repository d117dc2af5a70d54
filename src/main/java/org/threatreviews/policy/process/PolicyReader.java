package org.threatreviews.policy.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Reads the rows of a decision table that count, from the newest version of the table. */
@Component
public class PolicyReader {

  private final DecisionService decisions;

  PolicyReader(DecisionService decisions) {
    this.decisions = decisions;
  }

  /**
   * The only row that counts.
   *
   * @param about the table's inputs by name; a value may be null
   * @throws IllegalStateException when no row says anything about that
   */
  public PolicyRow row(String decision, Map<String, ?> about) {
    DmnDecisionRuleResult row = evaluate(decision, about).getSingleResult();
    if (row == null) {
      throw new IllegalStateException(
          "decision '%s' says nothing on %s".formatted(decision, about));
    }
    return new PolicyRow(row.getEntryMap());
  }

  /** All rows that count, in the table's order, of a table in which several may. */
  public List<PolicyRow> rows(String decision, Map<String, ?> about) {
    return evaluate(decision, about).getResultList().stream()
        .map(PolicyRow::new)
        .toList();
  }

  private DmnDecisionTableResult evaluate(String decision, Map<String, ?> about) {
    return decisions.evaluateDecisionTableByKey(decision, new HashMap<>(about));
  }
}
