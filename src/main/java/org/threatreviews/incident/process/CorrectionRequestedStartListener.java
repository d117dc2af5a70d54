package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.task.process.StartForm;

/** Lets a correction begin only for an incident that there is, and names it after the incident. */
@Component
class CorrectionRequestedStartListener implements ExecutionListener {

  private final IncidentFollowUp followUp;

  CorrectionRequestedStartListener(IncidentFollowUp followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateExecution execution) {
    StartForm.nameAfter(
        execution,
        ReportCorrectionIds.VARIABLE_INCIDENT,
        "incident",
        reference -> followUp.find(reference).isPresent());
  }
}
