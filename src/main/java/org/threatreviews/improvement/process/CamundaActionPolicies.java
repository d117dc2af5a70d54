package org.threatreviews.improvement.process;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.ActionPolicies;
import org.threatreviews.improvement.ActionPolicy;
import org.threatreviews.improvement.Owner;
import org.threatreviews.policy.PolicyTable;
import org.threatreviews.policy.process.PolicyReader;
import org.threatreviews.policy.process.PolicyRow;

/** Reads the policy from the decision {@code action-policy}, where a team lead can change it. */
@Component
class CamundaActionPolicies implements ActionPolicies {

  private final PolicyReader policies;

  CamundaActionPolicies(PolicyReader policies) {
    this.policies = policies;
  }

  @Override
  public ActionPolicy of(Owner owner) {
    PolicyRow row = policies.row(
        ActionFollowUpIds.DECISION_POLICY, Map.of(ActionFollowUpIds.VARIABLE_OWNER, owner.name()));
    return new ActionPolicy(
        row.number("remindBefore"),
        row.number("remindAfter"),
        row.number("remindersAfter"),
        row.number("askAgainAfter"),
        row.number("waitForReview"),
        row.number("leadDecides"));
  }

  /** What the table must hold. */
  @Bean
  static PolicyTable actionPolicyTable() {
    return PolicyTable.of(ActionFollowUpIds.DECISION_POLICY)
        .covers(ActionFollowUpIds.VARIABLE_OWNER, Owner.class)
        .wholeNumber("remindBefore", 1, 250)
        .wholeNumber("remindAfter", 1, 250)
        .wholeNumber("remindersAfter", 1, 20)
        .wholeNumber("askAgainAfter", 1, 60)
        .wholeNumber("waitForReview", 1, 250)
        .wholeNumber("leadDecides", 1, 250);
  }
}
