package org.threatreviews.notification.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * The parts of a message that tell what became of another one. It is written by a server that
 * nobody here knows: a part that can't be understood is left out, and neither depth nor number of
 * parts nor size costs more than a report needs.
 */
final class MessageParts {

  /** What of a message is looked at: what is returned comes last, and its head is enough. */
  static final int MOST_BYTES = 512 * 1024;

  private static final int MOST_BOUNDARIES = 500;
  private static final int MOST_PARTS = 100;
  private static final int DEEPEST = 8;
  private static final int MOST_TEXT = 64 * 1024;
  private static final int LONGEST_HEADER = 8 * 1024;

  private static final Pattern TYPE = Pattern.compile("^[\\s\"]*([\\w.+-]+/[\\w.+-]+)");
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([\\w.:+-]+)");

  private final MimeBodyPart message;
  private final String type;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private final List<String> statuses = new ArrayList<>();
  private final List<InternetHeaders> returned = new ArrayList<>();
  private boolean readReceipt;
  private boolean complaint;
  private boolean strangeAfterStatus;
  private int parts;

  private MessageParts(MimeBodyPart message) {
    this.message = message;
    this.type = typeOf(message);
  }

  /**
   * @param message as it came, as much of it as {@link #MOST_BYTES}
   * @throws MessagingException when it does not even have headers
   */
  static MessageParts of(byte[] message) throws MessagingException {
    MessageParts parts =
        new MessageParts(new MimeBodyPart(new ByteArrayInputStream(withinBounds(message))));
    parts.take(parts.message, 0);
    return parts;
  }

  /** A parser makes objects for each boundary, and whatever looks like one begins with dashes. */
  private static byte[] withinBounds(byte[] message) {
    int end = Math.min(message.length, MOST_BYTES);
    int boundaries = 0;
    for (int i = 1; i + 1 < end; i++) {
      if (message[i] == '-' && message[i + 1] == '-' && message[i - 1] == '\n') {
        boundaries++;
        if (boundaries > MOST_BOUNDARIES) {
          end = i;
        }
      }
    }
    byte[] kept = new byte[end];
    System.arraycopy(message, 0, kept, 0, end);
    return kept;
  }

  /** The first value of a header of the message, on one line; empty when it has none. */
  String header(String name) {
    try {
      return value(message.getHeader(name));
    } catch (MessagingException e) {
      return "";
    }
  }

  /** Its media type in lower case. */
  String type() {
    return type;
  }

  /** What it says to people, with lines that end as in Unix. */
  String text() {
    return text.toString().isBlank() && !html.isEmpty()
        ? Jsoup.parse(html.toString()).body().wholeText()
        : text.toString();
  }

  /** The reports for programs in it (RFC 3464, RFC 6533). */
  List<String> statuses() {
    return statuses;
  }

  /** The headers of mails that it returns. */
  List<InternetHeaders> returned() {
    return returned;
  }

  /** Whether somebody's program says that a mail was shown or deleted (RFC 8098). */
  boolean isReadReceipt() {
    return readReceipt;
  }

  /** Whether somebody has called a mail spam (RFC 5965). */
  boolean isComplaint() {
    return complaint;
  }

  /** Whether a report is followed by something that may be a mail, in a form that we don't know. */
  boolean returnsSomethingStrange() {
    return strangeAfterStatus && returned.isEmpty();
  }

  private void take(MimeBodyPart part, int depth) {
    parts++;
    String its = typeOf(part);
    if (its.startsWith("multipart/") && depth < DEEPEST && takeParts(part, depth)) {
      return;
    }
    byte[] content = content(part);
    switch (its) {
      case "message/delivery-status", "message/global-delivery-status" ->
        statuses.add(words(part, content));
      case "message/rfc822",
          "message/global",
          "message/rfc822-headers",
          "message/global-headers",
          "text/rfc822-headers" -> addReturned(content);
      case "message/disposition-notification", "message/global-disposition-notification" ->
        readReceipt = true;
      case "message/feedback-report" -> complaint = true;
      default -> {
        strangeAfterStatus |= !statuses.isEmpty();
        add(its, part, content);
      }
    }
  }

  private void add(String its, MimeBodyPart part, byte[] content) {
    StringBuilder to = its.equals("text/html") ? html : text;
    if (its.startsWith("text/") || its.startsWith("multipart/")) {
      String words = words(part, content);
      to.append(words, 0, Math.min(words.length(), Math.max(0, MOST_TEXT - to.length())))
          .append('\n');
    }
  }

  private boolean takeParts(MimeBodyPart part, int depth) {
    try {
      MimeMultipart multipart =
          new MimeMultipart(new ByteArrayDataSource(content(part), contentType(part)));
      int count = multipart.getCount();
      for (int i = 0; i < count && parts < MOST_PARTS; i++) {
        if (multipart.getBodyPart(i) instanceof MimeBodyPart next) {
          take(next, depth + 1);
        }
      }
      return count > 0;
    } catch (MessagingException e) {
      // without a boundary that holds it is text
      return false;
    }
  }

  private void addReturned(byte[] content) {
    try {
      returned.add(new InternetHeaders(new ByteArrayInputStream(content)));
    } catch (MessagingException e) {
      strangeAfterStatus = true;
    }
  }

  private static String typeOf(MimeBodyPart part) {
    Matcher named = TYPE.matcher(contentType(part));
    return named.find() ? named.group(1).toLowerCase(Locale.ROOT) : "text/plain";
  }

  private static String contentType(MimeBodyPart part) {
    try {
      return value(part.getHeader("Content-Type"));
    } catch (MessagingException e) {
      return "";
    }
  }

  /** Decoded as far as it can be. */
  private static byte[] content(MimeBodyPart part) {
    try (InputStream raw = part.getRawInputStream()) {
      byte[] encoded = raw.readAllBytes();
      String encoding = value(part.getHeader("Content-Transfer-Encoding"));
      return encoding.isEmpty() ? encoded : decoded(encoded, encoding);
    } catch (IOException | MessagingException e) {
      return new byte[0];
    }
  }

  private static byte[] decoded(byte[] encoded, String encoding) {
    try (InputStream in = MimeUtility.decode(new ByteArrayInputStream(encoded), encoding)) {
      return in.readAllBytes();
    } catch (IOException | MessagingException e) {
      // a wrong name, or not encoded as it says
      return encoded;
    }
  }

  private static String words(MimeBodyPart part, byte[] content) {
    Matcher named = CHARSET.matcher(contentType(part));
    Charset charset = StandardCharsets.UTF_8;
    if (named.find()) {
      try {
        charset = Charset.forName(named.group(1));
      } catch (IllegalArgumentException e) {
        // unknown or no name at all: what matters is ASCII
        charset = StandardCharsets.UTF_8;
      }
    }
    return new String(content, charset).replace("\r\n", "\n").replace('\r', '\n');
  }

  /** The first of the values, unfolded, and as what it was meant when it is UTF-8 (RFC 6532). */
  static String value(String[] values) {
    if (values == null || values.length == 0) {
      return "";
    }
    String first = values[0];
    String unfolded =
        MimeUtility.unfold(first.substring(0, Math.min(first.length(), LONGEST_HEADER)));
    boolean ascii = unfolded.chars().allMatch(c -> c < 128);
    String read = ascii
        ? unfolded
        : new String(unfolded.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return read.replaceAll("\\s+", " ").strip();
  }
}
