package org.threatreviews.notification.delivery;

import jakarta.mail.MessagingException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.notification.message.ClaimedMail;
import org.threatreviews.notification.message.MimeComposer;
import org.threatreviews.notification.smtp.DeliveryFailure;
import org.threatreviews.notification.smtp.SmtpConnection;
import org.threatreviews.notification.smtp.WireAddress;

/**
 * Sends what lies in the outbox. A batch is claimed for a while, so any number of nodes may send;
 * it goes over one connection and outside a transaction. Each mail is marked soon after the server
 * has taken it: after a crash only what was under way is sent again, with the same Message-ID.
 *
 * <p>An answer of the server about one mail counts for that mail only. When the server can't be
 * reached, that is held against no mail: all go back as they were, and the dispatcher pauses.
 */
@Service
class OutboxDispatcher implements MailDispatcher {

  private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);
  private static final int BATCH = 50;

  /** Waiting times before the second and later attempts; after the last one the mail has failed. */
  private static final List<Duration> RETRIES = List.of(
      Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6));

  /**
   * How often the connection may break while one mail is under way, which takes more than a day;
   * when it breaks once more, the mail is taken to be the cause.
   */
  private static final int MOST_INTERRUPTIONS = 8;

  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** How long a stop waits for the relay's answer to the mail that is under way. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final OutboxTable outbox;
  private final HeldMails held;
  private final StoredMails mails;
  private final LeavingMails leaving;
  private final JavaMailSenderImpl sender;
  private final MimeComposer composer;
  private final NotificationSettings settings;
  private final Clock clock;
  private final String node =
      "%s/%s".formatted(ManagementFactory.getRuntimeMXBean().getName(), UUID.randomUUID());
  private final ReentrantLock oneAtATime = new ReentrantLock();

  private volatile boolean stopped;
  private volatile SmtpConnection inUse;
  private volatile Instant pausedUntil = Instant.MIN;
  private Duration pause = Duration.ZERO;

  OutboxDispatcher(
      OutboxTable outbox,
      HeldMails held,
      StoredMails mails,
      LeavingMails leaving,
      JavaMailSenderImpl sender,
      MimeComposer composer,
      NotificationSettings settings,
      Clock clock) {
    this.outbox = outbox;
    this.held = held;
    this.mails = mails;
    this.leaving = leaving;
    this.sender = sender;
    this.composer = composer;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.NEVER)
  public int dispatchDue() {
    oneAtATime.lock();
    try (SmtpConnection connection = new SmtpConnection(sender, settings.answerTimeout());
        SentMailRecorder recorder = new SentMailRecorder(outbox)) {
      inUse = connection;
      int sent = 0;
      while (!stopped) {
        // what is newer about the same leaves after what has just left
        recorder.flush();
        takeOverFromNodesThatAreGone();
        boolean more = held.releaseDue();
        Instant leaseUntil = clock.instant().plus(settings.lease());
        List<ClaimedMail> batch = isPaused() ? List.of() : outbox.claim(node, leaseUntil, BATCH);
        sent += send(leaving.mayLeave(node, batch), leaseUntil, connection, recorder);
        if (batch.isEmpty() && !more) {
          break;
        }
      }
      return sent;
    } finally {
      oneAtATime.unlock();
    }
  }

  /** In each round: with a slow relay many rounds may follow one another without a break. */
  private void takeOverFromNodesThatAreGone() {
    int taken = outbox.releaseExpired();
    if (taken > 0) {
      log.warn("{} mails were left half sent by a node that is gone; sending them again", taken);
    }
  }

  @Override
  public Optional<Instant> nextDue() {
    if (stopped) {
      return Optional.empty();
    }
    Optional<Instant> due = outbox.nextDue();
    return isPaused() ? due.map(next -> next.isBefore(pausedUntil) ? pausedUntil : next) : due;
  }

  private int send(
      List<ClaimedMail> batch,
      Instant leaseUntil,
      SmtpConnection connection,
      SentMailRecorder recorder) {
    Instant lastStart = leaseUntil.minus(settings.lease()).plus(settings.beginWithin());
    Deque<ClaimedMail> left = new ArrayDeque<>(batch);
    int sent = 0;
    while (!left.isEmpty() && !stopped && !isPaused() && clock.instant().isBefore(lastStart)) {
      ClaimedMail mail = left.peek();
      if (!mail.mayLeave(clock.instant())) {
        // its recipient's hours ended while the others were sent
        outbox.release(node, List.of(left.remove()));
        continue;
      }
      try {
        WireAddress to = WireAddress.of(mail.recipient());
        connection.send(compose(mail, connection.newMessage(to.needsUtf8())));
        recorder.add(mail.id());
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
    outbox.release(node, left);
    return sent;
  }

  private SMTPMessage compose(ClaimedMail mail, SMTPMessage message) throws DeliveryFailure {
    try {
      settings.returnPathOf(mail.messageId()).ifPresent(message::setEnvelopeFrom);
      composer.compose(mail, message);
      return message;
    } catch (MessagingException e) {
      throw DeliveryFailure.malformed(e);
    }
  }

  private void takeNote(ClaimedMail mail, DeliveryFailure failure, SmtpConnection connection) {
    switch (failure.kind()) {
      case REFUSED -> mails.giveUp(node, mail.id(), failure.getMessage());
      case DEFERRED -> {
        pause = Duration.ZERO;
        if (mail.attempts() < RETRIES.size()) {
          Duration wait = RETRIES.get(mail.attempts());
          log.warn("mail {} deferred for {}: {}", mail.id(), wait, failure.getMessage());
          outbox.deferred(node, mail, wait, failure.getMessage());
        } else {
          mails.giveUp(node, mail.id(), failure.getMessage());
        }
      }
      case INTERRUPTED -> {
        if (mail.interruptions() < MOST_INTERRUPTIONS) {
          Duration wait = RETRIES.get(Math.min(mail.interruptions(), RETRIES.size() - 1));
          log.warn("mail {} interrupted, again in {}: {}", mail.id(), wait, failure.getMessage());
          outbox.interrupted(node, mail, wait, failure.getMessage());
        } else {
          mails.giveUp(node, mail.id(), failure.getMessage());
        }
        // servers close a connection after a number of mails, and accept the next one at once
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

  /**
   * Waits for the mail that is under way, before connections to the database are closed, but not for
   * a relay that takes minutes: then nobody knows whether it has the mail, as when it hangs up.
   */
  @Override
  public void stop() {
    stopWithin(STOP_PATIENCE);
  }

  void stopWithin(Duration patience) {
    stopped = true;
    if (!hasEnded(patience)) {
      log.warn("the relay does not answer; the mail that is under way will be sent again");
      SmtpConnection connection = inUse;
      if (connection != null) {
        connection.abort();
      }
      hasEnded(STOP_PATIENCE);
    }
  }

  private boolean hasEnded(Duration patience) {
    try {
      boolean ended = oneAtATime.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (ended) {
        oneAtATime.unlock();
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public boolean isRunning() {
    return !stopped;
  }
}
