package org.threatreviews.notification.timing;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.HoldReason;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailLimits;
import org.threatreviews.notification.MailPolicy;
import org.threatreviews.notification.MailTerms;
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
   * What is over before it would leave is not put off to another day, whatever its recipient gets
   * this day.
   *
   * @param neededBy what would wait longer leaves at once, at any hour, unless it is for the digest;
   *     null: it may wait
   */
  public PlannedDelivery plan(Mail mail, Instant now, Instant neededBy) {
    PlannedDelivery planned = plan(mail, now);
    if (leavesIn(planned, now, neededBy) && !isForTheDigest(mail)) {
      return PlannedDelivery.atAnyHour(now);
    }
    return leavesIn(planned, now, mail.validUntil())
        ? beyondTheDay(mail.recipient(), now).orElse(planned)
        : planned;
  }

  /** Whether it waits now, and beyond that moment. */
  private static boolean leavesIn(PlannedDelivery planned, Instant now, Instant moment) {
    return moment != null && planned.from().isAfter(now) && planned.from().isAfter(moment);
  }

  private boolean isForTheDigest(Mail mail) {
    return policy.termsOf(mail.kind(), mail.severity()).timing() == MailTerms.Timing.DIGEST;
  }

  private PlannedDelivery plan(Mail mail, Instant now) {
    MailTerms terms = policy.termsOf(mail.kind(), mail.severity());
    Recipient recipient = mail.recipient();
    return switch (terms.timing()) {
      case AT_ONCE -> PlannedDelivery.atAnyHour(now);
      case DIGEST -> held(recipient, now, HoldReason.DIGEST);
      case IN_HOURS, TOGETHER ->
        hours
            .open(recipient, now)
            .map(open -> planIn(open, mail, terms, now))
            .orElseGet(() -> held(recipient, now, HoldReason.HOURS));
    };
  }

  private PlannedDelivery planIn(MailHours.Window open, Mail mail, MailTerms terms, Instant now) {
    Recipient recipient = mail.recipient();
    if (recipient.clientReference() == null) {
      return PlannedDelivery.inHours(open);
    }
    MailLimits limits = policy.limitsOf(mail.kind(), mail.severity());
    // of two at once neither would see the other
    recipientLock.take(recipient.clientReference(), recipient.email());
    if (terms.weeklyCap() != null && hadSince(now.minus(WEEK), recipient) >= terms.weeklyCap()) {
      return held(recipient, now, HoldReason.WEEKLY_CAP);
    }
    if (limits.aloneADay() > 0) {
      return hadAlone(recipient, mail.severity(), now) < limits.aloneADay()
          ? PlannedDelivery.inHours(open).beyondTheDay()
          : gathered(recipient, open, now, Duration.ofMinutes(limits.gatherMinutes()));
    }
    return hours.nextDigest(recipient, now).from().isBefore(open.before())
            || hadThatDay(recipient, now, null) >= limits.mailsADay()
        ? held(recipient, now, HoldReason.DIGEST)
        : PlannedDelivery.inHours(open);
  }

  /** As one with the others that come soon, if the day has no other mail, else with the digest. */
  private PlannedDelivery gathered(
      Recipient recipient, MailHours.Window open, Instant now, Duration gather) {
    Instant from = now.plus(gather);
    MailHours.Window digest = hours.nextDigest(recipient, now);
    boolean digestIsFirst = !digest.from().isAfter(from);
    return gather.isZero() || digestIsFirst || !from.isBefore(open.before())
        ? PlannedDelivery.held(digest, HoldReason.DIGEST)
        : PlannedDelivery.held(new MailHours.Window(from, open.before()), HoldReason.DIGEST);
  }

  /**
   * For a mail that has waited and is not urgent, or several as one: now, if the recipient's hours and
   * what it has got that day allow it.
   *
   * @param self the mail itself, when it is in the outbox as one that leaves; else null
   */
  public PlannedDelivery planAgain(Recipient recipient, Instant now, UUID self) {
    Optional<MailHours.Window> open = hours.open(recipient, now);
    if (open.isEmpty()) {
      return held(recipient, now, HoldReason.HOURS);
    }
    if (recipient.clientReference() != null) {
      recipientLock.take(recipient.clientReference(), recipient.email());
      MailLimits limits = policy.limitsOf(MailKind.DIGEST, null);
      if (hadThatDay(recipient, now, self) >= limits.mailsADay()) {
        return held(recipient, now, HoldReason.DIGEST);
      }
    }
    return PlannedDelivery.inHours(open.get());
  }

  /** For a mail that can't wait for another day; empty out of its recipient's hours. */
  public Optional<PlannedDelivery> beyondTheDay(Recipient recipient, Instant now) {
    return hours
        .open(recipient, now)
        .map(PlannedDelivery::inHours)
        .map(PlannedDelivery::beyondTheDay);
  }

  /** When a mail leaves that has to wait for the recipient's next digest. */
  public PlannedDelivery withNextDigest(Recipient recipient, Instant now) {
    return held(recipient, now, HoldReason.DIGEST);
  }

  /** For a mail that waits for a digest, and is another reader's now. */
  public PlannedDelivery waitAgain(Recipient recipient, Instant from, HoldReason reason) {
    // a moment earlier, so that the digest that leaves at this very instant takes it
    return held(recipient, from.minusMillis(1), reason);
  }

  private PlannedDelivery held(Recipient recipient, Instant now, HoldReason reason) {
    return PlannedDelivery.held(hours.nextDigest(recipient, now), reason);
  }

  /** How many mails that did not wait, and digests, left for this recipient since then. */
  private int hadSince(Instant since, Recipient recipient) {
    return jdbc.sql("""
            select count(*) from mail_outbox
            where client_reference = :client and lower(recipient) = lower(:recipient)
              and next_attempt_at > :since
              and status in ('QUEUED', 'SENDING', 'SENT')
              and leave_before is not null and held_because is null
            """)
        .param("client", recipient.clientReference())
        .param("recipient", recipient.email())
        .param("since", Timestamp.from(since))
        .query(Integer.class)
        .single();
  }

  /** How many of those that are urgent, but not at any hour, leave for this recipient that day. */
  private int hadAlone(Recipient recipient, String severity, Instant now) {
    return count(
        recipient,
        now,
        "urgent and severity = :severity and leave_before is not null",
        q -> q.param("severity", severity));
  }

  /** How many that are not urgent leave for this recipient that day; those of a digest are one. */
  private int hadThatDay(Recipient recipient, Instant now, UUID self) {
    return count(
        recipient,
        now,
        "not urgent and id is distinct from cast(:self as uuid)",
        q -> q.param("self", self, Types.OTHER));
  }

  private int count(
      Recipient recipient, Instant now, String which, UnaryOperator<StatementSpec> with) {
    ZoneId zone = recipient.timeZone();
    LocalDate day = now.atZone(zone).toLocalDate();
    return with.apply(jdbc.sql("""
            select count(*) from mail_outbox
            where client_reference = :client and lower(recipient) = lower(:recipient)
              and next_attempt_at >= :dayBefore and next_attempt_at < :nextDay
              and (status in ('QUEUED', 'SENDING') or status = 'SENT' and sent_at >= :day)
              and digest_id is null and %s
            """.formatted(which)))
        .param("client", recipient.clientReference())
        .param("recipient", recipient.email())
        .param("dayBefore", Timestamp.from(day.minusDays(1).atStartOfDay(zone).toInstant()))
        .param("day", Timestamp.from(day.atStartOfDay(zone).toInstant()))
        .param("nextDay", Timestamp.from(day.plusDays(1).atStartOfDay(zone).toInstant()))
        .query(Integer.class)
        .single();
  }
}
