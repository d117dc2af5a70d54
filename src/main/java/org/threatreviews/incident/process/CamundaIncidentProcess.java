package org.threatreviews.incident.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.IncidentProcess;
import org.threatreviews.incident.Severity;

@Component
class CamundaIncidentProcess implements IncidentProcess {

  private final RuntimeService runtime;

  CamundaIncidentProcess(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @Override
  public void start(String reference, String client, Severity severity) {
    runtime.startProcessInstanceByKey(
        IncidentFollowUpIds.PROCESS,
        reference,
        Variables.putValue(IncidentFollowUpIds.VARIABLE_CLIENT, client)
            .putValue(IncidentFollowUpIds.VARIABLE_SEVERITY, severity.name()));
  }

  @Override
  public void feedbackReceived(String reference) {
    runtime
        .createMessageCorrelation(IncidentFollowUpIds.MESSAGE_FEEDBACK_RECEIVED)
        .processInstanceBusinessKey(reference)
        .correlateAllWithResult();
  }
}
