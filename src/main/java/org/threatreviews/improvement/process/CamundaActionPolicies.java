package org.threatreviews.improvement.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.ActionPolicies;
import org.threatreviews.improvement.ActionPolicy;
import org.threatreviews.improvement.Owner;
import org.threatreviews.policy.PolicyTable;

/** Reads the policy from the decision {@code action-policy}, where a team lead can change it. */
@Component
class CamundaActionPolicies implements ActionPolicies {

  private final DecisionService decisions;

  CamundaActionPolicies(DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public ActionPolicy of(Owner owner) {
    DmnDecisionRuleResult row = decisions
        .evaluateDecisionTableByKey(
            ActionFollowUpIds.DECISION_POLICY,
            Map.of(ActionFollowUpIds.VARIABLE_OWNER, owner.name()))
        .getSingleResult();
    return new ActionPolicy(
        row.getEntry("remindBefore"),
        row.getEntry("remindAfter"),
        row.getEntry("remindersAfter"),
        row.getEntry("askAgainAfter"),
        row.getEntry("waitForReview"),
        row.getEntry("leadDecides"));
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
