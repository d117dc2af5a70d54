package org.threatreviews.board;

import java.time.Instant;

/**
 * Something that was asked of a contact.
 *
 * @param id tells it from others asked at the same instant
 * @param askedAt when the mail was written or the call was made
 * @param sentAt when the mail left; null when it has not
 * @param name null for a call, since whom it reached is not recorded
 * @param address null for a call
 * @param reference what it is about: reference of an incident, review, question or client, or the key
 *     of an action's follow-up
 * @param subject the mail's subject, or the notes on the call
 * @param reason what the mail server said when it did not arrive; else null
 * @param answeredAt when the first answer on the same matter came after it; null when none has
 * @param answeredBy a contact's address; null when that is not known
 */
public record ContactRequest(
    String id,
    Instant askedAt,
    Instant sentAt,
    String name,
    String address,
    RequestKind kind,
    String reference,
    String subject,
    RequestState state,
    String reason,
    Answer answer,
    Instant answeredAt,
    String answeredBy) {

  /** Whether it was answered. */
  public enum Answer {
    ANSWERED,
    /** Not yet. */
    OPEN,
    /** No, and none is needed any more: the matter is over, or the mail never left. */
    NOT_NEEDED
  }
}
