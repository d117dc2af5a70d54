package org.threatreviews.incident.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.FollowUpDates;

/** The due dates in the model {@code report-correction}. Public, for expressions to call it. */
@Component
public class ReportCorrectionTimers {

  private final FollowUpDates dates;

  ReportCorrectionTimers(FollowUpDates dates) {
    this.dates = dates;
  }

  public Date correctionDue(DelegateExecution execution) {
    return Date.from(dates.correctionDue());
  }
}
