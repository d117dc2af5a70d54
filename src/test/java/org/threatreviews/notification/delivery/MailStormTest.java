package org.threatreviews.notification.delivery;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.delivery.ScriptedMailServer.Received;
import org.threatreviews.notification.template.MailSamples;
import org.threatreviews.notification.template.MailTemplates;
import org.threatreviews.notification.template.MailTexts;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;
import org.threatreviews.support.Thoroughness;

/**
 * Two nodes send a storm of mails, a fifth of them in digests, and are killed again and again:
 * {@code kill -9}, no farewell.
 */
@ProcessTest
class MailStormTest {

  private static final int MAILS = Thoroughness.times(1_000);
  private static final int HELD = Thoroughness.times(200);
  private static final int IN_A_DIGEST = 4;
  private static final int DIGESTS = HELD / IN_A_DIGEST;
  private static final int KILLS = Thoroughness.times(10);
  private static final long SEED = 20_270_301;

  /** Of the server for each answer, so that the storm lasts until the last kill. */
  private static final Duration ANSWER = Duration.ofMillis(4);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Autowired
  DataSource database;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Clients clients;

  private final ScriptedMailServer server = new ScriptedMailServer();
  private final List<Process> nodes = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    nodes.forEach(Process::destroyForcibly);
    server.close();
  }

  @Test
  void losesNoMailAndRepeatsOnlyWhatWasUnderWayAtAKill() throws Exception {
    server.takesItsTime(ANSWER);
    queue();
    Random random = new Random(SEED);
    Set<String> underWay = new HashSet<>();
    nodes.add(startNode());
    nodes.add(startNode());

    for (int kill = 0; kill < KILLS; kill++) {
      int until = server.received().size() + 1 + random.nextInt(40);
      Process victim = nodes.remove(random.nextInt(2));
      await(() -> server.received().size() >= until && !underWay(victim).isEmpty());
      victim.destroyForcibly().waitFor();
      underWay.addAll(underWay(victim));
      nodes.add(startNode());
    }
    await(() -> count("SENT") == MAILS + DIGESTS);

    Map<String, List<Received>> byRecipient =
        server.accepted().stream().collect(Collectors.groupingBy(Received::recipient));
    List<List<Received>> repeated =
        byRecipient.values().stream().filter(mails -> mails.size() > 1).toList();
    Set<String> arrived =
        server.accepted().stream().map(Received::messageId).collect(Collectors.toSet());
    List<String> lost = leftIn().stream().filter(not(arrived::contains)).toList();
    System.out.printf(
        "Mail storm: %d mails, %d of them in %d digests, %d kills of two nodes:"
            + " lost %d, sent more than once %d of %d under way%n",
        MAILS, HELD, DIGESTS, KILLS, lost.size(), repeated.size(), underWay.size());

    assertThat(lost).isEmpty();
    assertThat(byRecipient).hasSize(MAILS - HELD + DIGESTS);
    assertThat(repeated).allSatisfy(mails -> {
      assertThat(mails)
          .extracting(Received::messageId)
          .containsOnly(mails.get(0).messageId());
      assertThat(underWay).contains(mails.get(0).messageId());
    });
  }

  private Process startNode() throws IOException, SQLException {
    HikariDataSource pool = database.unwrap(HikariDataSource.class);
    return MailNode.start(pool.getJdbcUrl(), pool.getUsername(), server.sender().getPort());
  }

  private void queue() {
    Client client = clients.register(SampleClient.of("STORM"));
    Recipient reader = Recipient.of(client, client.contacts().get(0));
    MailTemplates.Rendered mail = new MailTemplates(MailTexts.messages())
        .render("incident-reminder", reader, new MailSamples().usual("incident-reminder"));
    jdbc.sql("""
            insert into mail_outbox (id, process, business_key, element, count, recipient,
                                     recipient_name, client_reference, language, subject, body,
                                     body_html, message_id, status, hours_zone, hours_country,
                                     leave_before, created_at, next_attempt_at)
            select gen_random_uuid(), 'storm', 'S-' || n, 'serviceTask_storm', 1,
                   case when n > :held then 'p' || n else 'd' || n % :digests end || '@storm.example',
                   'P', 'STORM', 'en', :subject, :text, :html, '<storm-' || n || '@mdr.example>',
                   case when n > :held then 'QUEUED' else 'HELD' end,
                   case when n <= :held then 'Europe/Berlin' end, case when n <= :held then 'DE' end,
                   case when n <= :held then cast(:now as timestamptz) end, :now, :now
            from generate_series(1, :mails) n
            """)
        .param("held", HELD)
        .param("digests", DIGESTS)
        .param("mails", MAILS)
        .param("subject", mail.subject())
        .param("text", mail.text())
        .param("html", mail.html())
        .param("now", Timestamp.from(Instant.EPOCH))
        .update();
  }

  /** The Message-ID under which each mail has left: its own, or that of its digest. */
  private List<String> leftIn() {
    return jdbc.sql("""
            select coalesce(digest.message_id, mail.message_id)
            from mail_outbox mail left join mail_outbox digest on digest.id = mail.digest_id
            where mail.process = 'storm'
            """).query(String.class).list();
  }

  /** The Message-IDs that a node has claimed and not marked as sent. */
  private Set<String> underWay(Process node) {
    return jdbc.sql("""
            select message_id from mail_outbox
            where status = 'SENDING' and node like :pid || '@%'
            """)
        .param("pid", String.valueOf(node.pid()))
        .query(String.class)
        .set();
  }

  private int count(String status) {
    return jdbc.sql("select count(*) from mail_outbox where status = :status")
        .param("status", status)
        .query(Integer.class)
        .single();
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
  }
}
