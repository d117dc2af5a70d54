package org.threatreviews.notification.timing;

import org.springframework.stereotype.Component;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.Recipient;

/** Recipients of mails that have waited: their zone and working hours may have changed since. */
@Component
public class KnownRecipients {

  private final Clients clients;

  public KnownRecipients(Clients clients) {
    this.clients = clients;
  }

  /**
   * @param written as the mail was written
   * @return the contact as it is now; unchanged for our own staff, and for somebody who is no contact
   */
  public Recipient asNow(Recipient written) {
    if (written.clientReference() == null) {
      return written;
    }
    return clients
        .find(written.clientReference())
        .flatMap(
            client -> client.contact(written.email()).map(contact -> Recipient.of(client, contact)))
        .orElse(written);
  }
}
