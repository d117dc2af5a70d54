package org.threatreviews.notification.recall;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailSubjects;
import org.threatreviews.notification.timing.PlannedDelivery;

/**
 * What waits for somebody when a newer mail about the same is written: it is called back where the
 * newer one takes its place, else it leaves before it. Each is one statement by an index.
 */
@Component
public class OlderMails {

  private final JdbcClient jdbc;
  private final SupersededMails superseded;

  public OlderMails(JdbcClient jdbc, SupersededMails superseded) {
    this.jdbc = jdbc;
    this.superseded = superseded;
  }

  /** Takes the place of some, though its recipient does not want it and it is not written. */
  public void giveWayTo(Mail newer) {
    giveWayTo(newer, null);
  }

  /**
   * @param id of the newer mail
   */
  public void giveWayTo(Mail newer, UUID id) {
    MailSubjects.of(newer.kind())
        .ifPresent(subject -> superseded.supersede(
            newer.key().businessKey(),
            subject,
            address(newer),
            MailSubjects.replacedBy(newer.kind()),
            id));
  }

  /** Whether something older about the same waits for its recipient, so that they leave together. */
  public boolean waitWith(Mail newer, UUID id) {
    return MailSubjects.of(newer.kind())
        .map(subject -> jdbc.sql("""
                select exists (
                  select 1 from mail_outbox older
                  where older.business_key = :key and older.about = :about
                    and lower(older.recipient) = :address and older.id <> :id
                    and older.status = 'HELD' and older.superseded_at is null)
                """)
            .param("key", newer.key().businessKey())
            .param("about", subject.name())
            .param("address", address(newer))
            .param("id", id)
            .query(Boolean.class)
            .single())
        .orElse(false);
  }

  /**
   * What stays leaves no later than the newer mail, and before it; what the relay did not take has
   * its next attempt first.
   */
  public void leaveBefore(Mail newer, UUID id, PlannedDelivery planned) {
    if (MailSubjects.of(newer.kind()).isEmpty()) {
      return;
    }
    boolean atAnyHour = planned.before() == null;
    jdbc.sql("""
            with newer as (
              select id, number from mail_outbox where id = :id
            ), waiting as (
              select older.id, older.attempts + older.interruptions > 0 as tried,
                     older.next_attempt_at
              from mail_outbox older, newer
              where older.business_key = :key and older.about = :about
                and lower(older.recipient) = :address and older.number < newer.number
                and older.status in ('QUEUED', 'HELD') and older.digest_id is null
                and older.superseded_at is null and older.next_attempt_at > :from
            ), earlier as (
              update mail_outbox older
              set status = :status, held_because = :reason, next_attempt_at = :from,
                  leave_before = :before, urgent = :urgent, hours_zone = :zone, hours_country = :country
              from waiting where older.id = waiting.id and not waiting.tried
            )
            update mail_outbox mail
            set next_attempt_at = tried.until
            from newer, (select max(next_attempt_at) as until from waiting where tried) tried
            where mail.id = newer.id and tried.until > mail.next_attempt_at
            """)
        .param("key", newer.key().businessKey())
        .param("about", MailSubjects.of(newer.kind()).orElseThrow().name())
        .param("address", address(newer))
        .param("id", id)
        .param("from", Timestamp.from(planned.from()))
        .param("status", planned.status().name())
        .param("urgent", planned.urgent())
        .param("reason", planned.reason(), Types.VARCHAR)
        .param("before", atAnyHour ? null : Timestamp.from(planned.before()), Types.TIMESTAMP)
        .param("zone", atAnyHour ? null : newer.recipient().timeZone().getId(), Types.VARCHAR)
        .param("country", atAnyHour ? null : newer.recipient().country(), Types.VARCHAR)
        .update();
  }

  private static String address(Mail mail) {
    return mail.recipient().email().toLowerCase(Locale.ROOT);
  }
}
