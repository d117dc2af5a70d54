package org.threatreviews.notification;

/** What the provider has decided on its mails. */
public interface MailPolicy {

  /**
   * The terms of a kind of mail.
   *
   * @param severity of the incident that the mail is about, or null
   * @throws IllegalStateException when nothing was decided on it
   */
  MailTerms termsOf(MailKind kind, String severity);

  /**
   * How many of them a contact gets a day.
   *
   * @param severity of the incident that the mail is about, or null
   */
  MailLimits limitsOf(MailKind kind, String severity);
}
