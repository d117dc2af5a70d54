package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.board.SilenceSign;
import org.threatreviews.board.SilentClients;
import org.threatreviews.client.Clients;
import org.threatreviews.contact.ContactChanges;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailRecord;
import org.threatreviews.notification.MailStatus;
import org.threatreviews.notification.WaitingProcess;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** A mail that can't be delivered shows at the process that waits for its answer. */
@ProcessTest
class UndeliverableMailTest {

  private static final String CLIENT = "NORTHWIND";
  private static final String INCIDENT = "INC-1";
  private static final String PROCESS = "incident-follow-up";
  private static final String NO_SUCH_USER = "550 5.1.1 no such user";

  @Autowired
  Clients clients;

  @Autowired
  ContactChanges contacts;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  RuntimeService runtime;

  @Autowired
  MailDispatchers dispatchers;

  @Autowired
  StoredMails mails;

  @Autowired
  SilentClients silentClients;

  @Autowired
  WaitingProcess waiting;

  @Autowired
  OutgoingMail mail;

  @Autowired
  TestTime time;

  private final ScriptedMailServer server = new ScriptedMailServer();
  private MailDispatcher dispatcher;

  @BeforeEach
  void reportAnIncident() {
    // the application's own dispatcher must not be faster
    mail.held();
    clients.register(SampleClient.of(CLIENT));
    followUp.report(new IncidentReport(
        CLIENT,
        INCIDENT,
        Severity.HIGH,
        "Beaconing to a known server",
        "A workstation talks to a command and control server.",
        "Isolate the workstation.",
        "ws-17",
        "T1071",
        time.now()));
    time.advanceTo(time.now());
    dispatcher = dispatchers.through(server.sender());
    refuseMaria();
  }

  private void refuseMaria() {
    server.answers(
        command -> command.startsWith("RCPT TO:<" + SampleClient.MARIA) ? NO_SUCH_USER : null);
  }

  @AfterEach
  void letGo() throws IOException {
    server.close();
    mail.close();
  }

  @Test
  void showsAtTheInstanceThatGoesOnWaiting() {
    List<String> waitsAt = runtime.getActiveActivityIds(instance().getId());

    assertThat(dispatcher.dispatchDue()).as("the other contact's").isEqualTo(1);

    Incident shown = shown();
    assertThat(shown.getProcessInstanceId()).isEqualTo(instance().getId());
    assertThat(shown.getIncidentMessage()).isEqualTo(SampleClient.MARIA + ": " + NO_SUCH_USER);
    assertThat(shown.getActivityId()).isEqualTo("serviceTask_notifyContacts");
    assertThat(runtime.getActiveActivityIds(instance().getId())).isEqualTo(waitsAt);
    assertThat(failed().client()).isEqualTo(CLIENT);
    assertThat(failed().reason()).isEqualTo(NO_SUCH_USER);
  }

