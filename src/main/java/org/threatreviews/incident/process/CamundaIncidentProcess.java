package org.threatreviews.incident.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.IncidentProcess;
import org.threatreviews.incident.Severity;

@Component
class CamundaIncidentProcess implements IncidentProcess {

  private final RuntimeService runtime;
  private final TaskService tasks;

  CamundaIncidentProcess(RuntimeService runtime, TaskService tasks) {
    this.runtime = runtime;
    this.tasks = tasks;
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
    tell(reference, IncidentFollowUpIds.MESSAGE_FEEDBACK_RECEIVED);
  }

  @Override
  public void severityChanged(String reference) {
    tell(reference, IncidentFollowUpIds.MESSAGE_SEVERITY_CHANGED);
  }

  @Override
  public void reportWithdrawn(String reference) {
    tell(reference, IncidentFollowUpIds.MESSAGE_REPORT_WITHDRAWN);
  }

  @Override
  public void acceptanceEnded(String reference) {
    tell(reference, RiskAcceptanceIds.MESSAGE_ACCEPTANCE_ENDED);
  }

  @Override
  public void socDueMoved(String reference, Instant due) {
    tasks
        .createTaskQuery()
        .processInstanceBusinessKey(reference)
        .taskDefinitionKeyIn(
            IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE,
            IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT)
        .unlimitedList()
        .forEach(task -> {
          task.setDueDate(Date.from(due));
          tasks.saveTask(task);
        });
  }

  /** Whatever waits for the message gets it; otherwise the process reads the incident when it gets there. */
  private void tell(String reference, String message) {
    runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(reference)
        .correlateAllWithResult();
  }
}
