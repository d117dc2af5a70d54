package org.threatreviews.policy.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Reads the one row of a decision table that counts, from the newest version of the table. */
@Component
public class PolicyReader {

  private final DecisionService decisions;

  PolicyReader(DecisionService decisions) {
    this.decisions = decisions;
  }

  /**
   * @param about the table's inputs by name; a value may be null
   * @throws IllegalStateException when no row says anything about that
   */
  public PolicyRow row(String decision, Map<String, ?> about) {
    DmnDecisionRuleResult row =
        decisions.evaluateDecisionTableByKey(decision, new HashMap<>(about)).getSingleResult();
    if (row == null) {
      throw new IllegalStateException(
          "decision '%s' says nothing on %s".formatted(decision, about));
    }
    return new PolicyRow(row.getEntryMap());
  }
}
