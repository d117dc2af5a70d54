package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.threatreviews.notification.message.ClaimedMail;
import org.threatreviews.notification.message.MimeComposer;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.support.ProcessTest;

/**
 * The dispatcher sends at least 0.8 times as many mails a second to a server on this machine as a
 * bare loop over one connection that writes the same messages and keeps no account of anything. On
 * real PostgreSQL; both are measured in turns in the same run.
 */
@ProcessTest
class MailDispatchBenchmark {

  private static final int MAILS = 2_000;
  private static final int RUNS = 5;
  private static final double LOWEST_RATIO = 0.8;

  @Autowired
  private JdbcClient jdbc;

  @Autowired
  private DataSource database;

  private final ScriptedMailServer server = new ScriptedMailServer();
  private int queued;

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  @Test
  void dispatchesNearlyAsFastAsABareLoop() throws Exception {
    dispatched(); // warms up
    bare();
    List<Double> dispatched = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      dispatched.add(dispatched());
      bare.add(bare());
    }
    double ratio = median(dispatched) / median(bare);
    System.out.printf(
        "%d mails: dispatcher %.0f a second, bare loop %.0f, ratio %.2f (at least %.2f)%n",
        MAILS, median(dispatched), median(bare), ratio, LOWEST_RATIO);
    assertThat(ratio).isGreaterThanOrEqualTo(LOWEST_RATIO);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** Mails a second. */
  private double dispatched() {
    queue();
    MailDispatcher dispatcher = MailNode.dispatcher(database, server.sender());
    long before = System.nanoTime();
    int sent = dispatcher.dispatchDue();
    long took = System.nanoTime() - before;
    assertThat(sent).isEqualTo(MAILS);
    return MAILS / (took / 1e9);
  }

  /** Mails a second. */
  private double bare() throws MessagingException {
    JavaMailSenderImpl sender = server.sender();
    MimeComposer composer = new MimeComposer(jdbc, MailNode.settings(), Clock.systemUTC());
    long before = System.nanoTime();
    try (Transport transport = sender.getSession().getTransport("smtp")) {
      transport.connect(sender.getHost(), sender.getPort(), null, null);
      for (int n = 0; n < MAILS; n++) {
        ClaimedMail mail = new ClaimedMail(
            UUID.randomUUID(),
            "p" + n + "@bench.example",
            "P",
            "Bench",
            "Hello",
            "<p>Hello</p>",
            "<bare-" + n + "@mdr.example>",
            null,
            null,
            null,
            0,
            0,
            null,
            false);
        MimeMessage message = composer.compose(mail, sender.createMimeMessage());
        message.saveChanges();
        transport.sendMessage(message, message.getAllRecipients());
      }
    }
    return MAILS / ((System.nanoTime() - before) / 1e9);
  }

  private void queue() {
    int first = queued + 1;
    queued += MAILS;
    jdbc.sql("""
            insert into mail_outbox (id, process, business_key, element, count, recipient,
                                     recipient_name, subject, body, body_html, message_id,
                                     created_at, next_attempt_at)
            select gen_random_uuid(), 'bench', 'B-' || n, 'serviceTask_bench', 1,
                   'p' || n || '@bench.example', 'P', 'Bench', 'Hello', '<p>Hello</p>',
                   '<bench-' || n || '@mdr.example>', :now, :now
            from generate_series(cast(:first as integer), cast(:last as integer)) n
            """)
        .param("first", first)
        .param("last", queued)
        .param("now", Timestamp.from(Instant.EPOCH))
        .update();
  }
}
