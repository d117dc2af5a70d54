package org.threatreviews.incident.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.steps.FollowUpDates;

/** The due dates in the model {@code incident-follow-up}. Public, for expressions to call it. */
@Component
public class IncidentFollowUpTimers {

  private final FollowUpDates dates;

  IncidentFollowUpTimers(FollowUpDates dates) {
    this.dates = dates;
  }

  public Date reportTime(DelegateExecution execution) {
    return Date.from(dates.reportTime(execution.getProcessBusinessKey()));
  }

  public Date reminderDue(DelegateExecution execution) {
    return Date.from(dates.reminderDue(execution.getProcessBusinessKey()));
  }

  public Date escalationDue(DelegateExecution execution) {
    return Date.from(dates.escalationDue(execution.getProcessBusinessKey()));
  }

  public Date decisionDue(DelegateExecution execution) {
    return Date.from(dates.decisionDue(execution.getProcessBusinessKey()));
  }

  public Date callDue(DelegateExecution execution) {
    return Date.from(dates.callDue(execution.getProcessBusinessKey()));
  }

  public Date leadAskedAgain(DelegateExecution execution) {
    return Date.from(dates.escalationDue(execution.getProcessBusinessKey()));
  }

  public Date callDueAgain(DelegateExecution execution) {
    return Date.from(dates.callAgain(execution.getProcessBusinessKey()));
  }

  public Date verificationDue(DelegateExecution execution) {
    return Date.from(dates.socDue(execution.getProcessBusinessKey()));
  }

  public Date assistanceDue(DelegateExecution execution) {
    return Date.from(dates.socDue(execution.getProcessBusinessKey()));
  }
}
