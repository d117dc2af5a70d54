package org.threatreviews.board.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.contact.ContactChanges;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.notification.MailRecord;
import org.threatreviews.notification.Mails;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/** Corrects the address of a contact whose mail came back, so that the next mail goes right too. */
@Component
class AddressCorrections {

  private final Mails mails;
  private final Clients clients;
  private final ContactChanges changes;

  AddressCorrections(Mails mails, Clients clients, ContactChanges changes) {
    this.mails = mails;
    this.clients = clients;
    this.changes = changes;
  }

  /**
   * Everything that waits for the contact, and all that came back from the wrong address, leaves for
   * the right one.
   *
   * @return what was done, for people
   * @throws InvalidInput when the address is none
   * @throws StateConflict when the mail was not to a present contact, or somebody else has the address
   */
  @Transactional
  public String forGood(UUID id, String address) {
    MailRecord mail = mails.get(id);
    Client client = Optional.ofNullable(mail.client())
        .flatMap(clients::find)
        .orElseThrow(AddressCorrections::noContact);
    Contact contact = client.contact(mail.recipient()).orElseThrow(AddressCorrections::noContact);
    if (EmailAddress.same(contact.email(), address)) {
      mails.retry(id, null);
      return "The email to %s is on its way.".formatted(contact.email());
    }
    mails.check(address);
    changes.change(
        client.reference(), contact.id(), present -> present.withEmail(address.strip()), null);
    return "%s has the address %s from now on. All emails that came back from %s are on their way there."
        .formatted(contact.name(), address.strip(), mail.recipient());
  }

  private static StateConflict noContact() {
    return new StateConflict(
        "recipient",
        "contactOfClient",
        "This email was not sent to a present contact, so there is no address to correct for good.");
  }
}
