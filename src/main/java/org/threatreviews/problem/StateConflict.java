package org.threatreviews.problem;

/**
 * The request is well formed but does not fit the present state, such as feedback on a closed
 * incident.
 */
public final class StateConflict extends Refusal {

  private static final long serialVersionUID = 1L;

  public StateConflict(String field, String rule, String message) {
    super(field, rule, message);
  }

  /** The reference is taken by a request with another body. */
  public static StateConflict differentBody(String what, String reference) {
    return new StateConflict(
        "reference",
        "referenceTaken",
        "There is already a %s '%s' with different content.".formatted(what, reference));
  }
}
