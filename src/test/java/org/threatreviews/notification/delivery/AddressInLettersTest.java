package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.smtp.WireAddress;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;

/** Addresses with letters beyond ASCII, at relays that know SMTPUTF8 and at those that don't. */
@ProcessTest
class AddressInLettersTest {

  private static final String KNOWS_UTF8 = "250-scripted\r\n250-8BITMIME\r\n250 SMTPUTF8";

  @Autowired
  MailDispatchers dispatchers;

  @Autowired
  Outbox outbox;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  private final ScriptedMailServer server = new ScriptedMailServer();
  private final Queue<String> commands = new ConcurrentLinkedQueue<>();
  private MailDispatcher dispatcher;

  @BeforeEach
  void connect() {
    dispatcher = dispatchers.through(server.sender(), Duration.ofSeconds(5));
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "eva@müller.example, eva@xn--mller-kva.example, false",
    "eva@日本.example, eva@xn--wgv71a.example, false",
    "eva@xn--mller-kva.example, eva@xn--mller-kva.example, false",
    "jürgen@müller.example, jürgen@xn--mller-kva.example, true",
    "eva@straße.example, eva@straße.example, true",
    "eva@nord.example, eva@nord.example, false",
  })
  void isWrittenAsServersTakeIt(String kept, String written, boolean needsUtf8) {
    assertThat(WireAddress.of(kept)).isEqualTo(new WireAddress(written, needsUtf8));
  }

  @Test
  void aDomainInLettersReachesARelayThatKnowsNoUtf8() {
    answers("250 scripted");
    queueTo("eva@müller.example");

    assertThat(dispatcher.dispatchDue()).isEqualTo(1);

    assertThat(commands).contains("RCPT TO:<eva@xn--mller-kva.example>");
    assertThat(statuses()).containsExactly("SENT");
  }

  @Test
  void aMailboxInLettersReachesARelayThatKnowsUtf8() {
    answers(KNOWS_UTF8);
    queueTo("jürgen@nord.example");

    assertThat(dispatcher.dispatchDue()).isEqualTo(1);

    assertThat(commands)
        .anyMatch(command -> command.startsWith("MAIL FROM:") && command.contains("SMTPUTF8"))
        .contains("RCPT TO:<jürgen@nord.example>");
    assertThat(utf8(server.accepted().get(0).text())).contains("<jürgen@nord.example>");
  }

  @Test
  void othersAreNotMarkedForUtf8() {
    answers(KNOWS_UTF8);
    queueTo("eva@nord.example");

    dispatcher.dispatchDue();

    assertThat(commands)
        .filteredOn(command -> command.startsWith("MAIL FROM:"))
        .noneMatch(command -> command.contains("SMTPUTF8"));
  }

  @Test
  void aMailboxInLettersIsGivenUpWithWordsWhereTheRelayKnowsNoUtf8() {
    answers("250 scripted");
    queueTo("jürgen@nord.example");
    queueTo("eva@nord.example");

    assertThat(dispatcher.dispatchDue()).as("the other one leaves").isEqualTo(1);

    assertThat(jdbc.sql("select last_error from mail_outbox where status = 'FAILED'")
            .query(String.class)
            .list())
        .singleElement()
        .asString()
        .startsWith("Our mail server takes no letters such as ä")
        .contains("ask for an address without them");
  }

  private void answers(String greeting) {
    server.answers(command -> {
      commands.add(utf8(command));
      return command.startsWith("EHLO") ? greeting : null;
    });
  }

  /** The server reads octets. */
  private static String utf8(String octets) {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private List<String> statuses() {
    return jdbc.sql("select status from mail_outbox").query(String.class).list();
  }

  private void queueTo(String address) {
    Recipient recipient =
        new Recipient(null, "Eva", address, "en", ZoneId.of("Europe/Berlin"), "DE");
    transaction.executeWithoutResult(status -> outbox.enqueue(new Mail(
        new MailKey(MailKind.ANALYST_NEW_DATE, "NORD", 1),
        recipient,
        Map.of(
            "title", "x",
            "client", "Nordwind",
            "reference", "TR-NORD",
            "start", CleanState.START),
        null)));
  }
}
