package org.threatreviews.notification.delivery;

import org.springframework.stereotype.Component;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.Recipient;

/** Recipients of mails that have waited: their zone and working hours may have changed since. */
@Component
class KnownRecipients {

  private final Clients clients;

  KnownRecipients(Clients clients) {
    this.clients = clients;
  }

  /**
   * @param written as the mail was written
   * @return the contact as it is now; unchanged for our own staff, and for somebody who is no contact
   */
  Recipient asNow(Recipient written) {
    if (written.clientReference() == null) {
      return written;
    }
    return clients
        .find(written.clientReference())
        .flatMap(client ->
            client.contact(written.email()).map(contact -> Recipient.of(client, contact)))
        .orElse(written);
  }
}
