package org.threatreviews.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends what lies in the outbox. A batch is claimed for a while, so any number of nodes may send;
 * it goes over one connection and outside a transaction. Each mail is marked soon after the server
 * has taken it: after a crash only what was under way is sent again, with the same Message-ID.
 *
 * <p>What the server says about one mail is that mail's business. When there is no server to talk
 * to, no mail is at fault: all go back as they were, and the dispatcher pauses.
 */
@Service
public class MailDispatcher implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MailDispatcher.class);
  private static final int BATCH = 50;

  /** Waiting times before the second and later attempts; after the last one the mail has failed. */
  private static final List<Duration> RETRIES = List.of(
      Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6));

  /**
   * How often the connection may break over one mail, over more than a day in all; once more and it
   * is the mail that breaks it.
   */
  private static final int MOST_INTERRUPTIONS = 8;

  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** The share of a lease that must be left for another mail to be started. */
  private static final int MARGIN_OF_LEASE = 3;

  private final OutboxRows rows;
  private final HeldMails held;
  private final Mails mails;
  private final JavaMailSenderImpl sender;
  private final MailWriter writer;
  private final NotificationSettings settings;
  private final Clock clock;
  private final String node =
      "%s/%s".formatted(ManagementFactory.getRuntimeMXBean().getName(), UUID.randomUUID());
  private final ReentrantLock oneAtATime = new ReentrantLock();

  private volatile boolean stopped;
  private volatile Instant pausedUntil = Instant.MIN;
  private Duration pause = Duration.ZERO;

  MailDispatcher(
      OutboxRows rows,
      HeldMails held,
      Mails mails,
      JavaMailSenderImpl sender,
      MailWriter writer,
      NotificationSettings settings,
      Clock clock) {
    this.rows = rows;
    this.held = held;
    this.mails = mails;
    this.sender = sender;
    this.writer = writer;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Sends all mail that is due and returns when nothing due is left or the server can't be used.
   * Not within a transaction: what was sent stays sent.
   *
   * @return how many mails were sent
   */
  @Transactional(propagation = Propagation.NEVER)
  public int dispatchDue() {
    oneAtATime.lock();
    try (MailConnection connection = new MailConnection(sender);
        SentMarks marks = new SentMarks(rows)) {
      int taken = rows.releaseExpired();
      if (taken > 0) {
        log.warn(
            "{} mails were left unfinished by a node that has gone; sending them again", taken);
      }
      int sent = 0;
      while (!stopped) {
        boolean more = held.letGo();
        Instant leaseUntil = clock.instant().plus(settings.lease());
        List<QueuedMail> batch = isPaused() ? List.of() : rows.claim(node, leaseUntil, BATCH);
        sent += send(batch, leaseUntil, connection, marks);
        if (batch.isEmpty() && !more) {
          break;
        }
      }
      return sent;
    } finally {
      oneAtATime.unlock();
    }
  }

  /** When the next mail that waits is to be tried; empty when none waits. */
  public Optional<Instant> nextDue() {
    if (stopped) {
      return Optional.empty();
    }
    Optional<Instant> due = rows.nextDue();
    return isPaused() ? due.map(next -> next.isBefore(pausedUntil) ? pausedUntil : next) : due;
  }

  private int send(
      List<QueuedMail> batch, Instant leaseUntil, MailConnection connection, SentMarks marks) {
    Instant lastStart = leaseUntil.minus(settings.lease().dividedBy(MARGIN_OF_LEASE));
    Deque<QueuedMail> left = new ArrayDeque<>(batch);
    int sent = 0;
    while (!left.isEmpty() && !stopped && !isPaused() && clock.instant().isBefore(lastStart)) {
      QueuedMail mail = left.peek();
      if (!mail.mayLeave(clock.instant())) {
        // its recipient's hours ended while the others left
        rows.release(node, List.of(left.remove()));
        continue;
      }
      try {
        connection.send(write(mail, connection.newMessage()));
        marks.add(mail.id());
        pause = Duration.ZERO;
        sent++;
        left.remove();
      } catch (DeliveryFailure failure) {
        if (failure.kind() != DeliveryFailure.Kind.UNREACHABLE) {
          left.remove();
        }
        takeNote(mail, failure, connection);
      }
    }
    rows.release(node, left);
    return sent;
  }

  private MimeMessage write(QueuedMail mail, MimeMessage message) throws DeliveryFailure {
    try {
      return writer.write(mail, message);
    } catch (MessagingException e) {
      throw DeliveryFailure.unwritable(e);
    }
  }

  private void takeNote(QueuedMail mail, DeliveryFailure failure, MailConnection connection) {
    switch (failure.kind()) {
      case REFUSED -> mails.giveUp(node, mail.id(), failure.getMessage());
      case DEFERRED -> {
        pause = Duration.ZERO;
        if (mail.attempts() < RETRIES.size()) {
          Duration wait = RETRIES.get(mail.attempts());
          log.warn("mail {} deferred for {}: {}", mail.id(), wait, failure.getMessage());
          rows.deferred(node, mail, wait, failure.getMessage());
        } else {
          mails.giveUp(node, mail.id(), failure.getMessage());
        }
      }
      case INTERRUPTED -> {
        if (mail.interruptions() < MOST_INTERRUPTIONS) {
          Duration wait = RETRIES.get(Math.min(mail.interruptions(), RETRIES.size() - 1));
          log.warn("mail {} interrupted, again in {}: {}", mail.id(), wait, failure.getMessage());
          rows.interrupted(node, mail, wait, failure.getMessage());
        } else {
          mails.giveUp(node, mail.id(), failure.getMessage());
        }
        // servers close a connection that has carried enough; the next one is as good as this was
        if (connection.carried() == 0) {
          pause(failure);
        }
      }
      case UNREACHABLE -> pause(failure);
    }
  }

  private void pause(DeliveryFailure failure) {
    Duration longer = pause.isZero() ? SHORTEST_PAUSE : pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    pausedUntil = clock.instant().plus(pause);
    log.warn("no mail server, next attempt at {}: {}", pausedUntil, failure.getMessage());
  }

  private boolean isPaused() {
    return clock.instant().isBefore(pausedUntil);
  }

  @Override
  public void start() {
    stopped = false;
  }

  /** Waits for the mail that is under way, before connections to the database are closed. */
  @Override
  public void stop() {
    stopped = true;
    oneAtATime.lock();
    oneAtATime.unlock();
  }

  @Override
  public boolean isRunning() {
    return !stopped;
  }
}
