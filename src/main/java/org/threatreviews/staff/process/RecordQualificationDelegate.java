package org.threatreviews.staff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.staff.Qualifications;

/** Qualifies somebody for what the lead has said, be it nothing. */
@Component
class RecordQualificationDelegate implements JavaDelegate {

  private final Qualifications qualifications;

  RecordQualificationDelegate(Qualifications qualifications) {
    this.qualifications = qualifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    qualifications.decide(
        execution.getProcessBusinessKey(),
        QualifiedFor.read(
            (String) execution.getVariable(AnalystQualificationIds.VARIABLE_DECIDED_FOR),
            (String) execution.getVariable(AnalystQualificationIds.VARIABLE_DECIDED_LANGUAGES)));
  }
}
