package org.threatreviews.closing.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Subscription;
import org.threatreviews.closing.ClosingPolicy;
import org.threatreviews.policy.PolicyTable;

/** Reads the policy from the decision {@code closing-policy}. */
@Component
class CamundaClosingPolicy implements ClosingPolicy {

  private final DecisionService decisions;

  CamundaClosingPolicy(DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public Terms of(Subscription subscription) {
    DmnDecisionRuleResult row = decisions
        .evaluateDecisionTableByKey(
            ContractClosingIds.DECISION_TERMS,
            Map.of(ContractClosingIds.VARIABLE_SUBSCRIPTION, subscription.name()))
        .getSingleResult();
    if (row == null) {
      throw new IllegalStateException("decision '%s' says nothing on the subscription %s"
          .formatted(ContractClosingIds.DECISION_TERMS, subscription));
    }
    return new Terms(
        row.getEntry("firstList"),
        row.getEntry("lastList"),
        row.getEntry("decideWithin"),
        row.getEntry("listAgain"));
  }

  /** What the table must hold. */
  @Bean
  static PolicyTable closingPolicyTable() {
    return PolicyTable.of(ContractClosingIds.DECISION_TERMS)
        .covers(ContractClosingIds.VARIABLE_SUBSCRIPTION, Subscription.class)
        .wholeNumber("firstList", 1, 366)
        .wholeNumber("lastList", 1, 366)
        .wholeNumber("decideWithin", 1, 250)
        .wholeNumber("listAgain", 1, 250)
        .check(
            "the first list comes before the last one",
            row -> row.get("firstList") >= row.get("lastList"));
  }
}
