package org.threatreviews.contact.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.threatreviews.contact.RiskAuthorityProcess;
import org.threatreviews.task.process.ProcessMessages;

/** Runs the process {@code risk-authority}, at most one instance per client. */
@Component
class CamundaRiskAuthorityProcess implements RiskAuthorityProcess {

  private final RuntimeService runtime;
  private final ProcessMessages messages;

  CamundaRiskAuthorityProcess(RuntimeService runtime, ProcessMessages messages) {
    this.runtime = runtime;
    this.messages = messages;
  }

  @Override
  public void ask(String clientReference) {
    boolean asked = runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(RiskAuthorityIds.PROCESS)
            .processInstanceBusinessKey(clientReference)
            .count()
        > 0;
    if (!asked) {
      runtime.startProcessInstanceByKey(RiskAuthorityIds.PROCESS, clientReference);
    }
  }

  @Override
  public void settled(String clientReference) {
    messages.tell(RiskAuthorityIds.MESSAGE_RISK_AUTHORITY_CHANGED, clientReference);
  }
}
