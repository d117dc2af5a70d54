package org.threatreviews.problem;

/**
 * A request that was understood and refused: nothing of it was carried out. Every refusal names the
 * field that is to blame and the rule it breaks, so that a caller can mend the request without
 * reading our code.
 */
public abstract sealed class Refusal extends RuntimeException
    permits InvalidInput, UnknownReference, StateConflict {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  Refusal(String field, String rule, String message) {
    super(message);
    this.field = field;
    this.rule = rule;
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
