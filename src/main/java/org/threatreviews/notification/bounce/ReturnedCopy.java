package org.threatreviews.notification.bounce;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.threatreviews.notification.template.MailTemplates;

/**
 * What can be read of a mail that is returned with a report.
 *
 * @param ids by which we may know it, the surest first
 * @param from its sender; empty when that is not returned
 * @param to its recipients
 * @param subject empty when it is not returned
 * @param writtenAt null when that is not returned
 */
public record ReturnedCopy(
    List<String> ids, String from, List<String> to, String subject, Instant writtenAt) {

  /** Names each mail of ours, since relays put a Message-ID of their own in the place of ours. */
  public static final String OWN_HEADER = "X-Threat-Reviews-Mail";

  static final ReturnedCopy NONE = new ReturnedCopy(List.of(), "", List.of(), "", null);

  /** Some of those relays keep ours elsewhere. */
  private static final List<String> IDS =
      List.of(OWN_HEADER, "Message-ID", "X-Google-Original-Message-ID", "X-Original-Message-ID");

  private static final Pattern ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,500}>");

  /** Where the mail was sent from, as its envelope said; a server on the way notes it down. */
  static Stream<String> returnPaths(InternetHeaders headers) {
    return addresses(headers, "Return-Path");
  }

  static ReturnedCopy of(InternetHeaders headers) {
    return new ReturnedCopy(
        IDS.stream()
            .map(name -> headers.getHeader(name))
            .filter(Objects::nonNull)
            .flatMap(Arrays::stream)
            .flatMap(ReturnedCopy::idsIn)
            .distinct()
            .toList(),
        addresses(headers, "From").findFirst().orElse(""),
        addresses(headers, "To").toList(),
        MailTemplates.oneLine(decoded(MessageParts.value(headers.getHeader("Subject")))),
        instant(MessageParts.value(headers.getHeader("Date"))));
  }

  /** The same, known by other identifiers. */
  ReturnedCopy with(List<String> others) {
    return new ReturnedCopy(others, from, to, subject, writtenAt);
  }

  /** The identifiers of messages in a header. */
  static Stream<String> idsIn(String header) {
    return ID.matcher(header).results().map(MatchResult::group);
  }

  private static Stream<String> addresses(InternetHeaders headers, String name) {
    return addressesIn(MessageParts.value(headers.getHeader(name)));
  }

  /** The addresses in a header, ten at most. */
  static Stream<String> addressesIn(String header) {
    try {
      return Arrays.stream(InternetAddress.parseHeader(header, false))
          .map(InternetAddress::getAddress)
          .filter(Objects::nonNull)
          .map(MailTemplates::oneLine)
          .limit(10);
    } catch (AddressException e) {
      return Stream.empty();
    }
  }

  /** Text of a header, out of the words in which it is encoded (RFC 2047). */
  static String decoded(String header) {
    try {
      return MimeUtility.decodeText(header);
    } catch (UnsupportedEncodingException e) {
      return header;
    }
  }

  private static Instant instant(String header) {
    try {
      return header.isEmpty() ? null : new MailDateFormat().parse(header).toInstant();
    } catch (ParseException e) {
      return null;
    }
  }
}
