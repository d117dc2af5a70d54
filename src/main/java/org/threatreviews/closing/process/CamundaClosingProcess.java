package org.threatreviews.closing.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.threatreviews.closing.ClosingProcess;
import org.threatreviews.task.process.ProcessMessages;

/** Runs the process {@code contract-closing}, one instance per client. */
@Component
class CamundaClosingProcess implements ClosingProcess {

  private final RuntimeService runtime;
  private final ProcessMessages messages;

  CamundaClosingProcess(RuntimeService runtime, ProcessMessages messages) {
    this.runtime = runtime;
    this.messages = messages;
  }

  @Override
  public void follow(String clientReference) {
    boolean followed = runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(ContractClosingIds.PROCESS)
            .processInstanceBusinessKey(clientReference)
            .count()
        > 0;
    if (!followed) {
      runtime.startProcessInstanceByKey(ContractClosingIds.PROCESS, clientReference);
    }
  }

  @Override
  public void contractEndMoved(String clientReference) {
    messages.tell(ContractClosingIds.MESSAGE_CONTRACT_END_MOVED, clientReference);
  }
}
