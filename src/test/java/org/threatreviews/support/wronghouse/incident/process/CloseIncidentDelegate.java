package org.threatreviews.support.wronghouse.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.threatreviews.support.wronghouse.incident.Incidents;
import org.threatreviews.support.wronghouse.incident.web.IncidentRequest;

/** A public delegate that knows a request, asks for all tasks, and remembers what it closed last. */
public class CloseIncidentDelegate implements JavaDelegate {
  Incidents incidents;
  IncidentRequest request;
  String lastClosed;

  @Override
  public void execute(DelegateExecution execution) {
    lastClosed = execution.getProcessBusinessKey();
    execution.getProcessEngineServices().getTaskService().createTaskQuery().list();
  }
}
