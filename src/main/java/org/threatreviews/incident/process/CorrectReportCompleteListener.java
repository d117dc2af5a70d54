package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.ReportCorrections;
import org.threatreviews.incident.Severity;
import org.threatreviews.task.process.CompletedForm;

/** Carries out the correction that the SOC has entered; without one nothing changes. */
@Component
class CorrectReportCompleteListener implements TaskListener {

  /** What the form offers. */
  enum Correction {
    NONE,
    SEVERITY,
    WITHDRAW,
    MERGE
  }

  private final ReportCorrections corrections;

  CorrectReportCompleteListener(ReportCorrections corrections) {
    this.corrections = corrections;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    String incident = form.reference();
    String reason = form.text(ReportCorrectionIds.VARIABLE_REASON).orElse(null);
    Correction correction = form.choice(ReportCorrectionIds.VARIABLE_CORRECTION, Correction.class)
        .orElse(Correction.NONE);
    switch (correction) {
      case NONE -> {}
      case SEVERITY ->
        corrections.changeSeverity(
            incident,
            form.choice(ReportCorrectionIds.VARIABLE_NEW_SEVERITY, Severity.class)
                .orElse(null),
            reason,
            form.by());
      case WITHDRAW -> corrections.withdraw(incident, reason, form.by());
      case MERGE ->
        corrections.merge(
            incident,
            form.text(ReportCorrectionIds.VARIABLE_DUPLICATE_OF).orElse(null),
            reason,
            form.by());
    }
  }
}
