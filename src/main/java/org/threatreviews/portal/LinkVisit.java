package org.threatreviews.portal;

import java.util.Locale;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.Succession;
import org.threatreviews.notification.ContactLink;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.MailDates;

/**
 * A contact who has opened a link, and the page that they look at.
 *
 * @param root where the link itself leads
 * @param path where this page is, and below it what its forms send
 * @param scope what kind of thing the page is about
 * @param reference what it is about
 * @param mergedFrom the incident that the mail was about, where that was merged into the one that
 *     the page is about; else null
 */
public record LinkVisit(
    String root,
    String path,
    ContactLink link,
    Client client,
    Contact contact,
    LinkScope scope,
    String reference,
    String mergedFrom,
    PageTexts texts) {

  /** What our side writes is written in English. */
  public static final String OURS = "en";

  /** Writes dates in the contact's zone and language. */
  public MailDates dates() {
    return new MailDates(contact.timeZone(), texts.locale());
  }

  public Locale locale() {
    return texts.locale();
  }

  /** The IETF tag of the page's language. */
  public String language() {
    return locale().toLanguageTag();
  }

  /** Whether the page lies below the one that the link itself opens. */
  public boolean below() {
    return !path.equals(root);
  }

  /** Where the page of another thing is, below the same link. */
  public String pathOf(LinkScope scope, String reference) {
    return root
        + switch (scope) {
          case CLIENT -> "";
          case INCIDENT -> "/incidents/" + reference;
          case QUESTION -> "/questions/" + reference;
          case REVIEW -> "/reviews/" + reference;
          case ACTION -> "/actions/" + reference;
        };
  }

  public boolean isAbout(LinkScope scope, String reference) {
    return this.scope == scope && this.reference.equals(reference);
  }

  /** The contact's name, also of one who has left; the address where nobody knows it. */
  public String nameOf(String email) {
    return Succession.nameOf(client, email);
  }

  /** The language in which a contact presumably writes; null when nobody knows. */
  public String languageOf(String email) {
    return Succession.person(client, email).map(Contact::language).orElse(null);
  }

  /** Without the paths: they hold the token, which must not get into a log. */
  @Override
  public String toString() {
    return "LinkVisit[%s %s of %s]".formatted(scope, reference, contact.email());
  }
}
