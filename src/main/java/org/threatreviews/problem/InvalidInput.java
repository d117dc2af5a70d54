package org.threatreviews.problem;

/** The request can never succeed as it is: a value breaks a rule whatever the state. */
public final class InvalidInput extends Refusal {

  private static final long serialVersionUID = 1L;

  public InvalidInput(String field, String rule, String message) {
    super(field, rule, message);
  }
}
