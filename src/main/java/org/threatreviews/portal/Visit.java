package org.threatreviews.portal;

import java.util.Locale;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.ContactLink;
import org.threatreviews.notification.MailDates;

/**
 * A contact who has opened a link.
 *
 * @param path where this visit's pages are
 */
record Visit(String path, ContactLink link, Client client, Contact contact) {

  /** Writes dates in the contact's zone. The pages are in English only so far. */
  public MailDates dates() {
    return new MailDates(contact.timeZone(), Locale.ENGLISH);
  }

  public String reference() {
    return link.reference();
  }

  /** The contact's name, or the address where it is no contact any more. */
  public String nameOf(String email) {
    return client.contact(email).map(Contact::name).orElse(email);
  }
}
