package org.threatreviews.notification.delivery;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailStatus;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.digest.DaysMail;
import org.threatreviews.notification.digest.DigestEntry;
import org.threatreviews.notification.digest.DigestModel;
import org.threatreviews.notification.digest.Held;
import org.threatreviews.notification.template.MailTemplates;
import org.threatreviews.notification.timing.DeliveryTiming;
import org.threatreviews.notification.timing.KnownRecipients;
import org.threatreviews.notification.timing.PlannedDelivery;
import org.threatreviews.notification.timing.RecipientLock;

/**
 * The mails that wait for their recipient's hours. When these begin, a single mail leaves as it
 * is, and several leave as one digest, at most one mail a day. Until the digest has left, its mails stay
 * {@link MailStatus#HELD}: when one of them is superseded, the digest is written anew without it.
 */
@Component
class HeldMails {

  /** What a digest in the outbox is known by. */
  private static final String DIGEST = MailKind.DIGEST.step().process();

  /** What says that nothing more is needed about an incident. */
  private static final Set<String> SETTLED =
      Set.of(MailKind.INCIDENT_CLOSED.template(), MailKind.INCIDENT_WITHDRAWN.template());

  private static final int MOST_AT_ONCE = 50;

  private final JdbcClient jdbc;
  private final StoredOutbox outbox;
  private final MailTemplates templates;
  private final DeliveryTiming timing;
  private final DigestModel digests;
  private final KnownRecipients recipients;
  private final RecipientLock recipientLock;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** Somebody for whom mails wait. */
  private record Waiting(String client, String address) {}

