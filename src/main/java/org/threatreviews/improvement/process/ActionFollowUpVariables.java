package org.threatreviews.improvement.process;

import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.threatreviews.improvement.ActionFollowUp;

/** What the gateways and the team's task in the model go by. */
final class ActionFollowUpVariables {

  private ActionFollowUpVariables() {}

  static VariableMap of(ActionFollowUp.Standing standing) {
    return Variables.createVariables()
        .putValue(ActionFollowUpIds.VARIABLE_STEP, standing.step().name())
        .putValue(
            ActionFollowUpIds.VARIABLE_OWNER,
            standing.owner() == null ? null : standing.owner().name())
        .putValue(ActionFollowUpIds.VARIABLE_REVIEW_AHEAD, standing.reviewAhead());
  }
}
