package org.threatreviews.notification.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server writes about a mail in words only, as Exim, qmail and older servers do.
 *
 * @param recipients whom it could not reach
 * @param reason what it says below the first of them; empty when there is nothing
 * @param copy what it returns below that
 */
record BounceNotice(
    DeliveryStatus.Outcome outcome, List<String> recipients, String reason, ReturnedCopy copy) {

  private static final int MOST_RECIPIENTS = 20;
  private static final int LONGEST_REASON = 500;

  /** Nobody else begins like this, whoever the sender is said to be. */
  private static final Pattern BEGINNING = Pattern.compile(
      "^\\s{0,20}(this message was created automatically by mail delivery software"
          + "|hi\\. this is the qmail-send program"
          + "|this is the (mail system at host|postfix program at host))",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern LATE = Pattern.compile(
      "has not yet been delivered"
          + "|could not be delivered for more than"
          + "|it will be retried"
          + "|will (continue|keep) (to try|trying)"
          + "|will retry for"
          + "|no action is required on your part"
          + "|this is a warning (message )?only"
          + "|had transient non-fatal errors"
          + "|could not send message for past"
          + "|has been delayed"
          + "|is delayed for more than"
          + "|you do not need to re-?send",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern FAILED = Pattern.compile(
      "this is a permanent error"
          + "|could not be delivered to"
          + "|address(\\(es\\)|es)? failed"
          + "|i'm afraid i wasn't able to deliver your message"
          + "|unable to deliver (your )?message to the following address"
          + "|had permanent fatal errors"
          + "|failed permanently"
          + "|delivery to the following recipients? (has )?failed"
          + "|delivery has failed to these recipients"
          + "|did not reach (some or all of )?the (intended|following) recipient"
          + "|recipients cannot be delivered"
          + "|cannot be delivered to the following"
          + "|your message could not be delivered"
          + "|was not delivered to"
          + "|wasn't delivered to"
          + "|an error (has )?occurred while (attempting|trying) to deliver",
      Pattern.CASE_INSENSITIVE);

  /** What is above a copy of the mail. */
  private static final Pattern COPY = Pattern.compile(
      "(?im)^[ \\t]*-{2,}[^\\n]{0,40}(copy of|original message|message header|undelivered message"
          + "|unsent message)[^\\n]{0,60}$"
          + "|^[ \\t]*(below is a copy of|included is a copy of)[^\\n]{0,60}$");

  private static final Pattern RECIPIENT = Pattern.compile(
      "(?m)^[ \\t]*<?([^\\s<>@:;,\"()]{1,128}@[^\\s<>@:;,\"()]{1,255})>?:?(?=\\s|$)");

  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^[ \\t]*message-id:\\s{0,3}(<[^<>\\s]{1,500}>)");

  static boolean beginsAsUsual(MessageParts message) {
    return BEGINNING.matcher(message.text()).find();
  }

  /**
   * @param message that a server is likely to have written
   * @return empty when it is no such notice
   */
  static Optional<BounceNotice> in(MessageParts message) {
    String text = message.text();
    Matcher copy = COPY.matcher(text);
    String said = copy.find() ? text.substring(0, copy.start()) : text;
    String line = said.replaceAll("\\s+", " ");
    String named = message.header("X-Failed-Recipients");
    DeliveryStatus.Outcome outcome;
    if (LATE.matcher(line).find()) {
      outcome = DeliveryStatus.Outcome.DELAYED;
    } else if (FAILED.matcher(line).find() || !named.isEmpty()) {
      outcome = DeliveryStatus.Outcome.FAILED;
    } else {
      return Optional.empty();
    }
    List<String> recipients = Stream.concat(
            Arrays.stream(named.split("[,\\s]+")).filter(address -> address.contains("@")),
            RECIPIENT.matcher(said).results().map(found -> found.group(1)))
        .distinct()
        .limit(MOST_RECIPIENTS)
        .toList();
    return Optional.of(new BounceNotice(outcome, recipients, reason(said), copyIn(message)));
  }

  /** The paragraph that begins with an address, or the one after it. */
  private static String reason(String said) {
    Matcher recipient = RECIPIENT.matcher(said);
    if (!recipient.find()) {
      return "";
    }
    for (String paragraph : said.substring(recipient.end()).split("\\n[ \\t]*\\n", 3)) {
      String words = paragraph.replaceAll("\\s+", " ").strip();
      if (!words.isEmpty()) {
        return words.substring(0, Math.min(words.length(), LONGEST_REASON));
      }
    }
    return "";
  }

  /** What is returned below the words, as text. */
  static ReturnedCopy copyIn(MessageParts message) {
    String text = message.text();
    Matcher begins = COPY.matcher(text);
    String below = begins.find() ? text.substring(begins.end()).stripLeading() : "";
    try {
      ReturnedCopy copy = ReturnedCopy.of(
          new InternetHeaders(new ByteArrayInputStream(below.getBytes(StandardCharsets.UTF_8))));
      if (!copy.ids().isEmpty()) {
        return copy;
      }
    } catch (MessagingException e) {
      // what is quoted there is no mail
    }
    Matcher id = MESSAGE_ID.matcher(text);
    return id.find() ? ReturnedCopy.NONE.with(List.of(id.group(1))) : ReturnedCopy.NONE;
  }
}
