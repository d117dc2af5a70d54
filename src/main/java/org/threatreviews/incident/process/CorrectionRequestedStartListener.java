package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.task.process.CompletedForm;

/** Lets a correction begin only for an incident that there is, and names it after the incident. */
@Component
class CorrectionRequestedStartListener implements ExecutionListener {

  private final IncidentFollowUp followUp;

  CorrectionRequestedStartListener(IncidentFollowUp followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateExecution execution) {
    Object value = execution.getVariable(ReportCorrectionIds.VARIABLE_INCIDENT);
    String reference = value == null ? "" : value.toString().strip();
    if (reference.isEmpty()) {
      throw CompletedForm.missing(ReportCorrectionIds.VARIABLE_INCIDENT);
    }
    if (followUp.find(reference).isEmpty()) {
      throw new InvalidInput(
          ReportCorrectionIds.VARIABLE_INCIDENT,
          "unknownIncident",
          "There is no incident '%s'.".formatted(reference));
    }
    execution.setVariable(ReportCorrectionIds.VARIABLE_INCIDENT, reference);
    execution.setProcessBusinessKey(reference);
  }
}
