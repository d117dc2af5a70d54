package org.threatreviews.notification.bounce;

import java.net.IDN;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.notification.NotificationSettings;

/**
 * Finds the mail of ours that a message in the bounce mailbox is about. Anybody can write such a
 * message: what it says of a recipient counts for a mail only that has gone to this recipient.
 */
public final class ReturnedMails {

  /** Servers give up after five days, and their report takes its time. */
  private static final Duration LONGEST_WAY = Duration.ofDays(7);

  /** Waiting for the hours of its recipient, a mail is no older than that when it leaves. */
  private static final Duration LONGEST_HOLD = Duration.ofDays(30);

  private static final Duration A_DAY = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final NotificationSettings settings;
  private final Clock clock;

  public ReturnedMails(JdbcClient jdbc, NotificationSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param messageId of the mail; empty when none is found
   * @param gone whether it was ours, and is gone or has been sent to another address since
   */
  public record Found(Optional<String> messageId, boolean gone) {}

  /** Somebody at a client to whom a mail went. */
  public record ClientContact(String client, String address) {}

  public Found find(Bounce bounce) {
    // an address made for one mail is known only to whoever has had that mail
    List<String> byAddress = bounce.envelope().stream()
        .map(settings::messageIdIn)
        .flatMap(Optional::stream)
        .toList();
    List<String> ids = bounce.copy().ids();
    Optional<String> named = byAddress.stream()
        .filter(id -> recipientOf(id).isPresent())
        .findFirst()
        .or(() -> ids.stream()
            .filter(id -> recipientOf(id).filter(to -> isAbout(bounce, to)).isPresent())
            .findFirst());
    if (named.isPresent()) {
      return new Found(named, false);
    }
    if (ids.stream().anyMatch(id -> recipientOf(id).isPresent())) {
      return new Found(Optional.empty(), false); // it never went to whom the message is about
    }
    boolean gone = Stream.concat(byAddress.stream(), ids.stream()).anyMatch(settings::isMessageId);
    return new Found(gone ? Optional.empty() : byRecipient(bounce), gone);
  }

  /** To which client's contact a mail went; empty when it went to one of us. */
  public Optional<ClientContact> clientContact(String messageId) {
    return jdbc.sql("""
            select client_reference, recipient from mail_outbox
            where message_id = :messageId and client_reference is not null
            """)
        .param("messageId", messageId)
        .query((row, n) ->
            new ClientContact(row.getString("client_reference"), row.getString("recipient")))
        .optional();
  }

  private Optional<String> recipientOf(String messageId) {
    return jdbc.sql("select recipient from mail_outbox where message_id = :messageId")
        .param("messageId", messageId)
        .query(String.class)
        .optional();
  }

  private static boolean isAbout(Bounce bounce, String recipient) {
    List<String> addressees = bounce.addressees();
    return addressees.isEmpty()
        || addressees.stream().anyMatch(address -> EmailAddress.same(address, recipient));
  }

  /** A relay has put its own Message-ID in the place of ours, or nothing of our mail came back. */
  private Optional<String> byRecipient(Bounce bounce) {
    ReturnedCopy copy = bounce.copy();
    boolean ofOthers = !copy.from().isEmpty() && !EmailAddress.same(copy.from(), settings.from());
    return ofOthers
        ? Optional.empty()
        : sentTo(bounce.recipients(), copy)
            // a server behind that of the recipient names whom it was passed on to
            .or(() -> sentTo(copy.to(), copy))
            .or(() -> bounce.kind() == Bounce.Kind.AUTO_REPLY
                ? sentTo(bounce.senderAddress().stream().toList(), copy)
                : Optional.empty());
  }

  private Optional<String> sentTo(List<String> addresses, ReturnedCopy copy) {
    List<String> spellings =
        addresses.stream().flatMap(ReturnedMails::spellings).distinct().toList();
    return spellings.isEmpty()
        ? Optional.empty()
        : sentTo(spellings, copy.subject(), copy.writtenAt(), clock.instant().minus(LONGEST_WAY));
  }

  /** A server writes the domain as the wire has it, we may have kept it in letters. */
  private static Stream<String> spellings(String address) {
    String lower = EmailAddress.normalised(address).toLowerCase(Locale.ROOT);
    int domain = lower.lastIndexOf('@') + 1;
    return Stream.of(
        lower,
        EmailAddress.key(address),
        lower.substring(0, domain) + IDN.toUnicode(lower.substring(domain)));
  }

  /**
   * The mail that somebody has sent back, by what else is known of it: the one with its subject, or
   * else the one that left when it was written, or else the last. None that left on another day than
   * it was written: that one is not ours, or gone.
   */
  private Optional<String> sentTo(
      List<String> recipients, String subject, Instant writtenAt, Instant since) {
    return jdbc.sql("""
            select message_id from mail_outbox
            where status = 'SENT' and digest_id is null and lower(recipient) = any(:recipients)
              and created_at >= :created and sent_at >= :since
              and abs(extract(epoch from sent_at - coalesce(:written, sent_at))) <= :near
            order by (subject = :subject) desc nulls last,
                     abs(extract(epoch from sent_at - coalesce(:written, sent_at))),
                     sent_at desc
            limit 1
            """)
        .param("recipients", recipients.toArray(String[]::new))
        // an index serves it
        .param("created", Timestamp.from(since.minus(LONGEST_HOLD)))
        .param("since", Timestamp.from(since))
        .param("near", A_DAY.toSeconds())
        .param("subject", subject)
        .param("written", writtenAt == null ? null : Timestamp.from(writtenAt), Types.TIMESTAMP)
        .query(String.class)
        .optional();
  }
}
