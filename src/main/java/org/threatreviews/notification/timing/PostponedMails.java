package org.threatreviews.notification.timing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Recipient;

/** Lets mails leave earlier than was said when they were written. */
@Component
public class PostponedMails {

  private final JdbcClient jdbc;
  private final DeliveryTiming timing;
  private final KnownRecipients recipients;

  /**
   * @param inHours its recipient, in whose hours it leaves; empty when it may leave at any hour
   */
  private record Postponed(UUID id, Optional<Recipient> inHours, Instant leaves) {}

  public PostponedMails(JdbcClient jdbc, DeliveryTiming timing, KnownRecipients recipients) {
    this.jdbc = jdbc;
    this.timing = timing;
    this.recipients = recipients;
  }

  public void bringForward(String businessKey, Collection<MailKind> kinds, Instant from) {
    for (Postponed mail : postponed(businessKey, kinds, from)) {
      PlannedDelivery planned = mail.inHours()
          .map(recipient -> timing.planAgain(recipient, from, mail.id()))
          .orElseGet(() -> PlannedDelivery.atAnyHour(from));
      if (planned.from().isBefore(mail.leaves())) {
        leaveAt(mail.id(), planned);
      }
    }
  }

  private List<Postponed> postponed(String businessKey, Collection<MailKind> kinds, Instant from) {
    return jdbc.sql("""
            select id, client_reference, recipient_name, recipient, language, hours_zone,
                   hours_country, next_attempt_at
            from mail_outbox
            where business_key = :key and template = any(:templates)
              and status in ('QUEUED', 'HELD') and digest_id is null and next_attempt_at > :until
            order by id
            """)
        .param("key", businessKey)
        .param("templates", kinds.stream().map(MailKind::template).toArray(String[]::new))
        .param("until", Timestamp.from(from))
        .query((row, n) -> new Postponed(
            row.getObject("id", UUID.class),
            recipientOf(row),
            row.getTimestamp("next_attempt_at").toInstant()))
        .list();
  }

  private Optional<Recipient> recipientOf(ResultSet row) throws SQLException {
    String zone = row.getString("hours_zone");
    return zone == null
        ? Optional.empty()
        : Optional.of(recipients.asNow(new Recipient(
            row.getString("client_reference"),
            row.getString("recipient_name"),
            row.getString("recipient"),
            row.getString("language"),
            ZoneId.of(zone),
            row.getString("hours_country"))));
  }

  private void leaveAt(UUID id, PlannedDelivery planned) {
    jdbc.sql("""
            update mail_outbox
            set status = :status, held_because = :reason, next_attempt_at = :next,
                leave_before = :before, urgent = :urgent
            where id = :id and status in ('QUEUED', 'HELD')
            """)
        .param("status", planned.status().name())
        .param("reason", planned.reason(), Types.VARCHAR)
        .param("next", Timestamp.from(planned.from()))
        .param(
            "before",
            planned.before() == null ? null : Timestamp.from(planned.before()),
            Types.TIMESTAMP)
        .param("urgent", planned.urgent())
        .param("id", id)
        .update();
  }
}
