package org.threatreviews.question;

import org.threatreviews.input.EmailAddress;
import org.threatreviews.problem.RequestFingerprint;

/**
 * A question of a client.
 *
 * @param reference the caller's own, unique over all clients; a repeated request is known by it
 * @param by address of the contact who asks and gets the answer
 * @param incidentReference the reported security incident that it is about, or null
 */
public record NewQuestion(
    String clientReference,
    String reference,
    String subject,
    String text,
    String by,
    String incidentReference) {

  public NewQuestion {
    by = by.strip();
  }

  /** The same question, with the asking contact's address in this spelling. */
  NewQuestion from(String address) {
    return new NewQuestion(clientReference, reference, subject, text, address, incidentReference);
  }

  /** Of what is asked and by whom; another spelling makes no other address. */
  String fingerprint() {
    return RequestFingerprint.of(from(EmailAddress.key(by)));
  }
}
