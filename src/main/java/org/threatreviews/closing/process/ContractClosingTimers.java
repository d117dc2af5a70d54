package org.threatreviews.closing.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.closing.ContractClosing;

/** The due dates in the model. Public, for the engine calls only methods of public classes. */
@Component
public class ContractClosingTimers {

  private final ContractClosing closing;

  ContractClosingTimers(ContractClosing closing) {
    this.closing = closing;
  }

  public Date firstLook(DelegateExecution execution) {
    return Date.from(closing.firstLook(execution.getProcessBusinessKey()));
  }

  public Date nextLook(DelegateExecution execution) {
    return Date.from(closing.nextLook(execution.getProcessBusinessKey()));
  }

  public Date decisionDue(DelegateExecution execution) {
    return Date.from(closing.decisionDue(execution.getProcessBusinessKey()));
  }
}
