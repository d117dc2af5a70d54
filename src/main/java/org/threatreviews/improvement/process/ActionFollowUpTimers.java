package org.threatreviews.improvement.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.ActionFollowUp;

/** The due dates in the model. Public, for the engine calls only methods of public classes. */
@Component
public class ActionFollowUpTimers {

  private final ActionFollowUp followUp;

  ActionFollowUpTimers(ActionFollowUp followUp) {
    this.followUp = followUp;
  }

  public Date reminderDue(DelegateExecution execution) {
    return Date.from(followUp.reminderDue(execution.getProcessBusinessKey()));
  }

  public Date teamReminderDue(DelegateExecution execution) {
    return Date.from(followUp.teamReminderDue(execution.getProcessBusinessKey()));
  }

  public Date dueForTeam(DelegateExecution execution) {
    return Date.from(followUp.dueForTeam(execution.getProcessBusinessKey()));
  }

  public Date reviewOver(DelegateExecution execution) {
    return Date.from(followUp.reviewOver(execution.getProcessBusinessKey()));
  }

  public Date decisionDue(DelegateExecution execution) {
    return Date.from(followUp.decisionDue(execution.getProcessBusinessKey()));
  }

  public Date askAgainDue(DelegateExecution execution) {
    return Date.from(followUp.askAgainDue(execution.getProcessBusinessKey()));
  }
}
