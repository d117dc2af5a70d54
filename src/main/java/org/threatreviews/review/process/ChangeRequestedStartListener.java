package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.task.process.CompletedForm;

/** Lets a contract change begin only for a client that there is, and names it after the client. */
@Component
class ChangeRequestedStartListener implements ExecutionListener {

  private final Clients clients;

  ChangeRequestedStartListener(Clients clients) {
    this.clients = clients;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Object value = execution.getVariable(ContractChangeIds.VARIABLE_CLIENT);
    String reference = value == null ? "" : value.toString().strip();
    if (reference.isEmpty()) {
      throw CompletedForm.missing(ContractChangeIds.VARIABLE_CLIENT);
    }
    if (clients.find(reference).isEmpty()) {
      throw new InvalidInput(
          ContractChangeIds.VARIABLE_CLIENT,
          "unknownClient",
          "There is no client '%s'.".formatted(reference));
    }
    execution.setVariable(ContractChangeIds.VARIABLE_CLIENT, reference);
    execution.setProcessBusinessKey(reference);
  }
}
