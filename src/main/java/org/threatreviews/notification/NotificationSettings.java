package org.threatreviews.notification;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from the sender of every mail
 * @param fromName the sender's display name
 * @param baseUrl where clients reach this application; the beginning of every link in a mail
 * @param linkValidity how long a link in a mail works
 * @param lease how long a node may have claimed mails before another one takes them over; the
 *     mails of a node that was killed are late by as long
 * @param answerTimeout how long the relay may take over one mail, once it has let us in: a relay
 *     that reads mails before it takes them needs minutes, and one that is given up too early has
 *     taken the mail and gets it again
 * @param digestDelay how long after the opening of a contact's working day the digest leaves
 * @param returnPath where mail servers send back what they can't deliver: an address, in which
 *     {@code {mail}} before the {@code @} stands for the mail, such as {@code
 *     bounces+{mail}@mdr.example}; empty for {@code from}
 */
@ConfigurationProperties("threat-reviews.mail")
public record NotificationSettings(
    @DefaultValue(FROM) String from,
    @DefaultValue("Threat Review team") String fromName,
    @DefaultValue(BASE_URL) URI baseUrl,
    @DefaultValue("180d") Duration linkValidity,
    @DefaultValue("15m") Duration lease,
    @DefaultValue("10m") Duration answerTimeout,
    @DefaultValue("30m") Duration digestDelay,
    @DefaultValue("") String returnPath) {

  /** The demo's, as long as nothing is set; a server must have its own. */
  static final String FROM = "threat-reviews@mdr.example";

  static final String BASE_URL = "http://localhost:8080";

  /** Made of a UUID; those of threads are not, and no mail has them. */
  private static final Pattern MESSAGE_ID =
      Pattern.compile("<[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@([^@>]+)>");

  private static final String MAIL = "{mail}";

  /** What {@link #MAIL} becomes: the UUID without dashes, which servers leave as it is. */
  private static final String HEX =
      "([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})";

  private static final int LONGEST_MAILBOX = 64;
  private static final Pattern RETURN_PATH =
      Pattern.compile("[!#$%&'*+/=?^_`{|}~.0-9A-Za-z-]+@[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*");

  public NotificationSettings {
    returnPath = returnPath.strip();
    requireReturnPath(returnPath);
    requirePositive("link-validity", linkValidity);
    requirePositive("lease", lease);
    requirePositive("answer-timeout", answerTimeout);
    Duration shortest = answerTimeout.multipliedBy(3).dividedBy(2);
    if (lease.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "threat-reviews.mail.lease: %s is too short for threat-reviews.mail.answer-timeout %s: another node would send mails that the relay is still reading; at least %s is needed"
              .formatted(lease, answerTimeout, shortest));
    }
    if (digestDelay.isNegative()) {
      throw new IllegalArgumentException(
          "threat-reviews.mail.digest-delay: %s is before working hours begin"
              .formatted(digestDelay));
    }
  }

  /**
   * How long after they were claimed mails may be begun, so that even a slow answer comes before the
   * lease ends.
   */
  public Duration beginWithin() {
    return lease.minus(answerTimeout).minus(answerTimeout.dividedBy(10));
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          "threat-reviews.mail.%s: %s is not a positive length of time".formatted(name, value));
    }
  }

  private static void requireReturnPath(String path) {
    String example = path.replace(MAIL, "0".repeat(32));
    boolean once = path.indexOf(MAIL) == path.lastIndexOf(MAIL);
    boolean fits = RETURN_PATH.matcher(example).matches()
        && !example.substring(example.indexOf('@')).contains("0".repeat(32))
        && example.indexOf('@') <= LONGEST_MAILBOX;
    if (!path.isEmpty() && !(once && fits)) {
      throw new IllegalArgumentException(
          "threat-reviews.mail.return-path: '%s' is no address such as bounces@mdr.example or bounces+{mail}@mdr.example, with at most %d characters before the @ when 32 stand for {mail}"
              .formatted(path, LONGEST_MAILBOX));
    }
  }

  /**
   * The address to which servers send back a mail that they can't deliver.
   *
   * @param messageId of one of our mails
   * @return empty when none is set, so that it is the sender's
   */
  public Optional<String> returnPathOf(String messageId) {
    String unique = messageId.replaceAll("^<|@.*$", "").replace("-", "");
    return Optional.of(returnPath)
        .filter(path -> !path.isEmpty())
        .map(path -> path.replace(MAIL, unique));
  }

  /**
   * Which mail an address to which something was sent back stands for.
   *
   * @return its Message-ID; empty when the address is none of {@link #returnPathOf}
   */
  public Optional<String> messageIdIn(String address) {
    if (!returnPath.contains(MAIL)) {
      return Optional.empty();
    }
    String[] around = returnPath.split(Pattern.quote(MAIL), -1);
    Matcher path = Pattern.compile(
            Pattern.quote(around[0]) + HEX + Pattern.quote(around[1]), Pattern.CASE_INSENSITIVE)
        .matcher(address.strip());
    return path.matches()
        ? Optional.of(messageId("%s-%s-%s-%s-%s"
            .formatted(path.group(1), path.group(2), path.group(3), path.group(4), path.group(5))
            .toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** Whether a mail of ours has, or has had, this identifier. */
  public boolean isMessageId(String id) {
    Matcher ours = MESSAGE_ID.matcher(id);
    return ours.matches() && ours.group(1).equalsIgnoreCase(domain());
  }

  /** The domain of the sender of all mails. */
  public String domain() {
    return from.substring(from.indexOf('@') + 1);
  }

  /** An identifier of ours for a mail or a thread, as headers hold it (RFC 5322, msg-id). */
  public String messageId(String unique) {
    return "<%s@%s>".formatted(unique, domain());
  }
}
