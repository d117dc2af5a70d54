package org.threatreviews.closing.process;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Subscription;
import org.threatreviews.closing.ClosingPolicy;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;
import org.threatreviews.policy.process.PolicyRow;

/** Reads the policy from the decision {@code closing-policy}. */
@Component
class CamundaClosingPolicy implements ClosingPolicy {

  private final PolicyReader policies;

  CamundaClosingPolicy(PolicyReader policies) {
    this.policies = policies;
  }

  @Override
  public Terms of(Subscription subscription) {
    PolicyRow row = policies.row(
        ContractClosingIds.DECISION_TERMS,
        Map.of(ContractClosingIds.VARIABLE_SUBSCRIPTION, subscription.name()));
    return new Terms(
        row.number("firstList"),
        row.number("lastList"),
        row.number("decideWithin"),
        row.number("listAgain"));
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
