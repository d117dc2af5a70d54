package org.threatreviews.review.people;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailRenewal;

/** Meetings that changed while a mail that invites a contact to them was waiting. */
@Component
class ContactMailRenewal implements MailRenewal {

  private final Clients clients;
  private final ContactMails mails;

  ContactMailRenewal(Clients clients, ContactMails mails) {
    this.clients = clients;
    this.mails = mails;
  }

  @Override
  public Set<MailKind> kinds() {
    return EnumSet.of(MailKind.CONTACT_JOINED, MailKind.CONTACT_READDRESSED);
  }

  @Override
  public void renew(MailKind kind, String reference, int count, Predicate<String> to) {
    Client client = clients.get(reference);
    if (client.status() != ClientStatus.ENDED) {
      mails.inviteAnew(kind, client, count, to);
    }
  }
}
