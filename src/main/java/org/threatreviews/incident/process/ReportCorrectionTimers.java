package org.threatreviews.incident.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpDates;
import org.threatreviews.task.process.FormLifetimes;

/** The due dates in the model {@code report-correction}. Public, for expressions to call it. */
@Component
public class ReportCorrectionTimers {

  private final FollowUpDates dates;
  private final FormLifetimes lifetimes;

  ReportCorrectionTimers(FollowUpDates dates, FormLifetimes lifetimes) {
    this.dates = dates;
    this.lifetimes = lifetimes;
  }

  public Date correctionDue(DelegateExecution execution) {
    return Date.from(dates.correctionDue());
  }

  public Date formAbandoned(DelegateExecution execution) {
    return Date.from(
        lifetimes.end(ReportCorrectionIds.USER_TASK_CORRECT_REPORT, dates.correctionDue()));
  }
}
