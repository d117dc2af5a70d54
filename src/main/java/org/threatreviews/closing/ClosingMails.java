package org.threatreviews.closing;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;

/** Tells the contacts that their contract has ended, and what goes on. */
@Component
class ClosingMails {

  private final Outbox outbox;

  ClosingMails(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Told once for each last day. */
  void ended(Client client, List<OpenItem> open) {
    int day = Math.toIntExact(client.contractEnd().toEpochDay());
    List<Map<String, String>> items = open.stream()
        .map(item -> Map.of("kind", item.kind().name(), "title", title(client, item)))
        .toList();
    for (Contact contact : client.contacts()) {
      outbox.enqueue(new Mail(
              new MailKey(MailKind.CONTRACT_ENDED, client.reference(), day),
              Recipient.of(client, contact),
              Map.of("contractEnd", client.contractEnd(), "open", items),
              new Mail.Link(LinkScope.CLIENT, client.reference()))
          .whileTrue(Map.of("contractEnd", client.contractEnd().toString())));
    }
  }

  /** Some clients don't want to read in a mail what an incident is about. */
  private static String title(Client client, OpenItem item) {
    return switch (item.kind()) {
      case INCIDENT, ACCEPTED_RISK ->
        client.incidentDetailsInMail()
            ? "%s: %s".formatted(item.reference(), item.title())
            : item.reference();
      case MEETING, QUESTION, SOC_ITEM, ACTION ->
        client.incidentDetailsInMail() ? item.title() : "";
    };
  }
}
