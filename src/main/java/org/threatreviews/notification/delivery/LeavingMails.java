package org.threatreviews.notification.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.message.ClaimedMail;

/**
 * The last look at mails before they leave: whether what they say is still so, and nothing newer has
 * gone before. One statement looks at a whole batch.
 */
@Component
class LeavingMails {

  private static final Logger log = LoggerFactory.getLogger(LeavingMails.class);

  /**
   * How soon a mail about an incident is looked at again whose severity has changed: the step that
   * announces the new one is about to write it anew or to call it back. So is one that was written
   * anew this moment and is not true either: something is about to change.
   */
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final JdbcClient jdbc;
  private final Renewals renewals;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /**
   * @param carrier the mail that was claimed: itself, or the digest that it is a part of
   * @param passing whether that is over soon
   */
  private record Stale(
      UUID id,
      UUID carrier,
      Optional<MailKind> kind,
      String businessKey,
      String recipient,
      boolean passing) {}

  LeavingMails(JdbcClient jdbc, Renewals renewals, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.renewals = renewals;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Takes out what must not leave. What its recipient needs all the same is written anew.
   *
   * @param batch mails that this node has claimed
   */
  List<ClaimedMail> mayLeave(String node, List<ClaimedMail> batch) {
    if (batch.isEmpty()) {
      return batch;
    }
    List<Stale> stale = stale(batch);
    if (stale.isEmpty()) {
      return batch;
    }
    stale.forEach(mail -> takeOut(node, mail));
    Set<UUID> out = new HashSet<>();
    stale.forEach(mail -> out.add(mail.carrier()));
    return batch.stream().filter(mail -> !out.contains(mail.id())).toList();
  }

  private List<Stale> stale(List<ClaimedMail> batch) {
    return jdbc.sql("""
            with looked as (
              select mail.*, case about
                       when 'INCIDENT' then
                         (select stand from incident_stand s where s.reference = business_key)
                       when 'QUESTION' then
                         (select stand from question_stand s where s.reference = business_key)
                       when 'REVIEW' then
                         (select stand from review_stand s where s.reference = business_key)
                       when 'CONTRACT' then
                         (select stand from client_stand s where s.reference = business_key)
                         || jsonb_build_object('plan', coalesce(
                              (select plan from plan_stand s
                               where s.client_reference = business_key), ''))
                         || coalesce((select stand from people_stand s
                                      where s.client_reference = business_key), '{}')
                       when 'CONTACT' then
                         (select stand from contact_stand s where s.reference = business_key)
                         || jsonb_build_object('plan', coalesce(
                              (select plan from plan_stand s
                               where s.client_reference = business_key), ''))
                       when 'ACTION' then case
                         when business_key ~ '^improvement-[0-9]{1,18}$' then
                           (select stand from improvement_stand s
                            where s.id = substr(business_key, length('improvement-') + 1)::bigint)
                         when business_key ~ '^action-point-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
                           (select stand from action_point_stand s
                            where s.id = substr(business_key, length('action-point-') + 1)::uuid)
                         end
                     end as stand
              from mail_outbox mail
              where (id = any(:ids) or digest_id = any(:ids))
                and about is not null and superseded_at is null
            ), judged as (
              select looked.*,
                     facts <> '{}' and not coalesce(stand @> facts, true) as untrue,
                     coalesce(stand @> (facts - 'severity'), true) as but_severity,
                     coalesce(valid_until <= :now, false) as expired,
                     exists (select 1 from mail_outbox newer
                             where newer.business_key = looked.business_key
                               and newer.about = looked.about
                               and lower(newer.recipient) = lower(looked.recipient)
                               and newer.number > looked.number and newer.status = 'SENT'
                               -- what concerns a contract or its people is not all one matter
                               and (looked.about not in ('CONTRACT', 'CONTACT')
                                    or newer.template = looked.template)
                               and (looked.about <> 'CONTACT'
                                    or newer.facts = looked.facts)) as overtaken,
                     presupposes
                       and exists (select 1 from mail_outbox older
                                   where older.business_key = looked.business_key
                                     and older.about = looked.about
                                     and lower(older.recipient) = lower(looked.recipient)
                                     and older.number < looked.number)
                       and not exists (select 1 from mail_outbox older
                                       where older.business_key = looked.business_key
                                         and older.about = looked.about
                                         and lower(older.recipient) = lower(looked.recipient)
                                         and older.number < looked.number
                                         and (older.status = 'SENT'
                                              -- it is read first, in the same digest
                                              or older.digest_id = looked.digest_id
                                                 and older.superseded_at is null)) as unheard
              from looked
            )
            select id, coalesce(digest_id, id) as carrier, process, element, template, business_key,
                   coalesce(instead_of, recipient) as recipient,
                   not overtaken and not unheard
                     and (untrue and but_severity and not expired
                          or count < 0 and created_at > :justNow) as passing
            from judged where untrue or expired or overtaken or unheard
            order by number
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("justNow", Timestamp.from(clock.instant().minus(PAUSE)))
        .param("ids", batch.stream().map(ClaimedMail::id).toArray(UUID[]::new))
        .query((row, n) -> new Stale(
            row.getObject("id", UUID.class),
            row.getObject("carrier", UUID.class),
            MailKind.of(
                row.getString("process"), row.getString("element"), row.getString("template")),
            row.getString("business_key"),
            row.getString("recipient"),
            row.getBoolean("passing")))
        .list();
  }

  /** In a transaction of its own: one that can't be written anew keeps no other back. */
  private void takeOut(String node, Stale mail) {
    try {
      transaction.executeWithoutResult(status -> replace(node, mail));
    } catch (RuntimeException e) {
      log.error(
          "mail {} about {} is out of date, but not seen to", mail.id(), mail.businessKey(), e);
      transaction.executeWithoutResult(status -> putOff(node, mail));
    }
  }

  private void replace(String node, Stale mail) {
    boolean ours = mail.passing() ? putOff(node, mail) : callBack(node, mail);
    if (!ours || mail.passing()) {
      return;
    }
    log.info("mail {} about {} did not leave: it is out of date", mail.id(), mail.businessKey());
    mail.kind()
        .filter(renewals::isRenewable)
        .ifPresent(kind -> renewals.renew(kind, mail.businessKey(), List.of(mail.recipient())));
  }

  /** A digest is written anew without it. */
  private boolean callBack(String node, Stale mail) {
    return jdbc.sql("""
                update mail_outbox
                set superseded_at = :now,
                    status = case when id = :carrier then 'SUPERSEDED' else status end,
                    node = null, lease_until = null
                where id = any(:ids)
                  and (id <> :carrier or status = 'SUPERSEDED'
                       or status = 'SENDING' and node = :node)
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("carrier", mail.carrier())
            .param("ids", new UUID[] {mail.id(), mail.carrier()})
            .param("node", node)
            .update()
        > 0;
  }

  private boolean putOff(String node, Stale mail) {
    Timestamp next = Timestamp.from(clock.instant().plus(PAUSE));
    if (mail.id().equals(mail.carrier())) {
      return jdbc.sql("""
                  update mail_outbox
                  set status = 'QUEUED', node = null, lease_until = null, next_attempt_at = :next
                  where id = :id and status = 'SENDING' and node = :node
                  """)
              .param("next", next)
              .param("id", mail.id())
              .param("node", node)
              .update()
          > 0;
    }
    return jdbc.sql("""
                with digest as (
                  update mail_outbox
                  set status = 'SUPERSEDED', node = null, lease_until = null
                  where id = :digest and (status = 'SENDING' and node = :node or status = 'SUPERSEDED')
                )
                update mail_outbox set next_attempt_at = :next where id = :id
                """)
            .param("next", next)
            .param("digest", mail.carrier())
            .param("node", node)
            .param("id", mail.id())
            .update()
        > 0;
  }
}
