package org.threatreviews.notification.timing;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.HoldReason;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailPolicy;
import org.threatreviews.notification.MailTerms;
import org.threatreviews.notification.MailTerms.Timing;
import org.threatreviews.notification.Recipient;

/**
 * Decides when a mail leaves. What is not urgent leaves only within its recipient's working hours, and what
 * can't leave at once waits for the day's digest.
 */
@Component
public class DeliveryTiming {

  private static final Duration WEEK = Duration.ofDays(7);

  private final MailPolicy policy;
  private final MailHours hours;
  private final RecipientLock recipientLock;
  private final JdbcClient jdbc;

  public DeliveryTiming(
      MailPolicy policy, MailHours hours, RecipientLock recipientLock, JdbcClient jdbc) {
    this.policy = policy;
    this.hours = hours;
    this.recipientLock = recipientLock;
    this.jdbc = jdbc;
  }

  /**
   * @param neededBy what would wait longer leaves at once, at any hour; null: it may wait
   */
  public PlannedDelivery plan(Mail mail, Instant now, Instant neededBy) {
    PlannedDelivery planned = plan(mail, now);
    return neededBy != null && planned.from().isAfter(now) && planned.from().isAfter(neededBy)
        ? PlannedDelivery.atAnyHour(now)
        : planned;
  }

  private PlannedDelivery plan(Mail mail, Instant now) {
    MailTerms terms = policy.termsOf(mail.kind(), mail.severity());
    Recipient recipient = mail.recipient();
    return switch (terms.timing()) {
      case AT_ONCE -> PlannedDelivery.atAnyHour(now);
      case DIGEST -> held(recipient, now, HoldReason.DIGEST);
      case IN_HOURS, TOGETHER -> {
        Optional<MailHours.Window> open = hours.open(recipient, now);
        if (open.isEmpty()) {
          yield held(recipient, now, HoldReason.HOURS);
        }
        if (terms.timing() == Timing.TOGETHER && isForTheDigest(mail, open.get(), now)) {
          yield held(recipient, now, HoldReason.DIGEST);
        }
        yield terms.weeklyCap() != null
                && hadSince(now.minus(WEEK), recipient, null) >= terms.weeklyCap()
            ? held(recipient, now, HoldReason.WEEKLY_CAP)
            : PlannedDelivery.inHours(open.get());
      }
    };
  }

  private boolean isForTheDigest(Mail mail, MailHours.Window open, Instant now) {
    Recipient recipient = mail.recipient();
    Instant digest = hours.nextDigest(recipient, now).from();
    if (digest.isBefore(open.before())) {
      return true;
    }
    recipientLock.take(recipient.clientReference(), recipient.email());
    ZoneId zone = recipient.timeZone();
    Instant today = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    return hadSince(today, recipient, mail.kind()) > 0;
  }

  /** For a mail that has waited and is not urgent. */
  public PlannedDelivery planAgain(Recipient recipient, Instant now) {
    return hours
        .open(recipient, now)
        .map(PlannedDelivery::inHours)
        .orElseGet(() -> held(recipient, now, HoldReason.HOURS));
  }

  /** For a mail that waits for a digest, and is another reader's now. */
  public PlannedDelivery waitAgain(Recipient recipient, Instant from, HoldReason reason) {
    // a moment earlier, so that the digest that leaves at this very instant takes it
    return held(recipient, from.minusMillis(1), reason);
  }

  private PlannedDelivery held(Recipient recipient, Instant now, HoldReason reason) {
    return PlannedDelivery.held(hours.nextDigest(recipient, now), reason);
  }

  /**
   * How many mails that were not urgent left for this recipient since then: those that did not wait,
   * and digests.
   *
   * @param kind of the mails, or of others from the same template; null for all
   */
  private int hadSince(Instant since, Recipient recipient, MailKind kind) {
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
        .param("template", kind == null ? null : kind.template(), Types.VARCHAR)
        .query(Integer.class)
        .single();
  }
}
