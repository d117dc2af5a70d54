package org.threatreviews.notification.web;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.OptOut;
import org.threatreviews.notification.OptOutSource;

/**
 * @param optional the kinds of mail that a contact may switch off
 */
record MailPreferencesResponse(List<String> optional, List<OfContact> contacts) {

  record OfContact(String email, String name, List<SwitchedOff> off) {}

  record SwitchedOff(String event, OffsetDateTime since, OptOutSource by) {}

  static MailPreferencesResponse of(
      Client client, List<String> optional, List<OptOut> off, ZoneId zone) {
    return new MailPreferencesResponse(
        optional,
        client.contacts().stream()
            .map(contact -> new OfContact(
                contact.email(),
                contact.name(),
                off.stream()
                    .filter(mail -> optional.contains(mail.event()) && isOf(mail, contact))
                    .map(mail -> new SwitchedOff(
                        mail.event(), mail.since().atZone(zone).toOffsetDateTime(), mail.by()))
                    .toList()))
            .toList());
  }

  private static boolean isOf(OptOut mail, Contact contact) {
    return mail.email().equalsIgnoreCase(contact.email());
  }
}
