package org.threatreviews.notification.message;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.Attachment;
import org.threatreviews.notification.Invitation;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.notification.bounce.ReturnedCopy;
import org.threatreviews.notification.smtp.WireAddress;
import org.threatreviews.notification.template.MailTemplates;

/** Turns a mail of the outbox into the message that goes over the wire. */
@Component
public class MimeComposer {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /** By which Google tells our mails from those of others that use the same relay. */
  private static final String SENDER_ID = "threat-reviews";

  private final JdbcClient jdbc;
  private final NotificationSettings settings;
  private final Clock clock;

  public MimeComposer(JdbcClient jdbc, NotificationSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Fills an empty message.
   *
   * @throws MessagingException when it cannot be written, such as for a malformed address
   */
  public MimeMessage compose(ClaimedMail mail, MimeMessage message) throws MessagingException {
    Invitation invitation = mail.invitation();
    List<Attachment> files = new ArrayList<>();
    if (mail.hasAttachments()) {
      files.addAll(attachmentsOf(mail.id()));
    }
    if (invitation != null) {
      files.add(0, new Attachment("invite.ics", "application/ics", invitation.content()));
    }
    MimeMessageHelper helper = files.isEmpty()
        ? new MimeMessageHelper(message, UTF_8)
        : new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED, UTF_8);
    helper.setFrom(address(settings.from(), settings.fromName()));
    helper.setTo(address(WireAddress.of(mail.recipient()).address(), mail.recipientName()));
    helper.setSubject(headerText(mail.subject()));
    helper.setSentDate(Date.from(clock.instant()));
    if (files.isEmpty()) {
      message.setContent(forms(mail));
    } else {
      MimeBodyPart content = new MimeBodyPart();
      content.setContent(forms(mail));
      helper.getRootMimeMultipart().addBodyPart(content);
    }
    for (Attachment file : files) {
      helper.addAttachment(
          file.filename(), new ByteArrayResource(file.content()), file.contentType());
    }
    // the sender keeps a Message-ID that is there before it sends; a relay may not
    message.setHeader("Message-ID", mail.messageId());
    message.setHeader(ReturnedCopy.OWN_HEADER, mail.messageId());
    // RFC 3834 and, for Exchange, MS-OXCMAIL: programs don't answer to programs
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    nameItsStream(mail, message);
    if (mail.threadRoot() != null) {
      message.setHeader("In-Reply-To", mail.threadRoot());
      message.setHeader("References", mail.threadRoot());
    }
    if (mail.unsubscribeUrl() != null) {
      // RFC 8058: the mail program sends a form there when its user wants no more of these
      message.setHeader("List-Unsubscribe", "<%s>".formatted(mail.unsubscribeUrl()));
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    return message;
  }

  /**
   * Says what it belongs to: to Google's Postmaster Tools, and, for what need not be read at once, to
   * the filters of its reader. What is urgent names no list (RFC 2919), for mail programs put lists
   * aside. No mail has a {@code Precedence}, which RFC 3834 leaves to mailing lists.
   */
  private void nameItsStream(ClaimedMail mail, MimeMessage message) throws MessagingException {
    String client = mail.client() == null ? "staff" : label(mail.client());
    // mails of an earlier release do not say their template
    String kind = mail.template() == null ? "mail" : label(mail.template());
    message.setHeader("Feedback-ID", "%s:%s:%s".formatted(client, kind, SENDER_ID));
    if (mail.client() != null && mail.leaveBefore() != null) {
      message.setHeader("List-Id", "<%s.%s.%s>".formatted(client, SENDER_ID, settings.domain()));
    }
  }

  /** What headers may hold of a reference, the same for the same one. */
  private static String label(String reference) {
    String plain =
        reference.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return plain.isEmpty() ? "client" : plain.substring(0, Math.min(plain.length(), 63));
  }

  /**
   * Text, HTML and invitation as alternatives, the richest one last: that is where Outlook,
   * Google and Apple look for an invitation, and the method must be named in the media type. Those
   * that look at files only find it once more as {@code invite.ics}, under the media type that
   * Google uses for it, so that nobody shows it twice.
   */
  private static MimeMultipart forms(ClaimedMail mail) throws MessagingException {
    MimeMultipart forms = new MimeMultipart("alternative");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.body(), UTF_8);
    forms.addBodyPart(text);
    if (mail.html() != null) {
      MimeBodyPart html = new MimeBodyPart();
      html.setText(mail.html(), UTF_8, "html");
      forms.addBodyPart(html);
    }
    if (mail.invitation() != null) {
      MimeBodyPart calendar = new MimeBodyPart();
      calendar.setDataHandler(new DataHandler(new ByteArrayDataSource(
          mail.invitation().content(), Invitation.contentType(mail.invitation().method()))));
      // keeps servers on the way from breaking its lines or damaging bytes beyond ASCII
      calendar.setHeader("Content-Transfer-Encoding", "base64");
      forms.addBodyPart(calendar);
    }
    return forms;
  }

  /** A name is free text of the client; a line break in it must not begin a new header. */
  private static InternetAddress address(String address, String name) throws MessagingException {
    try {
      String said = headerText(name);
      InternetAddress written = new InternetAddress(address, said.isEmpty() ? null : said, UTF_8);
      written.validate();
      return written;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JVM has UTF-8", e);
    }
  }

  /** Mail programs decode whatever looks encoded, also what somebody has written like that. */
  private static String headerText(String text) {
    return MailTemplates.oneLine(text).replace("=?", "= ?");
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
