package org.threatreviews.closing.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Subscription;
import org.threatreviews.closing.ClosingPolicy;

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
}
