package org.threatreviews.closing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.closing.ContractClosing;

/** Tells the contacts that the contract has ended, unless it goes on after all. */
@Component
class TellOfEndDelegate implements JavaDelegate {

  private final ContractClosing closing;

  TellOfEndDelegate(ContractClosing closing) {
    this.closing = closing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        ContractClosingIds.VARIABLE_CONTRACT_OVER,
        closing.tellOfEnd(execution.getProcessBusinessKey()));
  }
}
