package org.threatreviews.notification;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailTerms.Timing;

/**
 * Decides when a mail leaves. What is not urgent leaves within its recipient's hours only, and what
 * can't leave at once waits for the day's digest.
 */
@Component
class MailManners {

  private static final Duration WEEK = Duration.ofDays(7);

  private final MailPolicy policy;
  private final MailHours hours;
  private final RecipientLock recipientLock;
  private final JdbcClient jdbc;

  MailManners(MailPolicy policy, MailHours hours, RecipientLock recipientLock, JdbcClient jdbc) {
    this.policy = policy;
    this.hours = hours;
    this.recipientLock = recipientLock;
    this.jdbc = jdbc;
  }

  Departure departureOf(Mail mail, Instant now) {
    MailTerms terms = policy.termsOf(mail.template(), mail.severity());
    Recipient recipient = mail.recipient();
    return switch (terms.timing()) {
      case AT_ONCE -> Departure.atAnyHour(now);
      case DIGEST -> held(recipient, now, HeldBecause.DIGEST);
      case IN_HOURS, TOGETHER -> {
        Optional<MailHours.Window> open =
            hours.open(recipient.country(), recipient.timeZone(), now);
        if (open.isEmpty()) {
          yield held(recipient, now, HeldBecause.HOURS);
        }
        if (terms.timing() == Timing.TOGETHER && isForTheDigest(mail, open.get(), now)) {
          yield held(recipient, now, HeldBecause.DIGEST);
        }
        yield terms.weeklyCap() != null
                && hadSince(now.minus(WEEK), recipient, null) >= terms.weeklyCap()
            ? held(recipient, now, HeldBecause.WEEKLY_CAP)
            : Departure.inHours(open.get());
      }
    };
  }

  private boolean isForTheDigest(Mail mail, MailHours.Window open, Instant now) {
    Recipient recipient = mail.recipient();
    Instant digest =
        hours.nextDigest(recipient.country(), recipient.timeZone(), now).from();
    if (digest.isBefore(open.before())) {
      return true;
    }
    recipientLock.take(recipient.clientReference(), recipient.email());
    ZoneId zone = recipient.timeZone();
    Instant today = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    return hadSince(today, recipient, mail.template()) > 0;
  }

  /** For a mail that is to be retried and is not urgent. */
  Departure again(String country, ZoneId zone, Instant now) {
    return hours
        .open(country, zone, now)
        .map(Departure::inHours)
        .orElseGet(() -> Departure.held(hours.nextDigest(country, zone, now), HeldBecause.HOURS));
  }

  private Departure held(Recipient recipient, Instant now, HeldBecause reason) {
    return Departure.held(hours.nextDigest(recipient.country(), recipient.timeZone(), now), reason);
  }

  /**
   * How many mails that were not urgent left for this recipient since then: those that did not wait,
   * and digests.
   *
   * @param template of the mails; null for all
   */
  private int hadSince(Instant since, Recipient recipient, String template) {
    return jdbc.sql("""
            select count(*) from mail_outbox
            where client_reference = :client and lower(recipient) = lower(:recipient)
              and next_attempt_at > :since
              and status in ('QUEUED', 'SENDING', 'SENT')
              and leave_before is not null and held_because is null
              and (:template::text is null or template = :template)
            """)
        .param("client", recipient.clientReference())
        .param("recipient", recipient.email())
        .param("since", Timestamp.from(since))
        .param("template", template, Types.VARCHAR)
        .query(Integer.class)
        .single();
  }
}
