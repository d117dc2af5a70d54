package org.threatreviews.notification.delivery;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.threatreviews.notification.MailDispatcher;

/**
 * Starts the dispatcher soon after a mail was queued, and every half minute for what must be
 * retried.
 */
@Component
@ConditionalOnProperty(name = "threat-reviews.mail.dispatch", matchIfMissing = true)
class DispatchSchedule {

  private static final long ROUND_MILLIS = 30_000;
  private static final long GLANCE_MILLIS = 500;

  private final MailDispatcher dispatcher;
  private final AtomicBoolean queued = new AtomicBoolean();

  DispatchSchedule(MailDispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @TransactionalEventListener
  void on(MailQueued event) {
    queued.set(true);
  }

  @Scheduled(fixedDelay = GLANCE_MILLIS)
  void sendQueued() {
    if (queued.getAndSet(false)) {
      dispatcher.dispatchDue();
    }
  }

  @Scheduled(fixedDelay = ROUND_MILLIS)
  void sendDue() {
    dispatcher.dispatchDue();
  }
}
