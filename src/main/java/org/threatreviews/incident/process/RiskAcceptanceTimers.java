package org.threatreviews.incident.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpDates;

/** The due dates in the model {@code risk-acceptance}. Public, for expressions to call it. */
@Component
public class RiskAcceptanceTimers {

  private final FollowUpDates dates;

  RiskAcceptanceTimers(FollowUpDates dates) {
    this.dates = dates;
  }

  public Date headsUpDue(DelegateExecution execution) {
    return Date.from(dates.headsUpDue(execution.getProcessBusinessKey()));
  }

  public Date acceptanceExpired(DelegateExecution execution) {
    return Date.from(dates.acceptanceExpires(execution.getProcessBusinessKey()));
  }
}
