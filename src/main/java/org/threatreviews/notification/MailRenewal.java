package org.threatreviews.notification;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Writes mails anew that wait while what they say has changed, and that somebody needs all the same:
 * a plan, a report. Each is implemented by the module whose mail it is.
 */
public interface MailRenewal {

  /** Which mails it can write. */
  Set<MailKind> kinds();

  /**
   * Writes a mail as it is now; nothing when it is not needed any more.
   *
   * @param reference what it is about
   * @param count for its {@link MailKey}; no other mail has it
   * @param to who gets it, by address; addresses are compared without case
   */
  void renew(MailKind kind, String reference, int count, Predicate<String> to);
}
