package org.threatreviews.task.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.threatreviews.task.TaskEscalations;

/**
 * What a lead says about something late, in a task that a model repeats for as long as it is late:
 * what was done, and when to ask again. The process keeps how often the lead has answered, and
 * that day, by the element that is late.
 *
 * @param reference the domain reference that the process is about
 * @param notes never null
 * @param by user id
 */
public record LeadAnswer(String reference, String notes, String by) {

  private static final String NOTES = "notes";
  private static final String UNTIL = "until";

  /**
   * Reads the form, and leaves the rest to {@link #nextAsk}.
   *
   * @param late the element that is late
   * @throws org.threatreviews.problem.InvalidInput when nothing is said about what was done, or the
   *     day is over or too far away
   */
  public static LeadAnswer of(DelegateTask task, String late, TaskEscalations escalations) {
    CompletedForm form = new CompletedForm(task);
    String notes = form.text(NOTES).orElse(null);
    LocalDate until = form.date(UNTIL).orElse(null);
    escalations.checkAnswer(late, notes, until);
    DelegateExecution execution = task.getExecution();
    execution.setVariable(timesAsked(late), asked(execution, late) + 1);
    execution.setVariable(askAgainOn(late), until == null ? null : until.toString());
    return new LeadAnswer(form.reference(), notes, form.by());
  }

  /** When the lead is asked again, unless what is late is done by then. */
  public static Date nextAsk(
      DelegateExecution execution, String late, TaskEscalations escalations) {
    String day = (String) execution.getVariable(askAgainOn(late));
    Instant next = escalations.nextAsk(
        late, Math.max(1, asked(execution, late)), day == null ? null : LocalDate.parse(day));
    return Date.from(next);
  }

  private static int asked(VariableScope scope, String late) {
    Integer times = (Integer) scope.getVariable(timesAsked(late));
    return times == null ? 0 : times;
  }

  private static String timesAsked(String late) {
    return localName(late) + "TimesAsked";
  }

  private static String askAgainOn(String late) {
    return localName(late) + "AskAgainOn";
  }

  private static String localName(String element) {
    return element.substring(element.indexOf('_') + 1);
  }
}
