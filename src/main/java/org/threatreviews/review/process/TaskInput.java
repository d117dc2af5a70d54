package org.threatreviews.review.process;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.threatreviews.problem.InvalidInput;

/**
 * What a person handed in with a task. Forms check nothing on the server, so values are checked
 * here; what is absent or empty is null.
 */
final class TaskInput {

  /** The engine keeps no longer text in a variable. */
  private static final int LONGEST = 4000;

  private TaskInput() {}

  static String text(DelegateTask task, String name) {
    Object value = task.getVariable(name);
    String text = value == null ? "" : value.toString().strip();
    if (text.length() > LONGEST) {
      throw new InvalidInput(
          name, "tooLong", "'%s' must not exceed %d characters.".formatted(name, LONGEST));
    }
    return text.isEmpty() ? null : text;
  }

  static boolean flag(DelegateTask task, String name, boolean absent) {
    String value = text(task, name);
    return value == null ? absent : Boolean.parseBoolean(value);
  }

  static <E extends Enum<E>> E choice(DelegateTask task, String name, Class<E> type) {
    String value = text(task, name);
    if (value == null) {
      return null;
    }
    List<E> choices = Arrays.asList(type.getEnumConstants());
    return choices.stream()
        .filter(choice -> choice.name().equals(value))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInput(name, "oneOf", "'%s' is none of %s.".formatted(value, choices)));
  }

  /** User id of who completes the task. */
  static String actor(DelegateTask task) {
    Authentication user =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (user != null) {
      return user.getUserId();
    }
    return task.getAssignee() == null ? "system" : task.getAssignee();
  }
}
