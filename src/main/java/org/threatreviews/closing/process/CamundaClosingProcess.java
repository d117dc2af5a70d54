package org.threatreviews.closing.process;

import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.closing.ClosingProcess;
import org.threatreviews.task.process.ProcessMessages;
import org.threatreviews.task.process.ProcessStarts;

/** Runs the process {@code contract-closing}, one instance per client. */
@Component
class CamundaClosingProcess implements ClosingProcess {

  private final ProcessStarts starts;
  private final TaskService tasks;
  private final ProcessMessages messages;
  private final Clients clients;

  /** It reads what is open from the use cases that call us. */
  private final ObjectProvider<ClosingBriefing> briefing;

  CamundaClosingProcess(
      ProcessStarts starts,
      TaskService tasks,
      ProcessMessages messages,
      Clients clients,
      ObjectProvider<ClosingBriefing> briefing) {
    this.starts = starts;
    this.tasks = tasks;
    this.messages = messages;
    this.clients = clients;
    this.briefing = briefing;
  }

  @Override
  public void follow(String clientReference) {
    starts.startOnce(ContractClosingIds.PROCESS, clientReference);
  }

  @Override
  public void listChanged(String clientReference) {
    Client client = clients.get(clientReference);
    tasks
        .createTaskQuery()
        .processInstanceBusinessKey(clientReference)
        .taskDefinitionKey(ContractClosingIds.USER_TASK_SETTLE_OPEN_ITEMS)
        .unlimitedList()
        .forEach(task -> tasks.setVariableLocal(
            task.getId(),
            ContractClosingIds.VARIABLE_BRIEFING,
            briefing.getObject().of(client)));
  }

  @Override
  public void contractEndMoved(String clientReference) {
    messages.tell(ContractClosingIds.MESSAGE_CONTRACT_END_MOVED, clientReference);
  }
}
