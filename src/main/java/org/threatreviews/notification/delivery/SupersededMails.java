package org.threatreviews.notification.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.UnsentMails;

/** Calls back mails that are out of date, as far as they have not left. */
@Component
class SupersededMails implements UnsentMails {

  private final JdbcClient jdbc;
  private final Clock clock;

  SupersededMails(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void supersede(String clientReference, String email, MailKind kind) {
    supersede("client_reference = :client and lower(recipient) = :email and template = :template")
        .param("client", clientReference)
        .param("email", email)
        .param("template", kind.template())
        .update();
  }

  /** Those about a reference. */
  void supersede(String businessKey, Collection<MailKind> kinds) {
    kinds.stream()
        .collect(Collectors.groupingBy(kind -> kind.step().process()))
        .forEach((process, ofProcess) -> supersede(process, businessKey, ofProcess));
  }

  private void supersede(String process, String businessKey, List<MailKind> kinds) {
    supersede("""
            process = :process and business_key = :key
              and element = any(:elements) and template = any(:templates)""")
        .param("process", process)
        .param("key", businessKey)
        .param("elements", kinds.stream().map(kind -> kind.step().element()).toArray(String[]::new))
        .param("templates", kinds.stream().map(MailKind::template).toArray(String[]::new))
        .update();
  }

  private StatementSpec supersede(String which) {
    return jdbc.sql("""
        with outdated as (
          update mail_outbox
          set superseded_at = :now,
              status = case when status = 'SENDING' or digest_id is not null then status
                            else 'SUPERSEDED' end
          where %s and status in ('QUEUED', 'HELD', 'SENDING')
          returning digest_id
        )
        update mail_outbox digest
        set superseded_at = :now,
            status = case when status = 'SENDING' then status else 'SUPERSEDED' end
        from outdated
        where digest.id = outdated.digest_id and digest.status in ('QUEUED', 'SENDING')
        """.formatted(which)).param("now", Timestamp.from(clock.instant()));
  }
}
