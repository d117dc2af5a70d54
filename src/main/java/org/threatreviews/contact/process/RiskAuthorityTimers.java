package org.threatreviews.contact.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.contact.RiskAuthorities;

/** The due dates in the model. Public, for the engine calls only methods of public classes. */
@Component
public class RiskAuthorityTimers {

  private final RiskAuthorities authorities;

  RiskAuthorityTimers(RiskAuthorities authorities) {
    this.authorities = authorities;
  }

  public Date decisionDue(DelegateExecution execution) {
    return Date.from(authorities.decisionDue());
  }
}
