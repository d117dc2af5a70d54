package org.threatreviews.task.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
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

  private static final DateTimeFormatter HOUR_AND_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

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
    Object value = task.getVariable(field);
    task.removeVariable(field);
    String text = value == null ? "" : value.toString().strip();
    if (text.length() > LONGEST_TEXT) {
      throw new InvalidInput(
          field, "tooLong", "Please enter at most %,d characters.".formatted(LONGEST_TEXT));
    }
    if (text.indexOf('\0') >= 0) {
      throw new InvalidInput(field, "noNul", "Text cannot contain the NUL character.");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  public Optional<LocalDate> date(String field) {
    return parse(field, "date", "a date like 2026-12-01", LocalDate::parse);
  }

  public Optional<LocalTime> time(String field) {
    return parse(
        field, "time", "a time like 10:00", text -> LocalTime.parse(text, HOUR_AND_MINUTE));
  }

  /** With an offset as it is, without one in the given zone. */
  public Optional<Instant> dateTime(String field, ZoneId zone) {
    return parse(field, "dateTime", "a date and time such as 2027-03-02T10:00", text -> {
      TemporalAccessor value = DateTimeFormatter.ISO_DATE_TIME.parseBest(
          text, OffsetDateTime::from, LocalDateTime::from);
      return value instanceof OffsetDateTime withOffset
          ? withOffset.toInstant()
          : ((LocalDateTime) value).atZone(zone).toInstant();
    });
  }

  /**
   * @param absent what an absent or blank field means
   */
  public boolean flag(String field, boolean absent) {
    return text(field).map(Boolean::parseBoolean).orElse(absent);
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

  private <T> Optional<T> parse(
      String field, String rule, String example, Function<String, T> parser) {
    return text(field).map(text -> {
      try {
        return parser.apply(text);
      } catch (DateTimeParseException e) {
        throw new InvalidInput(field, rule, "'%s' is not %s.".formatted(text, example));
      }
    });
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
