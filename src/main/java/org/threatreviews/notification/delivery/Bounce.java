package org.threatreviews.notification.delivery;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.Locale;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.eclipse.angus.mail.dsn.MultipartReport;

/**
 * What a message in the bounce mailbox says about a mail of ours.
 *
 * @param messageId of our mail; null unless a server has given it up
 * @param reason in the server's words; null unless a server has given it up
 */
record Bounce(Kind kind, String messageId, String reason) {

  enum Kind {
    /** A server on the way has given the mail up. */
    FAILED,
    /** A report of something else: delayed, delivered, relayed (RFC 3464), or read (RFC 8098). */
    REPORT,
    /** A machine answers for its owner, such as during holidays (RFC 3834). */
    AUTO_REPLY,
    /** Written by a person, or a report that can't be read. */
    UNKNOWN
  }

  private static final Bounce REPORT = new Bounce(Kind.REPORT, null, null);
  private static final Bounce AUTO_REPLY = new Bounce(Kind.AUTO_REPLY, null, null);
  static final Bounce UNKNOWN = new Bounce(Kind.UNKNOWN, null, null);

  /**
   * @throws MessagingException when the message is malformed
   * @throws IOException when it can't be read
   */
  static Bounce of(MimeMessage message) throws MessagingException, IOException {
    if (message.getContent() instanceof MultipartReport report && report.getReport() != null) {
      return report.getReport() instanceof DeliveryStatus status ? of(report, status) : REPORT;
    }
    return isAutomatic(message) ? AUTO_REPLY : UNKNOWN;
  }

  private static Bounce of(MultipartReport report, DeliveryStatus status)
      throws MessagingException, IOException {
    for (int i = 0; i < status.getRecipientDSNCount(); i++) {
      InternetHeaders recipient = status.getRecipientDSN(i);
      if ("failed".equals(header(recipient, "Action").toLowerCase(Locale.ROOT))) {
        String id = originalId(report);
        return id == null ? UNKNOWN : new Bounce(Kind.FAILED, id, reason(recipient));
      }
    }
    return status.getRecipientDSNCount() == 0 ? UNKNOWN : REPORT;
  }

  /** Our mail comes back whole or with its headers only. */
  private static String originalId(MultipartReport report) throws MessagingException, IOException {
    MimeMessage returned = report.getReturnedMessage();
    if (returned != null) {
      return returned.getMessageID();
    }
    for (int i = 0; i < report.getCount(); i++) {
      BodyPart part = report.getBodyPart(i);
      if (part.isMimeType("text/rfc822-headers")) {
        String[] id = new InternetHeaders(part.getInputStream()).getHeader("Message-ID");
        return id == null ? null : id[0];
      }
    }
    return null;
  }

  /** Such as "smtp; 550 5.1.1 No such user"; else the status alone. */
  private static String reason(InternetHeaders recipient) {
    String diagnostic = header(recipient, "Diagnostic-Code");
    return diagnostic.isEmpty() ? header(recipient, "Status") : diagnostic;
  }

  private static String header(InternetHeaders headers, String name) {
    String[] values = headers.getHeader(name);
    return values == null
        ? ""
        : MimeUtility.unfold(values[0]).replaceAll("\\s+", " ").strip();
  }

  private static boolean isAutomatic(MimeMessage message) throws MessagingException {
    String[] submitted = message.getHeader("Auto-Submitted");
    if (submitted != null && !submitted[0].strip().equalsIgnoreCase("no")) {
      return true;
    }
    String[] precedence = message.getHeader("Precedence");
    return message.getHeader("X-Autoreply") != null
        || message.getHeader("X-Autorespond") != null
        || precedence != null && precedence[0].strip().equalsIgnoreCase("auto_reply");
  }
}
