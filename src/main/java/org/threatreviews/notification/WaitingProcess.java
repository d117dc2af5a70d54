package org.threatreviews.notification;

/** The process that has written a mail and goes on waiting for its answer. */
public interface WaitingProcess {

  /**
   * Shows at the process instance that a mail of it can't be delivered. Said twice, it is shown
   * once. The process itself goes on.
   *
   * @param mail the mail; its {@code reason} is shown with its recipient
   * @return false when no instance waits any more
   */
  boolean mailFailed(MailRecord mail);

  /** Takes back what {@link #mailFailed} has shown, if it has. */
  void mailRepaired(MailRecord mail);
}
