package org.threatreviews.contact.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.contact.RiskAuthorities;

/** Gives the authority to the contact that the lead has named. */
@Component
class GiveRiskAuthorityDelegate implements JavaDelegate {

  private final RiskAuthorities authorities;

  GiveRiskAuthorityDelegate(RiskAuthorities authorities) {
    this.authorities = authorities;
  }

  @Override
  public void execute(DelegateExecution execution) {
    authorities.give(
        execution.getProcessBusinessKey(),
        (String) execution.getVariable(RiskAuthorityIds.VARIABLE_CHOSEN_CONTACT),
        (String) execution.getVariable(RiskAuthorityIds.VARIABLE_CHOSEN_BY));
  }
}
