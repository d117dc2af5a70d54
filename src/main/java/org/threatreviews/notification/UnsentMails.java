package org.threatreviews.notification;

/** The mails that have not left yet. */
public interface UnsentMails {

  /**
   * Calls back what a contact does not want any more, as {@link Outbox#supersede} does.
   *
   * @param email the contact's address, in lower case
   */
  void supersede(String clientReference, String email, MailKind kind);
}
