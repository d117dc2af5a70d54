package org.threatreviews.problem;

/** The request is well formed, but whoever sends it may not ask for this. */
public final class NotEntitled extends Refusal {

  private static final long serialVersionUID = 1L;

  public NotEntitled(String field, String rule, String message) {
    super(field, rule, message);
  }
}
