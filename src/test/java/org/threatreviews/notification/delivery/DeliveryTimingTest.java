package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.notification.Attachment;
import org.threatreviews.notification.HoldReason;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailRecord;
import org.threatreviews.notification.MailStatus;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.template.MailSamples;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;
import org.threatreviews.support.SampleClient;

/** When mails leave, and with which others. */
@ProcessTest
class DeliveryTimingTest {

  private static final String CLIENT = "NORTHWIND";
  private static final String MARIA = SampleClient.MARIA;

  @Autowired
  Outbox outbox;

  @Autowired
  MailDispatchers dispatchers;

  @Autowired
  StoredMails mails;

  @Autowired
  Clients clients;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TestTime time;

  @Autowired
  Clock clock;

  private final ScriptedMailServer server = new ScriptedMailServer();
  private final AtomicInteger written = new AtomicInteger();
  private MailDispatcher dispatcher;
  private Client client;

  @BeforeEach
  void connect() {
    client = clients.register(SampleClient.of(CLIENT));
    dispatcher = dispatchers.through(server.sender());
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  @Test
  void newsOfAnIncidentLeavesAtOnceInTheRecipientsHours() {
    report("SIR-1", "HIGH");

    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
  }

  @Test
  void atNightItWaitsForTheMorning() {
    at("2026-12-04T17:00");
    report("SIR-1", "HIGH");

    assertThat(dispatcher.dispatchDue()).isZero();
    assertThat(dispatcher.nextDue()).as("Monday").contains(berlin("2026-12-07T09:30"));
    assertThat(heldBecause()).containsExactly("HOURS");

    at("2026-12-07T09:30");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(subjects()).containsExactly("SIR-1");
  }

  @Test
  void theLastSecondOfTheDayIsInHoursAndTheNextIsNot() {
    at("2026-12-04T16:59:59");
    report("SIR-1", "HIGH");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);

    at("2026-12-04T16:59:59");
    report("SIR-2", "HIGH");
    at("2026-12-04T17:00");
    assertThat(dispatcher.dispatchDue()).isZero();
    assertThat(dispatcher.nextDue()).contains(berlin("2026-12-07T09:30"));
  }

  @Test
  void whatIsCriticalOrMovesAMeetingLeavesAtAnyHour() {
    at("2026-12-06T03:00");
    report("SIR-1", "CRITICAL");
    enqueue("review-cancelled", "TR-1", null);

    assertThat(dispatcher.dispatchDue()).isEqualTo(2);
  }

  @Test
  void whatMayWaitLeavesAsOneMailADay() {
    headsUp("SIR-1");
    headsUp("SIR-2");
    headsUp("SIR-3");
    assertThat(dispatcher.dispatchDue()).isZero();

    at("2026-12-01T09:30");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);

