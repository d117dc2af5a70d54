package org.threatreviews.contact.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.contact.RiskAuthorities;

/** Looks whether nobody at the client may accept risks. */
@Component
class LookForRiskAuthorityDelegate implements JavaDelegate {

  private final RiskAuthorities authorities;

  LookForRiskAuthorityDelegate(RiskAuthorities authorities) {
    this.authorities = authorities;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        RiskAuthorityIds.VARIABLE_AUTHORITY_MISSING,
        authorities.isMissing(execution.getProcessBusinessKey()));
  }
}
