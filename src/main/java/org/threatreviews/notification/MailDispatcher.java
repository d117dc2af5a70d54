package org.threatreviews.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what lies in the outbox. A batch is locked with {@code SKIP LOCKED}, so any number of nodes
 * may send; it goes over one connection. A mail keeps its Message-ID over every attempt, so that a
 * repetition after a crash can be recognised.
 */
@Service
public class MailDispatcher {

  private static final Logger log = LoggerFactory.getLogger(MailDispatcher.class);
  private static final int BATCH = 50;

  /** Waiting times before the second and later attempts; after the last one the mail has failed. */
  private static final List<Duration> RETRIES = List.of(
      Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6));

  private final JdbcClient jdbc;
  private final JavaMailSender sender;
  private final MailWriter writer;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  MailDispatcher(
      JdbcClient jdbc,
      JavaMailSender sender,
      MailWriter writer,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.sender = sender;
    this.writer = writer;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Sends all mail that is due and returns when nothing due is left.
   *
   * @return how many mails were sent
   */
  public int dispatchDue() {
    oneAtATime.lock();
    try {
      int sent = 0;
      List<Boolean> batch;
      do {
        batch = transaction.execute(status -> sendBatch());
        sent += (int) batch.stream().filter(Boolean::booleanValue).count();
      } while (!batch.isEmpty());
      return sent;
    } finally {
      oneAtATime.unlock();
    }
  }

  /** When the next mail that waits is to be tried; empty when none waits. */
  public Optional<Instant> nextDue() {
    return jdbc.sql("select min(next_attempt_at) from mail_outbox where status = 'QUEUED'")
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  private List<Boolean> sendBatch() {
    List<QueuedMail> due = jdbc.sql("""
                select id, recipient, recipient_name, subject, body, body_html, message_id,
                       attempts, invitation_method, invitation
                from mail_outbox
                where status = 'QUEUED' and next_attempt_at <= :now
                order by next_attempt_at limit :batch
                for update skip locked
                """)
        .param("now", Timestamp.from(clock.instant()))
        .param("batch", BATCH)
        .query(QueuedMail::read)
        .list();
    if (due.isEmpty()) {
      return List.of();
    }
    Map<QueuedMail, Exception> failures = send(due);
    List<Boolean> results = new ArrayList<>();
    for (QueuedMail mail : due) {
      Exception failure = failures.get(mail);
      if (failure == null) {
        markSent(mail);
      } else {
        markFailed(mail, failure);
      }
      results.add(failure == null);
    }
    return results;
  }

  /** Sends the mails over one connection and gives those that did not leave, with the reason. */
  private Map<QueuedMail, Exception> send(List<QueuedMail> mails) {
    Map<QueuedMail, Exception> failures = new HashMap<>();
    Map<MimeMessage, QueuedMail> messages = new LinkedHashMap<>();
    for (QueuedMail mail : mails) {
      try {
        messages.put(writer.write(mail, sender.createMimeMessage()), mail);
      } catch (MessagingException e) {
        failures.put(mail, e);
      }
    }
    try {
      sender.send(messages.keySet().toArray(MimeMessage[]::new));
    } catch (MailSendException e) {
      if (e.getFailedMessages().isEmpty()) {
        messages.values().forEach(mail -> failures.put(mail, e));
      }
      e.getFailedMessages()
          .forEach((message, reason) -> failures.put(messages.get(message), reason));
    } catch (MailException e) {
      messages.values().forEach(mail -> failures.put(mail, e));
    }
    return failures;
  }

  private void markSent(QueuedMail mail) {
    jdbc.sql("""
            update mail_outbox
            set status = 'SENT', sent_at = :now, attempts = attempts + 1, last_error = null
            where id = :id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", mail.id())
        .update();
  }

  private void markFailed(QueuedMail mail, Exception failure) {
    boolean again = mail.attempts() < RETRIES.size() && !isPermanent(failure);
    Instant next = again ? clock.instant().plus(RETRIES.get(mail.attempts())) : clock.instant();
    log.warn(
        "mail {} to {} not sent, {}: {}",
        mail.id(),
        mail.recipient(),
        again ? "next attempt " + next : "given up",
        failure.toString());
    jdbc.sql("""
            update mail_outbox
            set status = :status, attempts = attempts + 1, last_error = :error,
                next_attempt_at = :next
            where id = :id
            """)
        .param("status", again ? "QUEUED" : "FAILED")
        .param("error", failure.toString())
        .param("next", Timestamp.from(next))
        .param("id", mail.id())
        .update();
  }

  /** The address is malformed, or the server answered that it will never take a mail for it. */
  private static boolean isPermanent(Exception failure) {
    return failure instanceof AddressException
        || (failure instanceof SendFailedException refused
            && refused.getInvalidAddresses() != null
            && refused.getInvalidAddresses().length > 0);
  }
}
