package org.threatreviews.improvement.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.improvement.UnansweredActions;
import org.threatreviews.task.TaskEscalations;
import org.threatreviews.task.process.LeadAnswer;

/** The due dates in the model. Public, for the engine calls only methods of public classes. */
@Component
public class ActionFollowUpTimers {

  private final ActionFollowUp followUp;
  private final UnansweredActions unanswered;
  private final TaskEscalations escalations;

  ActionFollowUpTimers(
      ActionFollowUp followUp, UnansweredActions unanswered, TaskEscalations escalations) {
    this.followUp = followUp;
    this.unanswered = unanswered;
    this.escalations = escalations;
  }

  /** When the lead is asked about an action that no review has dealt with by then. */
  public Date leadAskedDue(DelegateExecution execution) {
    return LeadAnswer.isGiven(execution, ActionFollowUpIds.EVENT_CARRIED_OVER)
        ? LeadAnswer.nextAsk(execution, ActionFollowUpIds.EVENT_CARRIED_OVER, escalations)
        : Date.from(unanswered.leadAskedAt(
            execution.getProcessBusinessKey(), ActionFollowUpIds.EVENT_CARRIED_OVER));
  }

  public Date leadAnswerDue(DelegateExecution execution) {
    return Date.from(escalations.answerDue(ActionFollowUpIds.EVENT_CARRIED_OVER));
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

  public Date askAgainDue(DelegateExecution execution) {
    return Date.from(followUp.askAgainDue(execution.getProcessBusinessKey()));
  }
}
