package org.threatreviews.task.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.threatreviews.input.Moments;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/**
 * What somebody entered to complete a task, by the form or by another tool; forms' own rules are not
 * checked on the server, so they are checked here. Reading a field takes it out of the process: it
 * goes to our tables, and the next form must not show it as its own.
 *
 * <p>A value that can't be what the field holds is refused as {@link InvalidInput}, and the task
 * stays open.
 */
public final class CompletedForm {

  /** What the engine's tables hold of a text. */
  private static final int LONGEST_TEXT = 4_000;

  private final DelegateTask task;

  public CompletedForm(DelegateTask task) {
    this.task = task;
  }

  /** The domain reference that the task's process is about. */
  public String reference() {
    return task.getExecution().getProcessBusinessKey();
  }

  /** Empty when the field is absent or blank. */
  public Optional<String> text(String field) {
    Object value = take(field);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String entered)) {
      throw new InvalidInput(field, "type", "The value of '%s' must be a text.".formatted(field));
    }
    String text = Text.withPlainLineEnds(entered).strip();
    Text.requireStorable(field, text);
    // as the engine counts, which has it already: both characters of a line's end
    if (entered.codePointCount(0, entered.length()) > LONGEST_TEXT) {
      throw new InvalidInput(
          field, "tooLong", "Please enter at most %,d characters.".formatted(LONGEST_TEXT));
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private Object take(String field) {
    Object value = task.getVariable(field);
    task.removeVariable(field);
    return value;
  }

  public Optional<LocalDate> date(String field) {
    return text(field).map(text -> Moments.date(field, "date", text));
  }

  public Optional<LocalTime> time(String field) {
    return text(field).map(text -> Moments.time(field, text));
  }

  /** With an offset as it is, without one in the given zone. */
  public Optional<Instant> dateTime(String field, ZoneId zone) {
    return text(field)
        .map(text -> Moments.hasOffset(text)
            ? Moments.instant(field, text).toInstant()
            : Moments.dateTime(field, text).atZone(zone).toInstant());
  }

  /**
   * @param absent what an absent or blank field means
   */
  public boolean flag(String field, boolean absent) {
    return flag(field).orElse(absent);
  }

  /**
   * Empty when the field is absent or blank. Radio buttons of a form know texts only, so these two
   * words count as well.
   */
  public Optional<Boolean> flag(String field) {
    Object value = take(field);
    if (value == null || value instanceof String text && text.isBlank()) {
      return Optional.empty();
    }
    if (value instanceof Boolean flag) {
      return Optional.of(flag);
    }
    if ("true".equals(value) || "false".equals(value)) {
      return Optional.of("true".equals(value));
    }
    throw new InvalidInput(
        field, "type", "The value of '%s' must be true or false.".formatted(field));
  }

  public <E extends Enum<E>> Optional<E> choice(String field, Class<E> type) {
    List<E> choices = List.of(type.getEnumConstants());
    return text(field)
        .map(text -> choices.stream()
            .filter(choice -> choice.name().equals(text))
            .findFirst()
            .orElseThrow(() -> new InvalidInput(
                field, "oneOf", "'%s' is not one of %s.".formatted(text, choices))));
  }

  /** User id of whoever completes the task. */
  public String by() {
    Authentication signedIn =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (signedIn != null && signedIn.getUserId() != null) {
      return signedIn.getUserId();
    }
    return task.getAssignee() == null ? "system" : task.getAssignee();
  }

  public static InvalidInput missing(String field) {
    return new InvalidInput(field, "required", "Please fill in '%s'.".formatted(field));
  }
}
