package org.threatreviews.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
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
  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6));

  private final JdbcClient jdbc;
  private final JavaMailSender sender;
  private final NotificationSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  private record Queued(
      UUID id,
      String recipient,
      String recipientName,
      String subject,
      String body,
      String messageId,
      int attempts) {

    static Queued read(ResultSet row, int number) throws SQLException {
      return new Queued(
          row.getObject("id", UUID.class),
          row.getString("recipient"),
          row.getString("recipient_name"),
          row.getString("subject"),
          row.getString("body"),
          row.getString("message_id"),
          row.getInt("attempts"));
    }
  }

  MailDispatcher(
      JdbcClient jdbc,
      JavaMailSender sender,
      NotificationSettings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.sender = sender;
    this.settings = settings;
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
    List<Queued> due =
        jdbc.sql(
                """
                select id, recipient, recipient_name, subject, body, message_id, attempts
                from mail_outbox
                where status = 'QUEUED' and next_attempt_at <= :now
                order by next_attempt_at limit :batch
                for update skip locked
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("batch", BATCH)
            .query(Queued::read)
            .list();
    if (due.isEmpty()) {
      return List.of();
    }
    Map<Object, Exception> failures = send(due);
    List<Boolean> results = new ArrayList<>();
    for (Queued mail : due) {
      Exception failure = failures.get(mail.id());
      if (failure == null) {
        markSent(mail);
      } else {
        markFailed(mail, failure);
      }
      results.add(failure == null);
    }
    return results;
  }

  private Map<Object, Exception> send(List<Queued> mails) {
    Map<Object, Exception> failures = new java.util.HashMap<>();
    Map<MimeMessage, UUID> messages = new java.util.LinkedHashMap<>();
    for (Queued mail : mails) {
      try {
        messages.put(write(mail), mail.id());
      } catch (MessagingException | UnsupportedEncodingException e) {
        failures.put(mail.id(), e);
      }
    }
    try {
      sender.send(messages.keySet().toArray(MimeMessage[]::new));
    } catch (MailSendException e) {
      if (e.getFailedMessages().isEmpty()) {
        messages.values().forEach(id -> failures.put(id, e));
      }
      e.getFailedMessages().forEach((message, why) -> failures.put(messages.get(message), why));
    } catch (MailException e) {
      messages.values().forEach(id -> failures.put(id, e));
    }
    return failures;
  }

  private MimeMessage write(Queued mail) throws MessagingException, UnsupportedEncodingException {
    List<Attachment> attachments = attachmentsOf(mail.id());
    MimeMessage message =
        new MimeMessage(
            ((org.springframework.mail.javamail.JavaMailSenderImpl) sender).getSession()) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", mail.messageId());
          }
        };
    MimeMessageHelper helper = new MimeMessageHelper(message, !attachments.isEmpty(), "UTF-8");
    helper.setFrom(settings.from(), settings.fromName());
    helper.setTo(
        new jakarta.mail.internet.InternetAddress(mail.recipient(), mail.recipientName(), "UTF-8"));
    helper.setSubject(mail.subject());
    helper.setText(mail.body());
    helper.setSentDate(Date.from(clock.instant()));
    for (Attachment attachment : attachments) {
      helper.addAttachment(
          attachment.filename(),
          new ByteArrayResource(attachment.content()),
          attachment.contentType());
    }
    return message;
  }

  private List<Attachment> attachmentsOf(UUID mail) {
    return jdbc.sql(
            "select filename, content_type, content from mail_attachment where mail_id = :mail")
        .param("mail", mail)
        .query(
            (row, n) ->
                new Attachment(
                    row.getString("filename"),
                    row.getString("content_type"),
                    row.getBytes("content")))
        .list();
  }

  private void markSent(Queued mail) {
    jdbc.sql(
            """
            update mail_outbox
            set status = 'SENT', sent_at = :now, attempts = attempts + 1, last_error = null
            where id = :id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", mail.id())
        .update();
  }

  private void markFailed(Queued mail, Exception failure) {
    boolean again = mail.attempts() < RETRIES.size() && !isPermanent(failure);
    Instant next = again ? clock.instant().plus(RETRIES.get(mail.attempts())) : clock.instant();
    log.warn(
        "mail {} to {} not sent, {}: {}",
        mail.id(),
        mail.recipient(),
        again ? "next attempt " + next : "given up",
        failure.toString());
    jdbc.sql(
            """
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

  /** The server answered that it will never take a mail for this address. */
  private static boolean isPermanent(Exception failure) {
    return failure instanceof SendFailedException refused
        && refused.getInvalidAddresses() != null
        && refused.getInvalidAddresses().length > 0;
  }
}
