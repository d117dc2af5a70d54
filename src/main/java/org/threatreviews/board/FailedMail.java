package org.threatreviews.board;

import java.time.Instant;

/**
 * A mail that could not be sent and is not tried again.
 *
 * @param reference what it is about: the reference of a client, review, incident or question
 * @param client the client's reference; null while it is not known
 */
public record FailedMail(
    String recipient,
    String subject,
    String reference,
    String client,
    Instant since,
    String error) {

  FailedMail of(String clientReference) {
    return new FailedMail(recipient, subject, reference, clientReference, since, error);
  }
}
