package org.threatreviews.demo;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails that demo mode has caught instead of delivering them. */
@Component
@EmbeddedDefault
class CaughtMails {

  /** A URL in running text, without the punctuation that ends a sentence. */
  static final Pattern URL =
      Pattern.compile("https?://[^\\s<>\"'()\\[\\]]*[^\\s<>\"'()\\[\\].,;:!?]");

  private final JdbcClient jdbc;

  /**
   * One mail as one recipient got it.
   *
   * @param sentAt in the application's time
   * @param text null when the mail has no plain text
   * @param html null when the mail has no HTML
   * @param links the URLs in its text
   * @param headers by name as it was written, decoded and unfolded, in the order of the mail; a name
   *     that stands there twice has two values
   */
  record CaughtMail(
      long id,
      String to,
      String subject,
      Instant sentAt,
      String messageId,
      String text,
      String html,
      List<CaughtAttachment> attachments,
      List<String> links,
      Map<String, List<String>> headers) {}

  /**
   * @param filename null for an invitation that is another form of the mail's text
   * @param content the text of a text or calendar object, else Base64
   */
  record CaughtAttachment(String contentType, String filename, String content) {}

  CaughtMails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Newest last.
   *
   * @param to only mails to this address, or null
   * @param since only mails sent then or later, or null
   */
  List<CaughtMail> find(String to, Instant since) {
    return jdbc.sql("""
            select id, recipient, sent_at, message from demo_mail
            where (cast(:to as text) is null or lower(recipient) = lower(:to))
              and (cast(:since as timestamptz) is null or sent_at >= :since)
            order by sent_at, id
            """)
        .param("to", to)
        .param("since", since == null ? null : Timestamp.from(since))
        .query(CaughtMails::read)
        .list();
  }

  Optional<CaughtMail> find(long id) {
    return jdbc.sql("select id, recipient, sent_at, message from demo_mail where id = :id")
        .param("id", id)
        .query(CaughtMails::read)
        .optional();
  }

  List<String> recipients() {
    return jdbc.sql("select distinct lower(recipient) from demo_mail order by 1")
        .query(String.class)
        .list();
  }

  private static CaughtMail read(ResultSet row, int number) throws SQLException {
    try {
      MimeMessage message =
          new MimeMessage(null, new ByteArrayInputStream(row.getBytes("message")));
      Content content = new Content();
      content.take(message);
      String body = content.text == null ? content.html : content.text;
      return new CaughtMail(
          row.getLong("id"),
          row.getString("recipient"),
          message.getSubject(),
          row.getTimestamp("sent_at").toInstant(),
          message.getMessageID(),
          content.text,
          content.html,
          content.attachments,
          body == null
              ? List.of()
              : URL.matcher(body).results().map(MatchResult::group).toList(),
          headers(message));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("cannot read caught mail " + row.getLong("id"), e);
    }
  }

  private static Map<String, List<String>> headers(MimeMessage message)
      throws MessagingException, IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers
          .computeIfAbsent(header.getName(), name -> new ArrayList<>())
          .add(MimeUtility.decodeText(MimeUtility.unfold(header.getValue())));
    }
    return headers;
  }

  /** Collects what a mail holds, however deeply its parts are nested. */
  private static final class Content {

    private String text;
    private String html;
    private final List<CaughtAttachment> attachments = new ArrayList<>();

    void take(Part part) throws MessagingException, IOException {
      if (part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          take(parts.getBodyPart(i));
        }
      } else if (part.getFileName() == null && part.isMimeType("text/plain") && text == null) {
        text = text(part);
      } else if (part.getFileName() == null && part.isMimeType("text/html") && html == null) {
        html = text(part);
      } else {
        ContentType type = new ContentType(part.getContentType());
        boolean readable = "text".equals(type.getPrimaryType().toLowerCase(Locale.ROOT))
            || type.match("application/ics");
        attachments.add(new CaughtAttachment(
            part.getContentType().replaceAll("\\s+", " "),
            part.getFileName() == null ? null : MimeUtility.decodeText(part.getFileName()),
            readable
                ? text(part)
                : Base64.getEncoder().encodeToString(part.getInputStream().readAllBytes())));
      }
    }

    private static String text(Part part) throws MessagingException, IOException {
      String charset = Optional.ofNullable(
              new ContentType(part.getContentType()).getParameter("charset"))
          .orElse("UTF-8");
      return new String(part.getInputStream().readAllBytes(), MimeUtility.javaCharset(charset))
          .replace("\r\n", "\n");
    }
  }
}
