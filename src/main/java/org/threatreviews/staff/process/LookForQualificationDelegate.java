package org.threatreviews.staff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.staff.Qualifications;

/** Looks whether somebody still waits for the lead's word. */
@Component
class LookForQualificationDelegate implements JavaDelegate {

  private final Qualifications qualifications;

  LookForQualificationDelegate(Qualifications qualifications) {
    this.qualifications = qualifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        AnalystQualificationIds.VARIABLE_MISSING,
        qualifications.isMissing(execution.getProcessBusinessKey()));
  }
}