  /** There is nobody whose address could be put right. */
  @Test
  void aFarewellThatComesBackIsNoUndeliverableMail() {
    server.works();
    dispatcher.dispatchDue();
    refuseMaria();
    contacts.change(CLIENT, "1", data -> data.withEmail("maria.a@northwind.example"), "lead");

    dispatcher.dispatchDue();

    assertThat(mails.page(null, CLIENT, 0, 100).items())
        .filteredOn(mail -> mail.kind() == MailKind.CONTACT_LEFT)
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.status()).isEqualTo(MailStatus.SUPERSEDED);
          assertThat(mail.reason()).isEqualTo(NO_SUCH_USER);
        });
    assertThat(incidents()).isEmpty();
    assertThat(silentClients.all()).isEmpty();
  }

  @Test
  void aRetryResolvesItAndSendsTheSameMailOnce() {
    dispatcher.dispatchDue();
    UUID id = failed().id();

    assertThat(mails.retry(id, null).status()).isEqualTo(MailStatus.QUEUED);
    assertThat(mails.retry(id, SampleClient.MARIA).status()).isEqualTo(MailStatus.QUEUED);
    assertThat(incidents()).isEmpty();

    server.works();
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(statusOf(id)).isEqualTo(MailStatus.SENT);
    assertThatThrownBy(() -> mails.retry(id, null)).isInstanceOf(StateConflict.class);
  }

  @Test
  void makesItsClientQuietUntilItIsRepaired() {
    dispatcher.dispatchDue();

    assertThat(silentClients.all()).containsOnlyKeys(CLIENT);
    assertThat(silentClients.of(CLIENT).signs())
        .extracting(SilenceSign::kind, SilenceSign::to, SilenceSign::reason)
        .containsExactly(
            tuple(SilenceSign.Kind.MAIL_UNDELIVERABLE, SampleClient.MARIA, NO_SUCH_USER));

    mails.retry(failed().id(), "maria.anders@northwind.example");

    assertThat(silentClients.all()).isEmpty();
  }

  @Test
  void aRetryThatFailsShowsAgain() {
    dispatcher.dispatchDue();
    String first = shown().getId();

    mails.retry(failed().id(), null);
    dispatcher.dispatchDue();

    assertThat(shown().getId()).isNotEqualTo(first);
  }

  @Test
  void aCorrectedAddressGetsTheMail() {
    dispatcher.dispatchDue();

    mails.retry(failed().id(), " maria.anders@northwind.example ");

    assertThat(incidents()).isEmpty();
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(server.accepted())
        .extracting(ScriptedMailServer.Received::recipient)
        .containsExactlyInAnyOrder(SampleClient.CISO, "maria.anders@northwind.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maria",
        "maria@localhost",
        "a b@northwind.example",
        "maria@northwind.example, eve@evil.example",
        "Maria <maria@northwind.example>",
        "ma..ria@northwind.example",
        "maria@northwind.example\r\nBcc: eve@evil.example"
      })
  void whatIsNoAddressIsRefused(String address) {
    dispatcher.dispatchDue();

    assertThatThrownBy(() -> mails.retry(failed().id(), address)).isInstanceOf(InvalidInput.class);
    assertThat(incidents()).hasSize(1);
  }

  @Test
  void aContactWhoHasTheMailDoesNotGetItTwice() {
    dispatcher.dispatchDue();

    assertThatThrownBy(() -> mails.retry(failed().id(), SampleClient.CISO.toUpperCase(Locale.ROOT)))
        .isInstanceOf(StateConflict.class);
    assertThat(incidents()).hasSize(1);
  }

  @Test
  void anUnknownMailCannotBeRetried() {
    assertThatThrownBy(() -> mails.retry(UUID.randomUUID(), null))
        .isInstanceOf(UnknownReference.class);
  }

  @Test
  void whoeverAsksAtTheSameTimeGetsOneMail() throws Exception {
    dispatcher.dispatchDue();
    UUID id = failed().id();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<MailRecord> retry = () -> mails.retry(id, null);
      for (Future<MailRecord> answer : threads.invokeAll(List.of(retry, retry))) {
        assertThat(answer.get().status()).isEqualTo(MailStatus.QUEUED);
      }
    } finally {
      threads.shutdown();
    }
    server.works();
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(incidents()).isEmpty();
  }

  @Test
  void saidTwiceItIsShownOnce() {
    dispatcher.dispatchDue();

    assertThat(waiting.mailFailed(failed())).isTrue();

    assertThat(incidents()).hasSize(1);
  }

  @Test
  void withoutAnInstanceThatWaitsItStaysInTheList() {
    server.works();
    assertThat(dispatcher.dispatchDue()).as("both hear of it").isEqualTo(2);
    refuseMaria();
    corrections.withdraw(INCIDENT, "False alarm", "soc");
    time.advanceTo(time.now().plus(Duration.ofHours(1))); // when the day's mail leaves
    assertThat(instance()).isNull();

    assertThat(dispatcher.dispatchDue()).as("the other contact's").isEqualTo(1);

    assertThat(incidents()).isEmpty();
    assertThat(failed().element()).isEqualTo("serviceTask_announceWithdrawal");
    assertThat(mails.page(MailStatus.FAILED, "OTHER", 0, 50).total()).isZero();
    mails.retry(failed().id(), null);
    server.works();
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
  }

  @Test
  void staysWhenTheProcessGoesOn() {
    dispatcher.dispatchDue();
    String shown = shown().getId();

    followUp.giveFeedback(
        INCIDENT,
        new Feedback(
            FeedbackOutcome.MITIGATED, SampleClient.CISO, "Reinstalled", null, null, null, null));
    time.advanceTo(time.now());

    assertThat(runtime.getActiveActivityIds(instance().getId())).contains("userTask_verifyClosure");
    assertThat(shown().getId()).isEqualTo(shown);
    mails.retry(failed().id(), null);
    assertThat(incidents()).isEmpty();
  }

  @Test
  void theEndOfTheInstanceTakesTheNoticeAlongAndLeavesTheMail() {
    dispatcher.dispatchDue();

    corrections.withdraw(INCIDENT, "False alarm", "soc");
    time.advanceTo(time.now());

    assertThat(incidents()).isEmpty();
    assertThat(failed().element()).isEqualTo("serviceTask_notifyContacts");
  }

  @Test
  void ofAnIncidentThatIsOverNothingGoesToWhoNeverHeardOfIt() {
    dispatcher.dispatchDue();
    UUID report = failed().id();
    corrections.withdraw(INCIDENT, "False alarm", "soc");
    time.advanceTo(time.now().plus(Duration.ofHours(1))); // when the day's mail leaves
    server.works();

    assertThat(mails.retry(report, null).status()).isEqualTo(MailStatus.SUPERSEDED);
    assertThat(dispatcher.dispatchDue()).as("the other contact's withdrawal").isEqualTo(1);

    assertThat(server.accepted())
        .extracting(ScriptedMailServer.Received::recipient)
        .containsExactly(SampleClient.CISO, SampleClient.CISO);
  }

  @Test
  void aMailThatComesBackIsGivenUp() {
    server.works();
    dispatcher.dispatchDue();
    String messageId = messageIdOf(SampleClient.MARIA);

    assertThat(mails.cameBack(messageId, "5.2.1 mailbox disabled")).isTrue();
    assertThat(mails.cameBack(messageId, "5.2.1 mailbox disabled")).as("twice").isFalse();
    assertThat(mails.cameBack("<other@mdr.example>", "5.2.1 mailbox disabled")).isFalse();

    assertThat(shown().getIncidentMessage())
        .isEqualTo(SampleClient.MARIA + ": 5.2.1 mailbox disabled");

    mails.retry(failed().id(), "maria.anders@northwind.example");
    dispatcher.dispatchDue();
    assertThat(mails.cameBack(messageId, "5.2.1 mailbox disabled"))
        .as("late, about the old address")
        .isFalse();
  }

  private ProcessInstance instance() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(INCIDENT)
        .singleResult();
  }

  private List<Incident> incidents() {
    return runtime.createIncidentQuery().incidentType("undeliverableMail").list();
  }

  private Incident shown() {
    assertThat(incidents()).hasSize(1);
    return incidents().get(0);
  }

  private MailRecord failed() {
    List<MailRecord> found = mails.page(MailStatus.FAILED, CLIENT, 0, 50).items();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private MailStatus statusOf(UUID id) {
    return mails.page(null, CLIENT, 0, 50).items().stream()
        .filter(mail -> mail.id().equals(id))
        .findFirst()
        .orElseThrow()
        .status();
  }

  private String messageIdOf(String recipient) {
    return server.accepted().stream()
        .filter(mail -> mail.recipient().equals(recipient))
        .findFirst()
        .orElseThrow()
        .messageId();
  }
}
