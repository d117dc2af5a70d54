package org.threatreviews.problem;

/** The request names something that does not exist. */
public final class UnknownReference extends Refusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param field the field or path segment that holds the reference
   * @param what what was looked for, in words: "client", "review"
   * @param reference the value that was not found
   */
  public UnknownReference(String field, String what, String reference) {
    super(field, "unknownReference", "There is no %s '%s'.".formatted(what, reference));
  }
}
