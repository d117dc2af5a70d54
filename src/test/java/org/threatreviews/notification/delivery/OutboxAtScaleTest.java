package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailStatus;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.message.ClaimedMail;
import org.threatreviews.notification.template.MailSamples;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/**
 * What is done with a mail costs the same after years. The database itself says what a step has
 * read; all happens in one transaction, which is rolled back.
 */
@ProcessTest
class OutboxAtScaleTest {

  private static final String CLIENT = "ACME";
  private static final int MAILS_OF_YEARS = 50_000;
  private static final int CLIENTS = 1_000;
  private static final Instant MORNING =
      LocalDateTime.parse("2027-03-02T10:00").atZone(SampleClient.BERLIN).toInstant();

  /** Far less than what is there, and more than a few mails of one contact need. */
  private static final long MOST_ROWS = 1_000;

  @Autowired
  Clients clients;

  @Autowired
  Outbox outbox;

  @Autowired
  OutboxTable rows;

  @Autowired
  HeldMails held;

  @Autowired
  StoredMails mails;

  @Autowired
  LeavingMails leaving;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  Clock clock;

  @Autowired
  TestTime time;

  private Client client;
  private int written;

  /** What the current transaction has read of the outbox. */
  private record Read(long scans, long rows) {}

  @BeforeEach
  void registerClient() {
    time.set(MORNING);
    client = clients.register(SampleClient.of(CLIENT));
  }

  @Test
  void noStepReadsWhatLeftLongAgo() {
    transaction.executeWithoutResult(status -> {
      sentForYears();

      reads("writing a mail", () -> write("incident-reported"));
      reads("writing a mail for the digest", () -> {
        write("incident-acceptance-heads-up");
        write("incident-acceptance-heads-up");
      });
      reads("sending", () -> {
        UUID mail = claimed();
        rows.sent(List.of(mail));
      });
      write("incident-reported", "CRITICAL"); // the day has had its mail about a high one
      reads("giving up, listing and repairing", () -> {
        UUID mail = claimed();
        mails.giveUp("node", mail, "550 nobody");
        assertThat(mails.page(MailStatus.FAILED, null, 0, 20).items()).hasSize(1);
        mails.retry(mail, null);
      });
      reads("calling back", () -> {
        outbox.supersede(CLIENT + written, EnumSet.allOf(MailKind.class));
        outbox.renew(CLIENT + written, MailKind.INCIDENT_REPORTED);
      });
      write("incident-acceptance-heads-up");
      write("incident-acceptance-heads-up");
      time.set(MORNING.plus(Duration.ofDays(1)));
      reads("a round of the dispatcher", () -> {
        rows.releaseExpired();
        assertThat(held.releaseDue()).isTrue();
        rows.sent(List.of(claimed()));
        rows.nextDue();
      });
      reads("an idle round of the dispatcher", () -> {
        rows.releaseExpired();
        assertThat(held.releaseDue()).isFalse();
        assertThat(rows.claim("node", clock.instant(), 50)).isEmpty();
        rows.nextDue();
      });
      reads("what waits, and what the cap put off", () -> {
        mails.page(MailStatus.HELD, null, 0, 20);
        mails.overTheCap(MORNING.minus(Duration.ofDays(7)), 100);
      });
      reads("writing a reminder", () -> write("incident-reminder"));
      reads("a mail that comes back", () -> mails.cameBack("<years-7@mdr.example>", "550 gone"));

      status.setRollbackOnly();
    });
  }

  private void sentForYears() {
    jdbc.sql("""
            insert into mail_outbox (id, process, business_key, element, count, recipient,
                                     recipient_name, client_reference, template, subject, body,
                                     body_html, message_id, status, hours_zone, hours_country,
                                     leave_before, created_at, next_attempt_at, sent_at)
            select gen_random_uuid(), 'incident-follow-up', 'SIR-' || n, 'serviceTask_notify', 1,
                   'sam@c' || n % :clients || '.example', 'Sam', 'C-' || n % :clients,
                   'incident-reported', 'News', 'Hello', '<p>Hello</p>',
                   '<years-' || n || '@mdr.example>', 'SENT', 'Europe/Berlin', 'DE',
                   at + interval '1 hour', at, at, at
            from generate_series(1, :mails) n,
                 lateral (select cast(:now as timestamptz) - n * interval '20 minutes' as at) moment
            """)
        .param("mails", MAILS_OF_YEARS)
        .param("clients", CLIENTS)
        .param("now", Timestamp.from(MORNING))
        .update();
    jdbc.sql("analyze mail_outbox").update();
  }

  private void write(String template) {
    write(template, "HIGH");
  }

  private void write(String template, String severity) {
    assertThat(outbox.enqueue(new Mail(
            new MailKey(MailKind.ofTemplate(template).orElseThrow(), CLIENT + ++written, 1),
            Recipient.of(client, client.contacts().get(0)),
            new MailSamples().usual(template),
            severity,
            new Mail.Link(LinkScope.CLIENT, CLIENT))))
        .isTrue();
  }

  private UUID claimed() {
    List<ClaimedMail> claimed = rows.claim("node", clock.instant().plusSeconds(300), 50);
    assertThat(leaving.mayLeave("node", claimed)).hasSize(1).isEqualTo(claimed);
    return claimed.get(0).id();
  }

  private void reads(String step, Runnable work) {
    Read before = read();
    work.run();
    Read after = read();
    assertThat(after.scans() - before.scans())
        .as("%s: scans of the outbox", step)
        .isZero();
    assertThat(after.rows() - before.rows())
        .as("%s: rows of the outbox", step)
        .isLessThan(MOST_ROWS);
  }

  private Read read() {
    return jdbc.sql("""
            select seq_scan, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as read_rows
            from pg_stat_xact_user_tables where relname = 'mail_outbox'
            """)
        .query((row, n) -> new Read(row.getLong("seq_scan"), row.getLong("read_rows")))
        .single();
  }
}