    String mail = server.accepted().get(0).text();
    assertThat(mail).contains("Subject: 3 high incidents");
    assertThat(mail).contains("SIR-1", "SIR-2", "SIR-3");
    assertThat(statuses()).containsExactly("SENT", "SENT", "SENT");
    assertThat(dispatcher.nextDue()).isEmpty();
  }

  @Test
  void aSingleOneLeavesAsItIs() {
    headsUp("SIR-1");

    at("2026-12-01T09:30");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(subjects()).containsExactly("SIR-1");
  }

  @Test
  void thereIsOneDigestADay() {
    headsUp("SIR-1");
    headsUp("SIR-2");
    at("2026-12-01T09:30");
    dispatcher.dispatchDue();

    headsUp("SIR-3");
    headsUp("SIR-4");
    assertThat(dispatcher.dispatchDue()).isZero();
    assertThat(dispatcher.nextDue()).contains(berlin("2026-12-02T09:30"));

    // as after a clock that was set back
    jdbc.sql("update mail_outbox set next_attempt_at = created_at where status = 'HELD'")
        .update();
    assertThat(dispatcher.dispatchDue()).isZero();
    assertThat(dispatcher.nextDue()).contains(berlin("2026-12-02T09:30"));

    at("2026-12-02T09:30");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
  }

  @Test
  void ofNewHighIncidentsTheFirstLeavesByItselfAndAFloodAsOne() {
    at("2026-12-01T10:00");
    for (int n = 1; n <= 40; n++) {
      report("SIR-" + n, "HIGH");
    }
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(subjects()).containsExactly("SIR-1");
    assertThat(dispatcher.nextDue()).as("an hour later").contains(berlin("2026-12-01T11:00"));

    at("2026-12-01T11:00");
    report("SIR-41", "HIGH");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(server.accepted().get(1).text()).contains("Subject: 39 high incidents");
    assertThat(dispatcher.nextDue()).contains(berlin("2026-12-01T12:00"));

    at("2026-12-01T12:00");
    assertThat(dispatcher.dispatchDue()).as("the day has had its mail").isZero();
    assertThat(dispatcher.nextDue()).contains(berlin("2026-12-02T09:30"));

    at("2026-12-02T10:00");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    report("SIR-42", "HIGH");
    assertThat(dispatcher.dispatchDue()).as("the first of that day").isEqualTo(1);
  }

  @Test
  void whatIsNotUrgentLeavesOnceADay() {
    at("2026-12-01T10:00");
    report("SIR-1", "MEDIUM");
    report("SIR-2", "LOW");
    enqueue("question-answer", "Q-1", null);
    enqueue("incident-reported", "SIR-1", "MEDIUM", SampleClient.CISO);

    assertThat(dispatcher.dispatchDue()).as("one to each").isEqualTo(2);
    assertThat(heldBecause()).containsExactly("DIGEST", "DIGEST");

    at("2026-12-02T09:30");
    report("SIR-3", "HIGH");
    assertThat(dispatcher.dispatchDue())
        .as("the digest and what is new and high")
        .isEqualTo(2);
    enqueue("question-answer", "Q-2", null);
    assertThat(dispatcher.dispatchDue()).isZero();
  }

  @Test
  void whatIsNeededBeforeTheNextDayLeavesAllTheSame() {
    at("2026-12-01T10:00");
    report("SIR-1", "MEDIUM");
    enqueue("question-answer", "Q-1", null, MARIA, berlin("2026-12-02T09:00"));
    enqueue("question-answer", "Q-2", null, MARIA, berlin("2026-12-02T10:00"));

    assertThat(dispatcher.dispatchDue()).isEqualTo(2);
    assertThat(heldBecause()).containsExactly("DIGEST");
  }

  @Test
  void overTheWeeklyCapNewsJoinsTheDigestAndTheLeadSeesIt() {
    int number = 0;
    for (String day :
        List.of("2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-07")) {
      at(day + "T10:00");
      report("SIR-" + ++number, "HIGH");
      report("SIR-" + ++number, "MEDIUM");
      assertThat(dispatcher.dispatchDue()).isEqualTo(2);
    }
    at("2026-12-07T15:00");
    report("SIR-11", "HIGH");
    report("SIR-12", "MEDIUM");
    assertThat(dispatcher.dispatchDue()).isZero();

    assertThat(mails.page(MailStatus.HELD, CLIENT, 0, 10).items()).hasSize(2).allSatisfy(mail -> {
      assertThat(mail.heldBecause()).isEqualTo(HoldReason.WEEKLY_CAP);
      assertThat(mail.leavesFrom()).isEqualTo(berlin("2026-12-08T09:30"));
    });

    at("2026-12-08T09:59");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    report("SIR-13", "HIGH");
    assertThat(heldBecause()).containsExactly("WEEKLY_CAP");
    at("2026-12-08T10:01");
    report("SIR-14", "HIGH");
    assertThat(dispatcher.dispatchDue()).as("a week later").isEqualTo(1);
  }

  @Test
  void remindersReachTheCapSoonerThanNews() {
    int number = 0;
    for (String day :
        List.of("2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-07")) {
      at(day + "T14:00");
      remind("SIR-" + ++number);
      assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    }
    at("2026-12-08T13:00");
    remind("SIR-1");
    report("SIR-6", "HIGH");

    assertThat(dispatcher.dispatchDue()).as("the news").isEqualTo(1);
    assertThat(heldBecause()).containsExactly("WEEKLY_CAP");
  }

  @Test
  void remindersOfTheMorningLeaveAsOneMail() {
    remind("SIR-1");
    remind("SIR-2");
    remind("SIR-3");
    assertThat(dispatcher.dispatchDue()).isZero();

    at("2026-12-01T09:30");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(server.accepted().get(0).text()).contains("Subject: 3 high incidents");
  }

  @Test
  void laterInTheDayOneReminderLeavesAndTheOthersWithTheNextDigest() {
    at("2026-12-01T14:00");
    remind("SIR-1");
    remind("SIR-2");
    remind("SIR-3");
    enqueue("action-reminder", "AP-1", null);
    enqueue("incident-reminder", "SIR-1", "HIGH", SampleClient.CISO);

    assertThat(dispatcher.dispatchDue()).as("one to each").isEqualTo(2);
    assertThat(heldBecause()).containsExactly("DIGEST", "DIGEST", "DIGEST");

    at("2026-12-02T09:30");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    at("2026-12-02T14:00");
    remind("SIR-4");
    assertThat(dispatcher.dispatchDue()).as("the day has had its mail").isZero();
  }

  @Race(rounds = 4)
  void ofRemindersAtTheSameInstantOneLeaves() throws Exception {
    at("2026-12-01T14:00");

    AtOnce.run(() -> remind("SIR-1"), () -> remind("SIR-2"), () -> remind("SIR-3"));

    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(heldBecause()).containsExactly("DIGEST", "DIGEST");
  }

  @Test
  void aDigestIsWrittenAnewWithoutWhatWasSuperseded() {
    headsUp("SIR-1");
    headsUp("SIR-2");
    headsUp("SIR-3");
    server.down();
    at("2026-12-01T09:30");
    assertThat(dispatcher.dispatchDue()).isZero();

    transaction.executeWithoutResult(
        status -> outbox.supersede("SIR-2", List.of(MailKind.INCIDENT_ACCEPTANCE_HEADS_UP)));
    server.upAgain();
    at("2026-12-01T09:31");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);

    assertThat(server.accepted().get(0).text())
        .contains("Subject: 2 high incidents", "SIR-1", "SIR-3")
        .doesNotContain("SIR-2");
    assertThat(statusOf("SIR-2")).isEqualTo("SUPERSEDED");
    assertThat(statusOf("SIR-1")).isEqualTo("SENT");
  }

  @Test
  void ofADigestOfTwoTheOtherLeavesByItself() {
    headsUp("SIR-1");
    headsUp("SIR-2");
    server.down();
    at("2026-12-01T09:30");
    dispatcher.dispatchDue();

    transaction.executeWithoutResult(
        status -> outbox.supersede("SIR-2", List.of(MailKind.INCIDENT_ACCEPTANCE_HEADS_UP)));
    server.upAgain();
    at("2026-12-01T09:31");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(subjects()).containsExactly("SIR-1");
  }

  @Test
  void whatIsSupersededWhileItsDigestIsUnderWayHasLeft() {
    headsUp("SIR-1");
    headsUp("SIR-2");
    at("2026-12-01T09:30");
    server.answers(command -> {
      if (command.equals(ScriptedMailServer.END)) {
        transaction.executeWithoutResult(
            status -> outbox.supersede("SIR-2", List.of(MailKind.INCIDENT_ACCEPTANCE_HEADS_UP)));
      }
      return null;
    });
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);

    assertThat(statuses()).containsExactly("SENT", "SENT");
  }

  @Test
  void aRefusedDigestIsGivenUpMailByMail() {
    headsUp("SIR-1");
    headsUp("SIR-2");
    server.answers(command -> command.startsWith("RCPT") ? "550 5.1.1 no such user" : null);
    at("2026-12-01T09:30");
    assertThat(dispatcher.dispatchDue()).isZero();

    List<MailRecord> failed = mails.page(MailStatus.FAILED, null, 0, 10).items();
    assertThat(failed)
        .extracting(MailRecord::reference)
        .containsExactlyInAnyOrder("SIR-1", "SIR-2");
    assertThat(failed).allSatisfy(mail -> {
      assertThat(mail.reason()).contains("no such user");
      assertThat(mail.attempts()).isEqualTo(1);
    });

    server.works();
    mails.retry(failed.get(0).id(), "maria.anders@northwind.example");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(server.accepted().get(0).recipient()).isEqualTo("maria.anders@northwind.example");
    assertThat(subjects()).containsExactly(failed.get(0).reference());
  }

  @Test
  void aDigestThatComesBackIsGivenUpMailByMail() {
    headsUp("SIR-1");
    headsUp("SIR-2");
    at("2026-12-01T09:30");
    dispatcher.dispatchDue();

    String messageId = server.accepted().get(0).messageId();
    assertThat(mails.cameBack(messageId, "mailbox full")).isTrue();
    assertThat(mails.cameBack(messageId, "mailbox full")).as("told twice").isFalse();

    assertThat(statuses()).containsExactly("FAILED", "FAILED");
    assertThat(mails.page(MailStatus.FAILED, CLIENT, 0, 10).total()).isEqualTo(2);
  }

  @Test
  void aRetryAtNightWaitsForTheMorning() {
    report("SIR-1", "HIGH");
    server.answers(command -> command.startsWith("RCPT") ? "550 no" : null);
    dispatcher.dispatchDue();
    server.works();

    at("2026-12-01T22:00");
    MailRecord failed = mails.page(MailStatus.FAILED, null, 0, 1).items().get(0);
    mails.retry(failed.id(), null);
    assertThat(dispatcher.dispatchDue()).isZero();
    assertThat(mails.retry(failed.id(), null).status()).isEqualTo(MailStatus.HELD);
    assertThat(dispatcher.nextDue()).contains(berlin("2026-12-02T09:30"));
  }

  @Test
  void afterAnOutageOverTheEveningMailsLeaveInTheMorning() {
    report("SIR-1", "HIGH");
    report("SIR-2", "HIGH");
    report("SIR-3", "CRITICAL");
    server.down();
    for (Instant next = clock.instant();
        next.isBefore(berlin("2026-12-01T20:00"));
        next = dispatcher.nextDue().orElseThrow()) {
      time.set(next);
      dispatcher.dispatchDue();
    }
    server.upAgain();
    at("2026-12-01T20:10");
    assertThat(dispatcher.dispatchDue()).as("the critical one").isEqualTo(1);
    assertThat(dispatcher.nextDue()).contains(berlin("2026-12-02T09:30"));

    at("2026-12-02T09:30");
    assertThat(dispatcher.dispatchDue()).as("both in one").isEqualTo(1);
  }

  @Test
  void aDigestThatDoesNotLeaveInTheDayLeavesWithTheNext() {
    headsUp("SIR-1");
    headsUp("SIR-2");
    server.down();
    at("2026-12-01T16:55");
    dispatcher.dispatchDue();
    at("2026-12-01T17:00");
    dispatcher.dispatchDue();
    headsUp("SIR-3");
    server.upAgain();

    at("2026-12-02T09:30");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(server.accepted().get(0).text()).contains("Subject: 3 high incidents");
  }

  @Test
  void whatCarriesAFileGoesByItself() {
    headsUp("SIR-1");
    headsUp("SIR-2");
    at("2026-12-01T18:00");
    carryFile("TR-1");

    at("2026-12-02T09:30");
    assertThat(dispatcher.dispatchDue())
        .as("the digest, which has waited longer")
        .isEqualTo(1);
    at("2026-12-03T09:30");
    assertThat(dispatcher.dispatchDue()).as("the pack").isEqualTo(1);
  }

  @Test
  void twoNodesWriteOneDigest() throws Exception {
    for (int n = 1; n <= 20; n++) {
      headsUp("SIR-" + n);
    }
    at("2026-12-01T09:30");
    MailDispatcher other = dispatchers.through(server.sender());
    Thread node = new Thread(other::dispatchDue);
    node.start();
    dispatcher.dispatchDue();
    node.join();

    assertThat(server.accepted()).hasSize(1);
    assertThat(statuses()).hasSize(20).containsOnly("SENT");
  }

  @Test
  void whatIsPromisedForADayLeavesOnItWhateverElseTheDayBrings() {
    at("2026-12-01T18:00");
    carryFile("TR-1");
    at("2026-12-02T09:00");
    enqueue("incident-acceptance-heads-up", "SIR-1", "LOW", MARIA, berlin("2026-12-03T00:00"));

    at("2026-12-02T09:30");
    assertThat(dispatcher.dispatchDue()).as("the file, and the heads-up").isEqualTo(2);
  }

  @Test
  void whatIsForTheDigestDoesNotLeaveAtNight() {
    at("2026-12-04T20:00");
    enqueue("incident-acceptance-heads-up", "SIR-1", "HIGH", MARIA, berlin("2026-12-05T00:00"));

    assertThat(dispatcher.dispatchDue()).isZero();
    assertThat(dispatcher.nextDue()).contains(berlin("2026-12-07T09:30"));
  }

  @Test
  void whatIsOverTomorrowIsNotPutOffUntilThen() {
    at("2026-12-01T11:00");
    enqueue("question-answer", "Q-1", null);
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);

    transaction.executeWithoutResult(status -> outbox.enqueue(
        mail("action-reminder", "AP-1", null, MARIA).before(berlin("2026-12-02T00:00"))));
    assertThat(dispatcher.dispatchDue()).as("due today").isEqualTo(1);

    at("2026-12-01T18:00");
    carryFile("TR-1");
    transaction.executeWithoutResult(status -> outbox.enqueue(
        mail("action-reminder", "AP-2", null, MARIA).before(berlin("2026-12-03T00:00"))));
    at("2026-12-02T09:30");
    assertThat(dispatcher.dispatchDue()).as("the file, and what is due today").isEqualTo(2);
  }

  /** What is older and what is newer about the same wait for one another only while there is time. */
  @Test
  void whatIsNeededTodayDoesNotWaitForWhatIsOlder() {
    at("2026-12-01T11:00");
    enqueue("question-answer", "Q-1", null);
    enqueue("review-reminder", "TR-1", null);
    assertThat(dispatcher.dispatchDue()).as("the day's mail").isEqualTo(1);

    at("2026-12-02T09:00");
    jdbc.sql("update mail_outbox set next_attempt_at = :later where status = 'HELD'")
        .param("later", java.sql.Timestamp.from(berlin("2026-12-03T09:30")))
        .update();
    at("2026-12-02T11:00");
    enqueue("review-pack", "TR-1", null, MARIA, berlin("2026-12-02T17:00"));

    assertThat(dispatcher.dispatchDue()).as("the reminder before, and the pack").isEqualTo(2);
    assertThat(jdbc.sql("select template from mail_outbox order by sent_at, number")
            .query(String.class)
            .list())
        .containsExactly("question-answer", "review-reminder", "review-pack");
  }

  private void report(String reference, String severity) {
    enqueue("incident-reported", reference, severity);
  }

  private void remind(String reference) {
    enqueue("incident-reminder", reference, "HIGH");
  }

  private void headsUp(String reference) {
    enqueue("incident-acceptance-heads-up", reference, "HIGH");
  }

  private void enqueue(String template, String reference, String severity) {
    enqueue(template, reference, severity, MARIA);
  }

  private void enqueue(String template, String reference, String severity, String to) {
    enqueue(template, reference, severity, to, null);
  }

  private void enqueue(
      String template, String reference, String severity, String to, Instant neededBy) {
    Mail mail = mail(template, reference, severity, to);
    transaction.executeWithoutResult(status -> outbox.enqueue(mail, clock.instant(), neededBy));
  }

  private Mail mail(String template, String reference, String severity, String to) {
    return new Mail(
        new MailKey(
            MailKind.ofTemplate(template).orElseThrow(), reference, written.incrementAndGet()),
        Recipient.of(client, client.requireContact("to", to)),
        sample(template, reference),
        severity,
        new Mail.Link(LinkScope.CLIENT, CLIENT));
  }

  private void carryFile(String reference) {
    transaction.executeWithoutResult(status -> outbox.enqueue(new Mail(
        new MailKey(MailKind.REVIEW_PACK, reference, 1),
        Recipient.of(client, client.requireContact("to", MARIA)),
        sample("review-pack", reference),
        new Mail.Link(LinkScope.CLIENT, CLIENT),
        null,
        List.of(new Attachment("pack.pdf", "application/pdf", new byte[] {1})))));
  }

  private static Map<String, Object> sample(String template, String reference) {
    Map<String, Object> model = new HashMap<>(new MailSamples().usual(template));
    model.put("reference", reference);
    model.remove("link");
    return model;
  }

  private void at(String local) {
    time.set(berlin(local));
  }

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(SampleClient.BERLIN).toInstant();
  }

  /** The references that the mails which left are named by. */
  private List<String> subjects() {
    return server.accepted().stream()
        .map(ScriptedMailServer.Received::text)
        .map(text -> text.replaceAll("(?s).*?\nSubject:[^\n]*?(SIR-\\d+).*", "$1"))
        .toList();
  }

  private List<String> heldBecause() {
    return jdbc.sql("select held_because from mail_outbox where status = 'HELD'")
        .query(String.class)
        .list();
  }

  /** Of all mails but digests. */
  private List<String> statuses() {
    return jdbc.sql("select status from mail_outbox where template <> 'digest'")
        .query(String.class)
        .list();
  }

  private String statusOf(String reference) {
    return jdbc.sql("select status from mail_outbox where business_key = :reference")
        .param("reference", reference)
        .query(String.class)
        .single();
  }
}
