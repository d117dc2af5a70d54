package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.bounce.Bounce;
import org.threatreviews.notification.bounce.ReturnedMails;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;

/**
 * The address to which a mail comes back, from the dialogue with a mail server to the notice that it
 * sends there.
 */
@ProcessTest
class ReturnPathTest {

  private static final String PER_MAIL = "bounces+{mail}@mdr.example";

  @Autowired
  Outbox outbox;

  @Autowired
  MailDispatchers dispatchers;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  Clock clock;

  private final List<String> senders = new CopyOnWriteArrayList<>();
  private final ScriptedMailServer server = new ScriptedMailServer();

  @BeforeEach
  void listen() {
    server.answers(command -> {
      if (command.startsWith("MAIL FROM:")) {
        senders.add(command.replaceAll("MAIL FROM:<([^>]*)>.*", "$1"));
      }
      return null;
    });
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  @Test
  void eachMailLeavesWithAnAddressOfItsOwn() throws Exception {
    queue("eva@nord.example", 1);
    queue("max@nord.example", 2);

    assertThat(dispatchers.through(server.sender(), PER_MAIL).dispatchDue()).isEqualTo(2);

    assertThat(senders).hasSize(2).doesNotHaveDuplicates();
    assertThat(server.accepted()).hasSize(2).allSatisfy(mail -> {
      String path = "bounces+%s@mdr.example"
          .formatted(mail.messageId().replaceAll("^<|@.*$", "").replace("-", ""));
      assertThat(senders).contains(path);
      assertThat(mail.text())
          .as("people see who has written it")
          .contains("From: ")
          .doesNotContain("From: <bounces");
    });
  }

  /** A server that tells nothing but that it could not, to the address in the envelope. */
  @Test
  void whatComesBackToItIsAboutThatMail() throws Exception {
    queue("eva@nord.example", 1);
    queue("eva@nord.example", 2);
    dispatchers.through(server.sender(), PER_MAIL).dispatchDue();
    ReturnedMails returned = new ReturnedMails(jdbc, dispatchers.withReturnPath(PER_MAIL), clock);

    for (int n = 0; n < senders.size(); n++) {
      for (String header : List.of("To: %s", "Delivered-To: %s", "X-Original-To: <%s>")) {
        byte[] notice =
            """
            From: Mail Delivery System <mailer-daemon@mx.nord.example>\r
            Subject: Undelivered mail\r
            Auto-Submitted: auto-replied\r
            %s\r
            \r
            550 5.1.1 No such user.\r
            """.formatted(header.formatted(senders.get(n))).getBytes(StandardCharsets.US_ASCII);

        assertThat(returned.find(Bounce.of(notice)).messageId())
            .isEqualTo(Optional.of(server.accepted().get(n).messageId()));
      }
    }
  }

  @Test
  void oneAddressForAllAndNoneAreSentAsTheyAreSet() {
    queue("eva@nord.example", 1);
    dispatchers.through(server.sender(), "bounces@mdr.example").dispatchDue();
    queue("eva@nord.example", 2);
    dispatchers.through(server.sender(), "").dispatchDue();

    assertThat(senders)
        .containsExactly("bounces@mdr.example", dispatchers.withReturnPath("").from());
  }

  private void queue(String address, int count) {
    transaction.executeWithoutResult(t -> outbox.enqueue(new Mail(
        new MailKey(MailKind.ANALYST_NEW_DATE, "NORD-" + count, count),
        new Recipient(null, "Eva", address, "en", ZoneId.of("Europe/Berlin"), "DE"),
        Map.of(
            "title",
            "Q1 2027",
            "client",
            "Nordwind",
            "reference",
            "TR-NORD",
            "start",
            CleanState.START),
        "CRITICAL",
        null)));
  }
}
