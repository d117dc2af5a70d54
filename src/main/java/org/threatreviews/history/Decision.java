package org.threatreviews.history;

/**
 * Something that was decided or said.
 *
 * @param client the client's reference
 * @param reference by which people know the subject: the client's for its contract and onboarding,
 *     the review's for its agenda items and action points, else the subject's own
 * @param kind what was decided, as a name of the caller's own
 * @param by contact's address or user id; null for whoever has signed in for the present request,
 *     and for {@link DecisionHistory#SYSTEM} when nobody has
 * @param wording what was said, as it was said; may be null
 */
public record Decision(
    String client,
    DecisionSubject subject,
    String reference,
    String kind,
    String by,
    String wording) {

  /** As {@link #Decision}, its kind being the name of an enum's constant. */
  public Decision(
      String client,
      DecisionSubject subject,
      String reference,
      Enum<?> kind,
      String by,
      String wording) {
    this(client, subject, reference, kind.name(), by, wording);
  }
}
