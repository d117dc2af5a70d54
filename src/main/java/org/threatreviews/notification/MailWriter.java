package org.threatreviews.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Turns a mail of the outbox into the message that goes over the wire. */
@Component
class MailWriter {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final JdbcClient jdbc;
  private final NotificationSettings settings;
  private final Clock clock;

  MailWriter(JdbcClient jdbc, NotificationSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Fills an empty message.
   *
   * @throws MessagingException when it cannot be written, such as for a malformed address
   */
  MimeMessage write(QueuedMail mail, MimeMessage message) throws MessagingException {
    List<Attachment> attachments = attachmentsOf(mail.id());
    MimeMessageHelper helper = new MimeMessageHelper(message, !attachments.isEmpty(), UTF_8);
    helper.setFrom(address(settings.from(), settings.fromName()));
    helper.setTo(address(mail.recipient(), mail.recipientName()));
    helper.setSubject(mail.subject());
    helper.setText(mail.body());
    helper.setSentDate(Date.from(clock.instant()));
    for (Attachment attachment : attachments) {
      helper.addAttachment(
          attachment.filename(),
          new ByteArrayResource(attachment.content()),
          attachment.contentType());
    }
    // the sender keeps a Message-ID that is there before it sends
    message.setHeader("Message-ID", mail.messageId());
    return message;
  }

  /** A name is free text of the client; a line break in it must not begin a new header. */
  private static InternetAddress address(String address, String name) throws MessagingException {
    try {
      InternetAddress written = new InternetAddress(address, MailTemplates.oneLine(name), UTF_8);
      written.validate();
      return written;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JVM has UTF-8", e);
    }
  }

  private List<Attachment> attachmentsOf(UUID mail) {
    return jdbc.sql(
            "select filename, content_type, content from mail_attachment where mail_id = :mail")
        .param("mail", mail)
        .query((row, n) -> new Attachment(
            row.getString("filename"), row.getString("content_type"), row.getBytes("content")))
        .list();
  }
}
