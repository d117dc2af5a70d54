package org.threatreviews.task.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.task.LateTasks;

/** The due dates of the model {@code late-task}. Public, for expressions call it. */
@Component
public class LateTaskTimers {

  private final LateTasks late;

  LateTaskTimers(LateTasks late) {
    this.late = late;
  }

  /** The due date of the task; whoever moves that moves this timer. */
  public Date taskDue(DelegateExecution execution) {
    return (Date) execution.getVariable(LateTaskIds.VARIABLE_TASK_DUE);
  }

  public Date answerDue(DelegateExecution execution) {
    return Date.from(late.answerDue(LateTaskVariables.task(execution)));
  }

  public Date askAgainDue(DelegateExecution execution) {
    String day = (String) execution.getVariable(LateTaskIds.VARIABLE_ASK_AGAIN_ON);
    LocalDate until = day == null ? null : LocalDate.parse(day);
    Instant next = late.nextAsk(
        LateTaskVariables.task(execution), LateTaskVariables.timesAsked(execution), until);
    return Date.from(next);
  }

  public Date reminderDue(DelegateExecution execution) {
    return Date.from(late.reminderDue(
        LateTaskVariables.task(execution), LateTaskVariables.timesAsked(execution)));
  }
}
