package org.threatreviews.notification;

import java.time.Instant;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/** Sends what lies in the outbox, unless it is stopped. */
public interface MailDispatcher extends SmartLifecycle {

  /**
   * Sends all mail that is due and returns when nothing due is left or the server can't be used.
   * Not within a transaction: what was sent stays sent.
   *
   * @return how many mails were sent
   */
  int dispatchDue();

  /** When the next mail that waits is to be tried; empty when none waits. */
  Optional<Instant> nextDue();
}
