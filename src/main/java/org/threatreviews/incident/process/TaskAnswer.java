package org.threatreviews.incident.process;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.threatreviews.problem.InvalidInput;

/**
 * What somebody filled in when completing a task. Whatever tool completed it, values may be absent
 * or of another type than the form's.
 */
record TaskAnswer(DelegateTask task) {

  private static final String SYSTEM = "system";

  /** The reference of the incident that the task is about. */
  String reference() {
    return task.getExecution().getProcessBusinessKey();
  }

  /**
   * Free text, null when there is none. It belongs in our tables, so it is taken from the process.
   */
  String takeText(String name) {
    Object value = task.getVariable(name);
    task.getExecution().removeVariable(name);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }

  boolean isTrue(String name) {
    Object value = task.getVariable(name);
    return value != null && Boolean.parseBoolean(value.toString());
  }

  /**
   * @throws InvalidInput when there is a value, but none of the choices; null when there is none
   */
  <E extends Enum<E>> E choice(String name, Class<E> choices) {
    Object value = task.getVariable(name);
    if (value == null || value.toString().isBlank()) {
      return null;
    }
    return Arrays.stream(choices.getEnumConstants())
        .filter(choice -> choice.name().equals(value.toString()))
        .findFirst()
        .orElseThrow(() -> new InvalidInput(
            name,
            "oneOf",
            "'%s' is none of %s."
                .formatted(
                    value,
                    Arrays.stream(choices.getEnumConstants())
                        .map(Enum::name)
                        .collect(Collectors.joining(", ")))));
  }

  /** The user who completes the task. */
  String by() {
    Authentication current =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    if (current != null && current.getUserId() != null) {
      return current.getUserId();
    }
    return task.getAssignee() == null ? SYSTEM : task.getAssignee();
  }
}
