package org.threatreviews.problem;

import java.util.Optional;

/**
 * A request that was understood and refused: nothing of it was carried out. Every refusal names the
 * field that is to blame and the rule it breaks, so that a caller can mend the request without
 * reading our code.
 */
public abstract sealed class Refusal extends RuntimeException
    permits InvalidInput, UnknownReference, StateConflict, NotEntitled {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  Refusal(String field, String rule, String message) {
    super(message);
    this.field = field;
    this.rule = rule;
  }

  /** The refusal among the fault and its causes; the engine and Spring wrap what happens below. */
  public static Optional<Refusal> in(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  /** The field of the request that is to blame, as the caller spelled it. */
  public String field() {
    return field;
  }

  /** A short stable name of the broken rule in camelCase, such as {@code endBeforeStart}. */
  public String rule() {
    return rule;
  }
}