  HeldMails(
      JdbcClient jdbc,
      StoredOutbox outbox,
      MailTemplates templates,
      DeliveryTiming timing,
      DigestModel digests,
      KnownRecipients recipients,
      RecipientLock recipientLock,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.templates = templates;
    this.timing = timing;
    this.digests = digests;
    this.recipients = recipients;
    this.recipientLock = recipientLock;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Releases some mails that may leave now, and holds some that did not leave in time: only a few at
   * once, so that urgent mails need not wait until a whole morning's digests are written. Each
   * recipient's mails change in a transaction of their own.
   *
   * @return whether there were any, so that there may be more
   */
  boolean releaseDue() {
    boolean any = Boolean.TRUE.equals(transaction.execute(status -> {
      dissolveSuperseded();
      return holdLate();
    }));
    for (Waiting recipient : waiting()) {
      any |= Boolean.TRUE.equals(transaction.execute(status -> release(recipient)));
    }
    return any;
  }

  /** Digests in which a mail was superseded: the others wait again. */
  private void dissolveSuperseded() {
    List<UUID> superseded = jdbc.sql("""
            select id from mail_outbox
            where process = 'mail-digest' and status = 'SUPERSEDED'
            for update skip locked
            """).query(UUID.class).list();
    dissolve(superseded);
  }

  private void dissolve(List<UUID> digests) {
    if (digests.isEmpty()) {
      return;
    }
    UUID[] ids = digests.toArray(UUID[]::new);
    jdbc.sql("""
            update mail_outbox
            set digest_id = null,
                status = case when superseded_at is null then 'HELD' else 'SUPERSEDED' end
            where digest_id = any(:digests)
            """).param("digests", ids).update();
    jdbc.sql("delete from mail_outbox where id = any(:digests)")
        .param("digests", ids)
        .update();
  }

  /**
   * Holds what could not leave within its hours, such as while there was no mail server.
   *
   * @return whether there were any
   */
  private boolean holdLate() {
    record Late(UUID id, boolean digest) {}
    List<Late> late = jdbc.sql("""
            select id, process = :digest as digest from mail_outbox
            where status = 'QUEUED' and leave_before <= :now
            limit :most for update skip locked
            """)
        .param("digest", DIGEST)
        .param("now", Timestamp.from(clock.instant()))
        .param("most", MOST_AT_ONCE)
        .query((row, n) -> new Late(row.getObject("id", UUID.class), row.getBoolean("digest")))
        .list();
    if (late.isEmpty()) {
      return false;
    }
    dissolve(late.stream().filter(Late::digest).map(Late::id).toList());
    List<UUID> mails =
        late.stream().filter(mail -> !mail.digest()).map(Late::id).toList();
    if (!mails.isEmpty()) {
      jdbc.sql("""
              update mail_outbox
              set status = 'HELD', held_because = 'HOURS', next_attempt_at = leave_before,
                  urgent = false
              where id = any(:ids)
              """).param("ids", mails.toArray(UUID[]::new)).update();
    }
    return true;
  }

  /** Takes a recipient's digest apart that waits to leave: who reads the mails in it may change. */
  void takeApartFor(String client, String address) {
    dissolve(jdbc.sql("""
            select id from mail_outbox
            where process = 'mail-digest' and status = 'QUEUED'
              and client_reference = :client and lower(recipient) = lower(:address)
            for update of mail_outbox
            """)
        .param("client", client)
        .param("address", address)
        .query(UUID.class)
        .list());
  }

  private List<Waiting> waiting() {
    return jdbc.sql("""
            select distinct client_reference, lower(recipient) as address
            from (
              select client_reference, recipient from mail_outbox
              where status = 'HELD' and digest_id is null and next_attempt_at <= :now
              order by next_attempt_at limit :most) due
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("most", MOST_AT_ONCE)
        .query((row, n) -> new Waiting(row.getString("client_reference"), row.getString("address")))
        .list();
  }

  private boolean release(Waiting recipient) {
    // each of two nodes would find a part of the mails, and only one of them could write a digest
    recipientLock.take(recipient.client(), recipient.address());
    Instant now = clock.instant();
    List<Held> mails = dueFor(recipient, now);
    if (mails.isEmpty()) {
      return false;
    }
    Recipient theirs = recipients.asNow(mails.get(mails.size() - 1).recipient());
    PlannedDelivery planned = timing.planAgain(theirs, now, null);
    if (theirs.clientReference() == null) {
      reschedule(mails, planned);
      return true;
    }
    if (planned.status() == MailStatus.HELD) {
      postpone(mails, theirs, planned, now);
      return true;
    }
    Map<Held, MailTemplates.DigestPart> together = partsOf(mails);
    List<Held> leaving = DaysMail.of(mails, together.keySet(), now);
    if (leaving.size() == 1) {
      reschedule(leaving, planned);
    } else {
      together.keySet().retainAll(leaving);
      askOnce(together);
      writeDigest(theirs, together, planned, now)
          .ifPresentOrElse(
              digest -> leaveWith(digest, leaving),
              // today's digest has been written before
              () -> reschedule(leaving, timing.withNextDigest(theirs, now)));
    }
    List<Held> others = mails.stream().filter(mail -> !leaving.contains(mail)).toList();
    if (!others.isEmpty()) {
      postpone(others, theirs, timing.withNextDigest(theirs, now), now);
    }
    return true;
  }

  /** What is needed before then leaves now all the same, beyond what its recipient gets a day. */
  private void postpone(List<Held> mails, Recipient recipient, PlannedDelivery later, Instant now) {
    List<Held> needed = mails.stream()
        .filter(mail -> mail.leavesBy() != null && mail.leavesBy().isBefore(later.from()))
        .toList();
    Optional<PlannedDelivery> beyond =
        needed.isEmpty() ? Optional.empty() : timing.beyondTheDay(recipient, now);
    beyond.ifPresent(today -> reschedule(needed, today));
    reschedule(
        mails.stream()
            .filter(mail -> beyond.isEmpty() || !needed.contains(mail))
            .toList(),
        later);
  }

  /** What a digest would show, in its order; nothing when there is one mail only. */
  private Map<Held, MailTemplates.DigestPart> partsOf(List<Held> mails) {
    List<Held> candidates = mails.stream().filter(mail -> !mail.byItself()).toList();
    Map<Held, MailTemplates.DigestPart> parts = new LinkedHashMap<>();
    if (candidates.size() > 1) {
      candidates.forEach(mail -> templates
          .digestPart(mail.subject(), mail.html())
          .ifPresent(part -> parts.put(mail, part)));
    }
    return parts;
  }

  /** Of several parts about the same, the newest says by when an answer is needed. */
  private static void askOnce(Map<Held, MailTemplates.DigestPart> parts) {
    Map<String, Held> newest = new HashMap<>();
    parts.forEach((mail, part) -> {
      if (part.answerBy() != null) {
        newest.put(mail.reference(), mail);
      }
    });
    parts.replaceAll(
        (mail, part) -> mail.equals(newest.get(mail.reference())) ? part : part.withoutAnswerBy());
  }

  private void leaveWith(UUID digest, Collection<Held> mails) {
    jdbc.sql("update mail_outbox set digest_id = :digest where id = any(:ids)")
        .param("digest", digest)
        .param("ids", ids(mails))
        .update();
  }

  private Optional<UUID> writeDigest(
      Recipient recipient,
      Map<Held, MailTemplates.DigestPart> parts,
      PlannedDelivery planned,
      Instant now) {
    String client = recipient.clientReference();
    int day = Math.toIntExact(now.atZone(recipient.timeZone()).toLocalDate().toEpochDay());
    List<DigestEntry> entries = new ArrayList<>();
    parts.forEach((mail, part) ->
        entries.add(new DigestEntry(mail.reference(), mail.severity(), mail.settled(), part)));
    return outbox.put(
        new Mail(
            new MailKey(MailKind.DIGEST, client, day),
            recipient,
            digests.of(recipient, entries),
            new Mail.Link(LinkScope.CLIENT, client)),
        planned);
  }

  private void reschedule(Collection<Held> mails, PlannedDelivery planned) {
    if (mails.isEmpty()) {
      return;
    }
    jdbc.sql("""
            update mail_outbox
            set status = :status, next_attempt_at = :from, leave_before = :before, urgent = :urgent
            where id = any(:ids)
            """)
        .param("status", planned.status().name())
        .param("urgent", planned.urgent())
        .param("from", Timestamp.from(planned.from()))
        .param("before", Timestamp.from(planned.before()))
        .param("ids", ids(mails))
        .update();
  }

  private List<Held> dueFor(Waiting recipient, Instant now) {
    // "is not distinct from" would find no index
    String client = recipient.client() == null ? "is null" : "= :client";
    return jdbc.sql("""
            select due.*, least(needed_by, valid_until) as leaves_by,
                   (client_reference is null or body_html is null or invitation_method is not null
                    or exists (select 1 from mail_attachment where mail_id = id)) as by_itself
            from mail_outbox due
            where status = 'HELD' and digest_id is null and next_attempt_at <= :now
              and superseded_at is null
              and client_reference %s and lower(recipient) = :address
              and not exists (%s)
            order by created_at, number for update skip locked
            """.formatted(client, OutboxTable.OLDER_UNDER_WAY))
        .param("now", Timestamp.from(now))
        .param("client", recipient.client(), Types.VARCHAR)
        .param("address", recipient.address())
        .query((row, n) -> new Held(
            row.getObject("id", UUID.class),
            new Recipient(
                row.getString("client_reference"),
                row.getString("recipient_name"),
                row.getString("recipient"),
                row.getString("language"),
                ZoneId.of(row.getString("hours_zone")),
                row.getString("hours_country")),
            row.getString("subject"),
            row.getString("body_html"),
            row.getString("about") + ":" + row.getString("business_key"),
            row.getString("severity"),
            isSettled(row.getString("template")),
            row.getTimestamp("created_at").toInstant(),
            row.getTimestamp("leaves_by") == null
                ? null
                : row.getTimestamp("leaves_by").toInstant(),
            row.getBoolean("by_itself")))
        .list();
  }

  /** A mail that was written before mails named their template is not. */
  private static boolean isSettled(String template) {
    return template != null && SETTLED.contains(template);
  }

  private static UUID[] ids(Collection<Held> mails) {
    return mails.stream().map(Held::id).toArray(UUID[]::new);
  }
}
