package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Clients;
import org.threatreviews.task.process.StartForm;

/** Lets a contract change begin only for a client that there is, and names it after the client. */
@Component
class ChangeRequestedStartListener implements ExecutionListener {

  private final Clients clients;

  ChangeRequestedStartListener(Clients clients) {
    this.clients = clients;
  }

  @Override
  public void notify(DelegateExecution execution) {
    StartForm.nameAfter(
        execution,
        ContractChangeIds.VARIABLE_CLIENT,
        "client",
        reference -> clients.find(reference).isPresent());
  }
}
