package org.threatreviews.notification.recall;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailSubject;
import org.threatreviews.notification.UnsentMails;

/**
 * Calls back mails that are out of date, as far as they have not left. One that was given up stays as
 * it is, and is not sent again.
 */
@Component
public class SupersededMails implements UnsentMails {

  private final JdbcClient jdbc;
  private final Clock clock;

  public SupersededMails(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void supersede(String clientReference, String email, MailKind kind) {
    supersede("client_reference = :client and lower(recipient) = :email and template = :template")
        .param("client", clientReference)
        .param("email", email)
        .param("template", kind.template())
        .query(String.class)
        .list();
  }

  /** One that has just been written. */
  public void supersede(UUID mail) {
    supersede("id = :id").param("id", mail).query(String.class).list();
  }

  /** Those about a reference. */
  public void supersede(String businessKey, Collection<MailKind> kinds) {
    kinds.stream()
        .collect(Collectors.groupingBy(kind -> kind.step().process()))
        .forEach((process, ofProcess) -> supersede(process, businessKey, ofProcess));
  }

  private void supersede(String process, String businessKey, List<MailKind> kinds) {
    supersede("""
            process = :process and business_key = :key
              and element || '/' || template = any(:kinds)""")
        .param("process", process)
        .param("key", businessKey)
        .param("kinds", names(kinds))
        .query(String.class)
        .list();
  }

  /**
   * Those about a subject to one recipient.
   *
   * @param address in lower case
   * @param newest the mail that stays; may be null
   */
  void supersede(
      String businessKey,
      MailSubject subject,
      String address,
      Collection<MailKind> kinds,
      UUID newest) {
    if (kinds.isEmpty()) {
      return;
    }
    supersede("""
            business_key = :key and about = :about and lower(recipient) = :address
              and element || '/' || template = any(:kinds)
              and id is distinct from cast(:newest as uuid)""")
        .param("newest", newest, Types.OTHER)
        .param("key", businessKey)
        .param("about", subject.name())
        .param("address", address)
        .param("kinds", names(kinds))
        .query(String.class)
        .list();
  }

  /**
   * Those that wait and are not under way.
   *
   * @return the contacts whose they are, by address, in lower case
   */
  public Set<String> callBack(String businessKey, MailSubject subject, MailKind kind) {
    return new TreeSet<>(supersede("""
            business_key = :key and about = :about
              and element || '/' || template = any(:kinds)
              and status in ('QUEUED', 'HELD') and superseded_at is null""")
        .param("key", businessKey)
        .param("about", subject.name())
        .param("kinds", names(List.of(kind)))
        .query(String.class)
        .list());
  }

  private static String[] names(Collection<MailKind> kinds) {
    return kinds.stream()
        .map(kind -> kind.step().element() + "/" + kind.template())
        .toArray(String[]::new);
  }

  /** Its result is who was to get them, in lower case. */
  private StatementSpec supersede(String which) {
    return jdbc.sql("""
        with outdated as (
          update mail_outbox
          set superseded_at = :now,
              status = case when status in ('SENDING', 'FAILED') or digest_id is not null then status
                            else 'SUPERSEDED' end
          where %s and status in ('QUEUED', 'HELD', 'SENDING', 'FAILED')
          returning digest_id, lower(coalesce(instead_of, recipient)) as address
        ), digests as (
          update mail_outbox digest
          set superseded_at = :now,
              status = case when status = 'SENDING' then status else 'SUPERSEDED' end
          from outdated
          where digest.id = outdated.digest_id and digest.status in ('QUEUED', 'SENDING')
        )
        select address from outdated
        """.formatted(which)).param("now", Timestamp.from(clock.instant()));
  }
}
