package org.threatreviews.notification;

import java.time.ZoneId;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;

/**
 * Who gets a mail.
 *
 * @param clientReference the client that the recipient belongs to, or null for our own staff
 * @param language IETF tag; who reads none of {@link org.threatreviews.client.Languages} gets English
 * @param timeZone the zone in which dates are written to this recipient, and mail may come
 * @param country ISO 3166 code of the country whose holidays the recipient keeps
 */
public record Recipient(
    String clientReference,
    String name,
    String email,
    String language,
    ZoneId timeZone,
    String country) {

  public static Recipient of(Client client, Contact contact) {
    return new Recipient(
        client.reference(),
        contact.name(),
        contact.email(),
        contact.language(),
        contact.timeZone(),
        client.country());
  }
}
