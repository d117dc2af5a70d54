package org.threatreviews.staff.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.staff.Qualifications;

/** The due date in the model. Public, for the engine calls only methods of public classes. */
@Component
public class AnalystQualificationTimers {

  private final Qualifications qualifications;

  AnalystQualificationTimers(Qualifications qualifications) {
    this.qualifications = qualifications;
  }

  /** By when the lead should have said what the person may hold. */
  public Date decisionDue(DelegateExecution execution) {
    return Date.from(qualifications.decisionDue());
  }
}
