package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrection;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.task.process.CompletedForm;

/** Carries out the correction that the SOC has entered, or that nothing needs correcting. */
@Component
class CorrectReportCompleteListener implements TaskListener {

  private final ReportCorrections corrections;

  CorrectReportCompleteListener(ReportCorrections corrections) {
    this.corrections = corrections;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    ReportCorrection.Kind kind = form.choice(
            ReportCorrectionIds.VARIABLE_CORRECTION, ReportCorrection.Kind.class)
        .orElseThrow(() -> new InvalidInput(
            ReportCorrectionIds.VARIABLE_CORRECTION,
            "required",
            "Please say what needs correcting, or that nothing does."));
    corrections.correct(
        form.reference(),
        new ReportCorrection(
            kind,
            kind == ReportCorrection.Kind.SEVERITY ? severity(form) : null,
            form.text(ReportCorrectionIds.VARIABLE_DUPLICATE_OF).orElse(null),
            form.text(ReportCorrectionIds.VARIABLE_REASON).orElse(null)),
        form.by());
  }

  /** Read for a new severity only: otherwise whatever stands in the field means nothing. */
  private static Severity severity(CompletedForm form) {
    return form.choice(ReportCorrectionIds.VARIABLE_NEW_SEVERITY, Severity.class)
        .orElse(null);
  }
}
