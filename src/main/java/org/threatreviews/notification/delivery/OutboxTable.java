package org.threatreviews.notification.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.message.ClaimedMail;

/**
 * The states of mails in the outbox as the dispatcher changes them. Each change is one statement
 * and, outside a transaction, committed at once.
 */
@Component
class OutboxTable {

  /** What is to leave before a mail: what is older and about the same, for the same person. */
  private static final String OLDER = """
      select 1 from mail_outbox older
      where older.business_key = due.business_key and older.about = due.about
        and lower(older.recipient) = lower(due.recipient) and older.number < due.number
        and (older.status = 'SENDING'
             or older.status in ('QUEUED', 'HELD') and older.superseded_at is null)""";

  /** What is older, too, as far as it does not leave with the same digest. */
  static final String OLDER_UNDER_WAY = """
      select 1 from mail_outbox older
      where older.business_key = due.business_key and older.about = due.about
        and lower(older.recipient) = lower(due.recipient) and older.number < due.number
        and older.status in ('QUEUED', 'SENDING')""";

  private final JdbcClient jdbc;
  private final Clock clock;

  OutboxTable(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Claims mails that are due, so that no other node takes them before the lease ends. As long as an
   * older mail about the same is still to leave for the same person, the newer one is not claimed.
   *
   * @return the longest due first
   */
  List<ClaimedMail> claim(String node, Instant leaseUntil, int most) {
    return jdbc.sql("""
            with due as (
              select id from mail_outbox due
              where status = 'QUEUED' and next_attempt_at <= :now
                and (leave_before is null or leave_before > :now)
                and not exists (%s)
              order by next_attempt_at, number limit :most
              for update skip locked
            ), claimed as (
              update mail_outbox mail
              set status = 'SENDING', node = :node, lease_until = :lease
              from due where mail.id = due.id
              returning mail.*
            )
            select claimed.*,
                   exists (select 1 from mail_attachment where mail_id = id) as has_attachments
            from claimed order by next_attempt_at, number
            """.formatted(OLDER))
        .param("now", now())
        .param("most", most)
        .param("node", node)
        .param("lease", Timestamp.from(leaseUntil))
        .query(ClaimedMail::read)
        .list();
  }

  /**
   * Gives back what nodes had claimed that were killed or cut off.
   *
   * @return how many mails
   */
  int releaseExpired() {
    return jdbc.sql("""
            update mail_outbox
            set status = case when superseded_at is null then 'QUEUED' else 'SUPERSEDED' end,
                node = null, lease_until = null
            where status = 'SENDING' and lease_until <= :now
            """).param("now", now()).update();
  }

  /** Gives back mails of this node that were not tried. */
  void release(String node, Collection<ClaimedMail> mails) {
    if (mails.isEmpty()) {
      return;
    }
    jdbc.sql("""
            update mail_outbox
            set status = case when superseded_at is null then 'QUEUED' else 'SUPERSEDED' end,
                node = null, lease_until = null
            where id = any(:ids) and status = 'SENDING' and node = :node
            """)
        .param("ids", mails.stream().map(ClaimedMail::id).toArray(UUID[]::new))
        .param("node", node)
        .update();
  }

  /**
   * The server has taken them, and with a digest the mails in it. That holds whichever node has the
   * lease by now.
   */
  void sent(Collection<UUID> mails) {
    jdbc.sql("""
            update mail_outbox
            set status = 'SENT', sent_at = :now, attempts = attempts + 1, last_error = null,
                node = null, lease_until = null
            where id = any(:ids) or digest_id = any(:ids)
            """).param("now", now()).param("ids", mails.toArray(UUID[]::new)).update();
  }

  /** The server does not take it now. */
  void deferred(String node, ClaimedMail mail, Duration pause, String reason) {
    again(node, mail, mail.attempts() + 1, mail.interruptions(), pause, reason);
  }

  /** The connection broke while it was under way; that is no attempt. */
  void interrupted(String node, ClaimedMail mail, Duration pause, String reason) {
    again(node, mail, mail.attempts(), mail.interruptions() + 1, pause, reason);
  }

  private void again(
      String node,
      ClaimedMail mail,
      int attempts,
      int interruptions,
      Duration pause,
      String reason) {
    jdbc.sql("""
            with older as (
              update mail_outbox
              set status = 'QUEUED', node = null, lease_until = null, attempts = :attempts,
                  interruptions = :interruptions, last_error = :reason, next_attempt_at = :next
              where id = :id and status = 'SENDING' and node = :node and superseded_at is null
              returning id
            ), over as (
              update mail_outbox
              set status = 'SUPERSEDED', node = null, lease_until = null, attempts = :attempts,
                  interruptions = :interruptions, last_error = :reason
              where id = :id and status = 'SENDING' and node = :node
                and superseded_at is not null
            )
            -- what is newer about the same does not overtake it, or what is in it
            update mail_outbox newer
            set next_attempt_at = :next
            from older join mail_outbox part on part.id = older.id or part.digest_id = older.id
            where newer.business_key = part.business_key and newer.about = part.about
              and lower(newer.recipient) = lower(part.recipient) and newer.number > part.number
              and newer.status = 'QUEUED' and newer.next_attempt_at < :next
            """)
        .param("attempts", attempts)
        .param("interruptions", interruptions)
        .param("reason", reason)
        .param("next", Timestamp.from(clock.instant().plus(pause)))
        .param("id", mail.id())
        .param("node", node)
        .update();
  }

  /**
   * It is given up.
   *
   * @return false when it is out of date by now, or another node has it
   */
  boolean failed(String node, UUID mail, String reason) {
    return jdbc.sql("""
                update mail_outbox
                set status = case when superseded_at is null then 'FAILED' else 'SUPERSEDED' end,
                    node = null, lease_until = null, attempts = attempts + 1, last_error = :reason
                where id = :id and status = 'SENDING' and node = :node
                returning status
                """)
        .param("reason", reason)
        .param("id", mail)
        .param("node", node)
        .query(String.class)
        .optional()
        .filter("FAILED"::equals)
        .isPresent();
  }

  /**
   * What was given up with a mail: with a digest each mail in it, since each is repaired by
   * itself, and the digest is deleted; otherwise the mail alone.
   */
  List<UUID> givenUpWith(UUID mail) {
    record Part(UUID id, boolean superseded) {}
    List<Part> parts = jdbc.sql("""
            update mail_outbox part
            set status = case when part.superseded_at is null then 'FAILED' else 'SUPERSEDED' end,
                digest_id = null, sent_at = null,
                attempts = digest.attempts, last_error = digest.last_error
            from mail_outbox digest
            where digest.id = :mail and part.digest_id = digest.id
            returning part.id, part.superseded_at is not null as superseded
            """)
        .param("mail", mail)
        .query((row, n) -> new Part(row.getObject("id", UUID.class), row.getBoolean("superseded")))
        .list();
    if (parts.isEmpty()) {
      return List.of(mail);
    }
    jdbc.sql("delete from mail_outbox where id = :mail").param("mail", mail).update();
    return parts.stream().filter(part -> !part.superseded()).map(Part::id).toList();
  }

  /** A mail that our server has taken came back: it is given up. */
  Optional<UUID> cameBack(String messageId, String reason) {
    return jdbc.sql("""
            update mail_outbox set status = 'FAILED', last_error = :reason
            where message_id = :messageId and status = 'SENT'
            returning id
            """)
        .param("reason", reason)
        .param("messageId", messageId)
        .query(UUID.class)
        .optional();
  }

  /** Keeps with a mail that our server has taken what was heard of it since. */
  boolean note(String messageId, String words) {
    return jdbc.sql("""
                update mail_outbox set last_error = :words
                where message_id = :messageId and status = 'SENT'
                """).param("words", words).param("messageId", messageId).update() > 0;
  }

  /**
   * When the next mail is to be tried or the next lease ends; empty when no mail waits. What waits for
   * an older mail is tried after that one.
   */
  Optional<Instant> nextDue() {
    return jdbc.sql("""
            select least(
              (select next_attempt_at from mail_outbox due
               where status = 'QUEUED' and not exists (%s)
               order by next_attempt_at limit 1),
              (select next_attempt_at from mail_outbox due
               where status = 'HELD' and digest_id is null and not exists (%s)
               order by next_attempt_at limit 1),
              (select min(lease_until) from mail_outbox where status = 'SENDING'))
            """.formatted(OLDER, OLDER_UNDER_WAY))
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
