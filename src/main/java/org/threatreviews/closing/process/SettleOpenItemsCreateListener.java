package org.threatreviews.closing.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.InWords;

/** Shows the team lead what is open. */
@Component
class SettleOpenItemsCreateListener implements TaskListener {

  private final Clients clients;
  private final ClosingBriefing briefing;

  SettleOpenItemsCreateListener(Clients clients, ClosingBriefing briefing) {
    this.clients = clients;
    this.briefing = briefing;
  }

  @Override
  public void notify(DelegateTask task) {
    Client client = clients.get(task.getExecution().getProcessBusinessKey());
    task.setName("%s: %s, contract until %s"
        .formatted(task.getName(), client.name(), InWords.day(client.contractEnd())));
    task.setVariableLocal(ContractClosingIds.VARIABLE_BRIEFING, briefing.of(client));
  }
}
