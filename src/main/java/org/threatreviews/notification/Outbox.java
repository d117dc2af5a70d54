package org.threatreviews.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * Takes mails in, in the transaction of the step that causes them. They leave after its commit; a
 * rolled back step leaves no mail behind. Writing a mail calls back what {@link MailSubjects} says
 * that it takes the place of.
 */
public interface Outbox {

  /**
   * Writes the mail, unless one with the same key and recipient is there already, or its recipient
   * has switched this kind of mail off.
   *
   * @return whether it was written
   */
  boolean enqueue(Mail mail);

  /**
   * As {@link #enqueue(Mail)}, for a mail that must not leave before a moment.
   *
   * @param from when it may leave at the earliest
   */
  boolean enqueue(Mail mail, Instant from);

  /**
   * As {@link #enqueue(Mail, Instant)}, for a mail that comes too late after a moment: it leaves at
   * once, at any hour, when it would have to wait beyond that for its recipient's hours. What is for
   * the digest leaves within these on the day on which it is due, besides what else that day brings.
   *
   * @param neededBy when it is needed at the latest; null: whenever
   */
  boolean enqueue(Mail mail, Instant from, Instant neededBy);

  /**
   * Keeps that a mail need not be written to its recipient, who learns the same from another one: a
   * step that runs again does not write it either. It stands in the list of mails as superseded.
   */
  void toldOtherwise(Mail mail);

  /**
   * Calls back mails that wait and have the {@link MailRenewal} of their kind write them anew, as
   * things are now. To be called by the step that changes what they say, once it has stored that.
   *
   * @return the addresses, in lower case, for which one was waiting: they need not be told of the
   *     change, since they have not read how it was before
   */
  Set<String> renew(String businessKey, MailKind kind);

  /**
   * Mails that wait for a later moment leave from this one on, in their recipients' hours.
   *
   * @param kinds of the mails about this reference
   */
  void bringForward(String businessKey, Collection<MailKind> kinds, Instant from);

  /**
   * Calls back mails that are out of date, as far as they have not left. One that is under way at
   * this moment is not sent again if it comes back. To be called by the step that outdates them,
   * before it queues its own mail; what has left, or was given up, stays as it is. A digest that it
   * was to leave with is written anew without it.
   *
   * @param kinds of the mails about this reference that are out of date
   */
  void supersede(String businessKey, Collection<MailKind> kinds);
}
