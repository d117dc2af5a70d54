package org.threatreviews.task.process;

import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/** What somebody has filled in to start a process in Tasklist. */
public final class StartForm {

  private StartForm() {}

  /**
   * Names the process after the client, incident or other subject whose reference was filled in.
   *
   * @param field the form's field, and the variable that keeps the reference
   * @param subject what is referred to, in one word
   * @param exists tells whether there is a subject of a reference
   * @throws InvalidInput when nothing was filled in, or there is no such subject
   */
  public static void nameAfter(
      DelegateExecution execution, String field, String subject, Predicate<String> exists) {
    Object value = execution.getVariable(field);
    String reference = value == null ? "" : value.toString().strip();
    if (reference.isEmpty()) {
      throw CompletedForm.missing(field);
    }
    Text.requireStorable(field, reference);
    if (!exists.test(reference)) {
      throw new InvalidInput(
          field,
          "unknown" + Character.toUpperCase(subject.charAt(0)) + subject.substring(1),
          "There is no %s '%s'.".formatted(subject, reference));
    }
    execution.setVariable(field, reference);
    execution.setProcessBusinessKey(reference);
  }
}
