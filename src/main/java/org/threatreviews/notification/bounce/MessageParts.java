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
import java.util.Arrays;
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

  private static final int MOST_VALUES = 10;

  private static final Pattern FIELD = Pattern.compile("(From )?[\\w-]{1,60}[ \\t]{0,9}:");
  private static final Pattern OF_A_MAIL =
      Pattern.compile("(?im)^(message-id|from|x-threat-reviews-mail)[ \\t]{0,9}:");
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
  private String complaint = "";
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

  /** What somebody says of a mail that they call spam (RFC 5965); empty when nobody does. */
  String complaint() {
    return complaint;
  }

  /** All values of a header of the message, each on one line. */
  List<String> headers(String name) {
    try {
      String[] values = message.getHeader(name);
      return values == null
          ? List.of()
          : Arrays.stream(values)
              .limit(MOST_VALUES)
              .map(one -> value(new String[] {one}))
              .toList();
    } catch (MessagingException e) {
      return List.of();
    }
  }

  private void take(MimeBodyPart part, int depth) {
    parts++;
    String its = typeOf(part);
    if (depth > 0 && !its.equals("multipart/report") && isItselfAMail(part)) {
      addReturned(headersOf(part));
      return;
    }
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
      case "message/feedback-report" -> complaint = words(part, content);
      default -> add(its, part, content);
    }
  }

  /** Some servers put a mail between two boundaries without saying so. */
  private static boolean isItselfAMail(MimeBodyPart part) {
    try {
      return part.getHeader("Message-ID") != null && part.getHeader("From") != null
          || part.getHeader(ReturnedCopy.OWN_HEADER) != null;
    } catch (MessagingException e) {
      return false;
    }
  }

  private static byte[] headersOf(MimeBodyPart part) {
    StringBuilder lines = new StringBuilder();
    try {
      part.getAllHeaderLines()
          .asIterator()
          .forEachRemaining(line -> lines.append(line).append("\r\n"));
    } catch (MessagingException e) {
      return new byte[0];
    }
    return lines.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void add(String its, MimeBodyPart part, byte[] content) {
    StringBuilder to = its.equals("text/html") ? html : text;
    if (!statuses.isEmpty() && returned.isEmpty() && isHeadOfAMail(content)) {
      addReturned(content);
    } else if (its.startsWith("text/") || its.startsWith("multipart/")) {
      String words = words(part, content);
      to.append(words, 0, Math.min(words.length(), Math.max(0, MOST_TEXT - to.length())))
          .append('\n');
    }
  }

  /** Behind a report some servers return a mail as plain text, or as a file. */
  private static boolean isHeadOfAMail(byte[] content) {
    String beginning = new String(
            content, 0, Math.min(content.length, LONGEST_HEADER), StandardCharsets.ISO_8859_1)
        .replace("\r\n", "\n")
        .stripLeading();
    return FIELD.matcher(beginning).lookingAt() && OF_A_MAIL.matcher(beginning).find();
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
      returned.add(new InternetHeaders(new ByteArrayInputStream(withoutBlankLinesBefore(content))));
    } catch (MessagingException e) {
      // what is returned there is no mail; the report counts without it
    }
  }

  private static byte[] withoutBlankLinesBefore(byte[] content) {
    int from = 0;
    while (from < content.length && content[from] <= ' ' && content[from] > 0) {
      from++;
    }
    return Arrays.copyOfRange(content, from, content.length);
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
