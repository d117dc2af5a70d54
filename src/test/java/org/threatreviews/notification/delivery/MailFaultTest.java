package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.demo.TestTime;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.message.ClaimedMail;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;

/** What becomes of mails when the server, the way to it or this application fails. */
@ProcessTest
class MailFaultTest {

  private static final Duration DAY = Duration.ofDays(1);

  /** With what the server makes of one mail. */
  private static final Duration PATIENCE = Duration.ofMillis(700);

  @Autowired
  Outbox outbox;

  @Autowired
  OutboxTable rows;

  @Autowired
  MailDispatchers dispatchers;

  @Autowired
  StoredMails mails;

  @Autowired
  NotificationSettings settings;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TestTime time;

  @Autowired
  Clock clock;

  private final ScriptedMailServer server = new ScriptedMailServer();
  private MailDispatcher dispatcher;

  @BeforeEach
  void connect() {
    dispatcher = dispatchers.through(server.sender(), PATIENCE);
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  @Test
  void manyMailsGoOverOneConnection() {
    queue(120);

    assertThat(dispatcher.dispatchDue()).isEqualTo(120);

    assertThat(server.connections()).isEqualTo(1);
    assertThat(server.accepted()).hasSize(120);
    assertThat(statuses()).containsOnly("SENT");
  }

  @Test
  void aServerThatIsDownForADayCostsNoMailAnAttempt() {
    queue(60);
    server.down();

    List<Duration> pauses = new ArrayList<>();
    Instant up = CleanState.START.plus(DAY);
    while (clock.instant().isBefore(up)) {
      assertThat(dispatcher.dispatchDue()).isZero();
      Instant next = dispatcher.nextDue().orElseThrow();
      pauses.add(Duration.between(clock.instant(), next));
      time.set(next);
    }
    assertThat(pauses).startsWith(minutes(1), minutes(2), minutes(4), minutes(8), minutes(10));
    assertThat(pauses.subList(4, pauses.size())).containsOnly(minutes(10));
    assertThat(untouched()).isEqualTo(60);

    server.upAgain();
    assertThat(dispatcher.dispatchDue()).isEqualTo(60);
    assertThat(server.accepted()).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void duringAPauseNobodyKnocksAtTheServersDoor() {
    queue(1);
    server.answers(command -> command.equals(ScriptedMailServer.GREETING) ? "421 busy" : null);
    dispatcher.dispatchDue();

    time.set(CleanState.START.plusSeconds(59));
    assertThat(dispatcher.dispatchDue()).isZero();
    assertThat(server.connections()).isEqualTo(1);

    server.works();
    time.set(CleanState.START.plusSeconds(60));
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aServerThatNeverGreetsIsLeftAfterAWhile() {
    queue(3);
    server.answers(
        command -> command.equals(ScriptedMailServer.GREETING) ? ScriptedMailServer.HANG : null);

    assertThat(dispatcher.dispatchDue()).isZero();

    assertThat(untouched()).isEqualTo(3);
    assertThat(dispatcher.nextDue()).contains(CleanState.START.plusSeconds(60));
  }

  @Test
  void aServerThatCutsAfterTheTextForADayCostsNoMailAnAttempt() {
    queue(3);
    server.answers(
        command -> command.equals(ScriptedMailServer.END) ? ScriptedMailServer.CUT : null);

    Instant up = CleanState.START.plus(DAY);
    while (clock.instant().isBefore(up)) {
      assertThat(dispatcher.dispatchDue()).isZero();
      time.set(dispatcher.nextDue().orElseThrow());
    }
    assertThat(statuses()).containsOnly("QUEUED");
    assertThat(attempts()).containsOnly(0);

    server.works();
    time.set(up.plus(DAY));
    assertThat(dispatcher.dispatchDue()).isEqualTo(3);
  }

  @Test
  void aHangInTheMiddleEndsAfterAWhile() {
    queue(2);
    server.answers(
        command -> command.equals(ScriptedMailServer.END) ? ScriptedMailServer.HANG : null);

    assertThat(dispatcher.dispatchDue()).isZero();

    assertThat(statuses()).containsOnly("QUEUED");
    assertThat(dispatcher.nextDue()).contains(CleanState.START.plusSeconds(60));
  }

  @Test
  void aServerThatReadsEachMailBeforeItTakesItGetsItOnce() {
    queue(2);
    server.takesItsTimeOverTheText(Duration.ofSeconds(1)); // twice what it may take to greet
    MailDispatcher patient = dispatchers.through(server.sender(), Duration.ofMinutes(1));

    assertThat(patient.dispatchDue()).isEqualTo(2);

    assertThat(server.received()).hasSize(2);
    assertThat(statuses()).containsOnly("SENT");
    assertThat(attempts()).containsOnly(1);
  }

  @Test
  void aServerThatAnswersEachCommandLateIsLeftWhenTheMailTakesTooLong() {
    queue(1);
    server.takesItsTime(PATIENCE.dividedBy(2)); // less than any single answer may take

    assertThat(dispatcher.dispatchDue()).isZero();

    assertThat(server.received()).isEmpty();
    assertThat(statuses()).containsOnly("QUEUED");
  }

  @Test
  void aStopDoesNotWaitForAServerThatTakesMinutes() throws Exception {
    queue(2);
    CountDownLatch underWay = new CountDownLatch(1);
    server.answers(command -> {
      if (command.equals(ScriptedMailServer.END)) {
        underWay.countDown();
        return ScriptedMailServer.HANG;
      }
      return null;
    });
    OutboxDispatcher patient = dispatchers.through(server.sender(), Duration.ofMinutes(9));
    CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(patient::dispatchDue);
    underWay.await();

    patient.stopWithin(Duration.ofMillis(200));

    assertThat(sent).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
    assertThat(statuses()).containsOnly("QUEUED");
  }

  @Test
  void whatADeadNodeHadClaimedDoesNotWaitForTheEndOfALongRound() {
    queue(2);
    rows.claim("dead", CleanState.START.plusSeconds(30), 1);
    server.answers(command -> {
      if (command.equals(ScriptedMailServer.END) && server.received().isEmpty()) {
        time.set(CleanState.START.plusSeconds(30));
      }
      return null;
    });

    assertThat(dispatcher.dispatchDue()).isEqualTo(2);
  }

  @Test
  void aPasswordThatIsRefusedIsNoMailsFault() {
    queue(3);
    JavaMailSenderImpl sender = server.sender();
    sender.setUsername("relay");
    sender.setPassword("wrong");
    sender.getJavaMailProperties().setProperty("mail.smtp.auth", "true");
    MailDispatcher signedIn = dispatchers.through(sender, PATIENCE);
    server.answers(
        command -> command.startsWith("AUTH") ? "535 5.7.8 authentication failed" : null);

    assertThat(signedIn.dispatchDue()).isZero();
    assertThat(untouched()).isEqualTo(3);

    server.works();
    time.set(signedIn.nextDue().orElseThrow());
    assertThat(signedIn.dispatchDue()).isEqualTo(3);
  }

  @Test
  void aSenderThatIsRefusedIsNoMailsFault() {
    queue(3);
    server.answers(command -> command.startsWith("MAIL") ? "550 5.7.1 not your domain" : null);

    assertThat(dispatcher.dispatchDue()).isZero();

    assertThat(statuses()).containsOnly("QUEUED");
    assertThat(attempts()).containsOnly(0);
    assertThat(dispatcher.nextDue()).contains(CleanState.START.plusSeconds(60));
  }

  @Test
  void aConnectionThatIsCutAfterTheTextRepeatsThatMailOnlyAndWithTheSameMessageId() {
    queue(5);
    server.answers(
        command -> command.equals(ScriptedMailServer.END) && server.received().size() == 2
            ? ScriptedMailServer.CUT
            : null);

    assertThat(dispatcher.dispatchDue())
        .as("the others go over a new connection")
        .isEqualTo(4);
    assertThat(server.connections()).isEqualTo(2);

    time.set(CleanState.START.plusSeconds(60));
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(server.received()).hasSize(6);
    assertThat(server.received().get(5).messageId())
        .isEqualTo(server.received().get(2).messageId());
    assertThat(attempts()).containsOnly(1);
  }

  @Test
  void aServerThatClosesAConnectionAfterSomeMailsGetsThemAll() {
    queue(25);
    server.answers(command -> command.startsWith("MAIL")
            && server.received().size() % 10 == 9
            && server.connections() == server.received().size() / 10 + 1
        ? "421 4.7.0 enough for one connection"
        : null);

    dispatcher.dispatchDue();
    time.set(CleanState.START.plusSeconds(60));
    dispatcher.dispatchDue();

    assertThat(statuses()).containsOnly("SENT");
    assertThat(server.accepted()).hasSize(25);
  }

  @Test
  void aMailOverWhichEveryConnectionBreaksIsGivenUpInTheEnd() {
    queue(1);
    queueTo("poison@nord.example", 1);
    server.answers(
        command -> command.startsWith("RCPT TO:<poison") ? ScriptedMailServer.CUT : null);

    dispatcher.dispatchDue();
    Instant last = null;
    while (dispatcher.nextDue().isPresent()) {
      last = dispatcher.nextDue().get();
      time.set(last);
      dispatcher.dispatchDue();
    }

    assertThat(statuses()).containsExactlyInAnyOrder("SENT", "FAILED");
    assertThat(last).isAfter(CleanState.START.plus(DAY));
  }

  @Test
  void greylistingIsWaitedForAndTheOthersDoNotWait() {
    queueTo("grey@nord.example", 1);
    queue(3);
    server.answers(
        command -> command.startsWith("RCPT TO:<grey") ? "451 4.7.1 greylisted, come again" : null);

    assertThat(dispatcher.dispatchDue()).isEqualTo(3);
    assertThat(server.connections()).isEqualTo(1);

    server.works();
    time.set(CleanState.START.plusSeconds(59));
    assertThat(dispatcher.dispatchDue()).isZero();
    time.set(CleanState.START.plusSeconds(60));
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
  }

  @Test
  void aMailThatIsDeferredIsTriedAgainAfterOneMinuteTenMinutesAnHourAndSixHours() {
    queue(1);
    server.answers(
        command -> command.equals(ScriptedMailServer.END) ? "452 4.3.1 no space left" : null);

    Instant due = CleanState.START;
    for (Duration pause : List.of(minutes(1), minutes(10), minutes(60), minutes(360))) {
      assertThat(dispatcher.dispatchDue()).isZero();
      due = due.plus(pause);
      assertThat(dispatcher.nextDue()).contains(due);
      time.set(due.minusSeconds(1));
      dispatcher.dispatchDue();
      time.set(due);
    }
    assertThat(server.received()).hasSize(4);
    assertThat(dispatcher.dispatchDue()).isZero();

    assertThat(dispatcher.nextDue()).isEmpty();
    assertThat(statuses()).containsExactly("FAILED");
    assertThat(lastError()).isEqualTo("452 4.3.1 no space left");
    assertThat(server.received()).hasSize(5);
    assertThat(server.received().stream()
            .map(ScriptedMailServer.Received::messageId)
            .distinct())
        .hasSize(1)
        .allMatch(id -> id.endsWith("@mdr.example>"));
  }

  @Test
  void aRecipientThatIsRefusedIsNotTriedAgain() {
    queueTo("gone@nord.example", 1);
    queue(2);
    server.answers(
        command -> command.startsWith("RCPT TO:<gone") ? "550 5.1.1 no such user" : null);

    assertThat(dispatcher.dispatchDue()).isEqualTo(2);

    assertThat(statuses()).containsExactlyInAnyOrder("FAILED", "SENT", "SENT");
    assertThat(jdbc.sql("select last_error from mail_outbox where status = 'FAILED'")
            .query(String.class)
            .single())
        .isEqualTo("550 5.1.1 no such user");
    assertThat(dispatcher.nextDue()).isEmpty();
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aTextThatIsRefusedIsNotTriedAgain() {
    queue(1);
    server.answers(
        command -> command.equals(ScriptedMailServer.END) ? "554 5.7.1 looks like spam" : null);

    assertThat(dispatcher.dispatchDue()).isZero();

    assertThat(statuses()).containsExactly("FAILED");
  }

  @Test
  void aMailThatIsTooLargeForTheServerIsNotTriedAgain() {
    queue(1);
    server.answers(command -> command.startsWith("MAIL") ? "552 5.3.4 too large" : null);

    assertThat(dispatcher.dispatchDue()).isZero();

    assertThat(statuses()).containsExactly("FAILED");
  }

  @Test
  void aSlowServerGetsEveryMailOnce() {
    queue(8);
    server.takesItsTime(Duration.ofMillis(60));

    assertThat(dispatcher.dispatchDue()).isEqualTo(8);

    assertThat(server.accepted()).hasSize(8).doesNotHaveDuplicates();
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void whatANodeHadClaimedWhenItDiedIsSentAfterItsLease() {
    queue(3);
    List<ClaimedMail> claimed = rows.claim("dead", CleanState.START.plus(settings.lease()), 50);
    assertThat(claimed).hasSize(3);
    rows.sent(List.of(claimed.get(0).id()));

    assertThat(dispatcher.dispatchDue()).isZero();
    Instant end = CleanState.START.plus(settings.lease());
    assertThat(dispatcher.nextDue()).contains(end);
    time.set(end.minusSeconds(1));
    assertThat(dispatcher.dispatchDue()).isZero();
    time.set(end);
    assertThat(dispatcher.dispatchDue()).isEqualTo(2);
    assertThat(statuses()).containsOnly("SENT");
  }

  @Test
  void aNodeThatLostItsLeaseDoesNotDisturbTheOneThatHasIt() {
    queue(1);
    ClaimedMail mail = rows.claim("slow", CleanState.START.plusSeconds(10), 50).get(0);
    time.set(CleanState.START.plusSeconds(10));
    rows.releaseExpired();
    rows.claim("other", CleanState.START.plusSeconds(99), 50);

    rows.deferred("slow", mail, minutes(1), "too late");
    rows.release("slow", List.of(mail));
    assertThat(rows.failed("slow", mail.id(), "too late")).isFalse();

    assertThat(statuses()).containsExactly("SENDING");
  }

  @Test
  void aNodeBeginsNoMailTowardsTheEndOfItsLease() {
    queue(3);
    server.answers(command -> {
      if (command.equals(ScriptedMailServer.END) && server.received().isEmpty()) {
        time.set(CleanState.START.plus(settings.lease()).minusSeconds(30));
      }
      return null;
    });

    assertThat(dispatcher.dispatchDue()).as("the rest is claimed anew").isEqualTo(3);
    assertThat(server.accepted()).hasSize(3).doesNotHaveDuplicates();
  }

  private void queue(int mails) {
    queueTo("eva@nord.example", mails);
  }

  private void queueTo(String address, int mails) {
    Recipient recipient =
        new Recipient(null, "Eva", address, "en", ZoneId.of("Europe/Berlin"), "DE");
    transaction.executeWithoutResult(status -> IntStream.rangeClosed(1, mails)
        .forEach(count -> outbox.enqueue(new Mail(
            new MailKey(MailKind.ANALYST_NEW_DATE, "NORD-" + count, count),
            recipient,
            Map.of(
                "title", "x",
                "client", "Nordwind",
                "reference", "TR-NORD",
                "start", CleanState.START),
            "CRITICAL",
            null))));
  }

  private List<String> statuses() {
    return jdbc.sql("select status from mail_outbox").query(String.class).list();
  }

  private List<Integer> attempts() {
    return jdbc.sql("select attempts from mail_outbox").query(Integer.class).list();
  }

  private String lastError() {
    return jdbc.sql("select last_error from mail_outbox").query(String.class).single();
  }

  /** How many mails are as they were when they were queued. */
  private int untouched() {
    return jdbc.sql("""
            select count(*) from mail_outbox
            where status = 'QUEUED' and attempts = 0 and interruptions = 0
              and next_attempt_at = created_at
            """).query(Integer.class).single();
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
