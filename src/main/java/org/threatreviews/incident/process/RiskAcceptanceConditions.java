package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpSteps;

/**
 * The condition of the model {@code risk-acceptance}, asked while the incident's row is held. Public,
 * for expressions to call it.
 */
@Component
public class RiskAcceptanceConditions {

  private final FollowUpSteps followUp;

  RiskAcceptanceConditions(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  public boolean riskAccepted(DelegateExecution execution) {
    return followUp.isRiskAccepted(execution.getProcessBusinessKey());
  }
}
