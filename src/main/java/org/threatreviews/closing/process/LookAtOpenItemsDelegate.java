package org.threatreviews.closing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.threatreviews.closing.ContractClosing;

/** Looks what is open at the client, and whether the contract is over. */
@Component
class LookAtOpenItemsDelegate implements JavaDelegate {

  private final ContractClosing closing;

  LookAtOpenItemsDelegate(ContractClosing closing) {
    this.closing = closing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariables(of(closing.look(execution.getProcessBusinessKey())));
  }

  private static VariableMap of(ContractClosing.Standing standing) {
    return Variables.createVariables()
        .putValue(ContractClosingIds.VARIABLE_UNDECIDED, standing.undecided())
        .putValue(ContractClosingIds.VARIABLE_CONTRACT_OVER, standing.contractOver());
  }
}
