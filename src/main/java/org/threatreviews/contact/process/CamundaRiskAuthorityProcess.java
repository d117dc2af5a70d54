package org.threatreviews.contact.process;

import org.springframework.stereotype.Component;
import org.threatreviews.contact.RiskAuthorityProcess;
import org.threatreviews.task.process.ProcessMessages;
import org.threatreviews.task.process.ProcessStarts;

/** Runs the process {@code risk-authority}, at most one instance per client. */
@Component
class CamundaRiskAuthorityProcess implements RiskAuthorityProcess {

  private final ProcessStarts starts;
  private final ProcessMessages messages;

  CamundaRiskAuthorityProcess(ProcessStarts starts, ProcessMessages messages) {
    this.starts = starts;
    this.messages = messages;
  }

  @Override
  public void ask(String clientReference) {
    starts.startOnce(RiskAuthorityIds.PROCESS, clientReference);
  }

  @Override
  public void settled(String clientReference) {
    messages.tell(RiskAuthorityIds.MESSAGE_RISK_AUTHORITY_CHANGED, clientReference);
  }
}
