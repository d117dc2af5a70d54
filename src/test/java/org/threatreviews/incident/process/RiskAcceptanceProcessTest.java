package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.threatreviews.incident.process.FollowUpDriver.CISO;
import static org.threatreviews.incident.process.FollowUpDriver.CLIENT;
import static org.threatreviews.incident.process.FollowUpDriver.INCIDENT;
import static org.threatreviews.incident.process.FollowUpDriver.MANAGER;
import static org.threatreviews.incident.process.FollowUpDriver.berlin;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_ESCALATION_DUE;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_REMINDER_DUE;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_RETURN_TO_CLIENT;
import static org.threatreviews.incident.process.RiskAcceptanceIds.EVENT_ACCEPTANCE_EXPIRED;
import static org.threatreviews.incident.process.RiskAcceptanceIds.EVENT_HEADS_UP_DUE;
import static org.threatreviews.incident.process.RiskAcceptanceIds.SERVICE_TASK_SEND_HEADS_UP;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.incident.AcceptanceRequest;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.steps.FollowUpSteps;
import org.threatreviews.notification.MailKind;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.support.ProcessTest;

/** The clock stands at Tuesday, 1 December 2026, 9 o'clock in Berlin. */
@ProcessTest
class RiskAcceptanceProcessTest {

  private static final String ACCEPTANCE_WANTED =
      MailKind.INCIDENT_ACCEPTANCE_WANTED.step().element();

  private static final LocalDate UNTIL = LocalDate.parse("2027-03-31");
  private static final String WHY = "The machine is on the internet now.";

  @Autowired
  JdbcClient jdbc;

  @Autowired
  FollowUpDriver driver;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  FollowUpSteps steps;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void reportIncident() {
    driver.registerClient();
    driver.reportAndNotify(Severity.HIGH);
  }

  @AfterEach
  void noEngineIncident() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
  }

  @Test
  void announcesTheExpiryAFortnightBeforeWithTheDecisionAndReopensWithAFullRound() {
    accept();
    assertThat(driver.due(EVENT_HEADS_UP_DUE)).isEqualTo(berlin("2027-03-17T09:00"));
    driver.advanceTo("2027-03-17T09:00");
    assertThat(driver.mails(SERVICE_TASK_SEND_HEADS_UP))
        .hasSize(2)
        .first()
        .satisfies(mail -> assertThat(mail.body())
            .contains("Clara Ciso", "1 December 2026", "Legacy machine", "Own network segment"));
    assertThat(driver.due(EVENT_ACCEPTANCE_EXPIRED)).isEqualTo(berlin("2027-04-01T09:00"));

    driver.advanceTo("2027-04-01T09:00");

    assertThat(driver.incident())
        .returns(IncidentStatus.AWAITING_CLIENT, IncidentDetails::status)
        .returns(false, IncidentDetails::unanswered);
    assertThat(driver.due(EVENT_ESCALATION_DUE)).isEqualTo(berlin("2027-04-08T09:00"));
  }

  @Test
  void countsNoTimeWhileTheRiskIsAccepted() {
    driver.advanceTo("2026-12-01T11:00");
    accept();
    driver.advanceTo("2027-02-01T09:00");

    assertThat(driver.incident())
        .returns(Duration.ofHours(2), IncidentDetails::clientTime)
        .returns(Duration.ZERO, IncidentDetails::socTime);
  }

  @Test
  void endsEarlyWhenTheClientSaysSo() {
    accept();
    driver.advanceTo("2027-01-15T10:00");

    followUp.withdrawAcceptance(INCIDENT, CISO, WHY);
    followUp.withdrawAcceptance(INCIDENT, CISO, WHY);
    driver.runDue();

    assertThat(driver.incident())
        .returns(IncidentStatus.AWAITING_CLIENT, IncidentDetails::status)
        .returns(null, IncidentDetails::acceptedUntil)
        .returns(UNTIL, incident -> incident.lastAcceptance().acceptedUntil());
    assertThat(notes(FollowUpNote.Kind.ACCEPTANCE_WITHDRAWN)).isEqualTo(1);
    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT))
        .extracting("recipient")
        .containsExactly(CISO, MANAGER);
    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT).get(0).body())
        .contains("ended early", WHY, "22 January 2027");
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2027-01-19T10:00"));
    noAcceptanceRuns();
    driver.advanceTo("2027-04-02T09:00");
    assertThat(notes(FollowUpNote.Kind.REOPENED)).isZero();
  }

  @Test
  void endsEvenBeforeItHasBegunToRun() {
    give();
    followUp.withdrawAcceptance(INCIDENT, CISO, WHY);
    followUp.withdrawAcceptance(INCIDENT, CISO, WHY);

    driver.runDue();

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    noAcceptanceRuns();
    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT)).isNotEmpty();
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-03T09:00"));
  }

  @Test
  void onlySomebodyWithRiskAuthorityEndsItAndSaysWhy() {
    accept();
    refused("riskAuthority", () -> followUp.withdrawAcceptance(INCIDENT, MANAGER, WHY));
    refused("required", () -> followUp.withdrawAcceptance(INCIDENT, CISO, " "));
    refused("contactOfClient", () -> followUp.withdrawAcceptance(INCIDENT, "x@y.example", WHY));
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
  }

  @Test
  void whatIsNotAcceptedCannotBeWithdrawn() {
    assertThatThrownBy(() -> followUp.withdrawAcceptance(INCIDENT, CISO, WHY))
        .asInstanceOf(type(StateConflict.class))
        .returns("noAcceptance", StateConflict::rule);
  }

  @Test
  void aNewIncidentOnTheSameAssetSuspendsItQuotesItAndAsksAgain() {
    accept();
    driver.advanceTo("2027-01-15T10:00");

    report(CLIENT, "SIR-2", "WS-17", "T1566");

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT))
        .hasSize(2)
        .filteredOn(mail -> mail.recipient().equals(CISO))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.subject()).contains("Please decide again", INCIDENT);
          assertThat(mail.body())
              .contains(
                  "Incident SIR-2 (Beaconing to a known server) affects the same asset, WS-17.",
                  "Clara Ciso, on Tuesday",
                  "1 December 2026",
                  "Wednesday",
                  "31 March 2027",
                  "Legacy machine",
                  "Own network segment",
                  "/c/");
        });
    assertThat(driver.incident().notes())
        .filteredOn(note -> note.kind() == FollowUpNote.Kind.ACCEPTANCE_SUSPENDED)
        .extracting(FollowUpNote::regarding)
        .containsExactly("SIR-2");
    noAcceptanceRuns();

    give();
    driver.runDue();
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
    steps.suspendAcceptances(INCIDENT);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
  }

  @Test
  void aNewIncidentByTheSameTechniqueSuspendsIt() {
    accept();

    report(CLIENT, "SIR-2", "ws-99", "t1071");

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT).get(0).body())
        .contains("uses the same technique, t1071");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws-17 ", " ws-17", "WS-17\u00a0", "\tws-17\n", "w\u200bs-17", "ｗｓ-17"})
  void anotherSpellingMakesNoOtherAsset(String asset) {
    accept();

    report(CLIENT, "SIR-2", asset, null);

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @ParameterizedTest
  @CsvSource({"' WS-17\t', ", ", ' t1071 '", ", T1071/002", "'', T1071: C2"})
  void whatWasKeptInAnotherSpellingIsFound(String asset, String technique) {
    accept();
    jdbc.sql("update incident set asset = :asset, technique = :technique")
        .param("asset", asset)
        .param("technique", technique)
        .update();

    report(CLIENT, "SIR-2", "ws-17", "T1071");

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void aNewIncidentByASubTechniqueSuspendsIt() {
    accept();

    report(CLIENT, "SIR-2", "ws-99", "T1071.001");

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT).get(0).body())
        .contains("uses the technique T1071.001, closely related to T1071");
  }

  @Test
  void otherIncidentsLeaveItAlone() {
    accept();
    driver.registerClient("SUED");

    report(CLIENT, "SIR-5", "ws-99", "T1072.001");
    report(CLIENT, "SIR-6", "ws 17", "T10710");

    report(CLIENT, "SIR-2", "ws-99", "T1566");
    report(CLIENT, "SIR-3", null, null);
    report("SUED", "SIR-4", "ws-17", "T1071");

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
  }

  @Test
  void aReportThatIsDatedAheadSuspendsItWhenItsTimeHasCome() {
    accept();
    followUp.report(like(CLIENT, "SIR-2", "ws-17", null, berlin("2026-12-01T10:00")));
    driver.advanceTo("2026-12-01T09:30");
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);

    driver.advanceTo("2026-12-01T10:00");

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void aContactAsksOneWithRiskAuthorityToAccept() {
    AcceptanceRequest request = new AcceptanceRequest(MANAGER, CISO, "It is replaced in May.");

    assertThat(followUp.askForAcceptance(INCIDENT, request)).isTrue();
    assertThat(followUp.askForAcceptance(INCIDENT, request)).isFalse();

    assertThat(driver.mails(ACCEPTANCE_WANTED)).singleElement().satisfies(mail -> {
      assertThat(mail.recipient()).isEqualTo(CISO);
      assertThat(mail.subject()).contains("Your decision is needed", INCIDENT);
      assertThat(mail.body())
          .contains("Max Manager asks you", "It is replaced in May.", "Isolate the workstation.")
          .contains("8 December 2026", "/c/");
    });
    assertThat(driver.incident().notes())
        .filteredOn(note -> note.kind() == FollowUpNote.Kind.ACCEPTANCE_WANTED)
        .singleElement()
        .returns(MANAGER, FollowUpNote::notedBy)
        .returns(CISO, FollowUpNote::regarding);
  }

  @Test
  void aContactMayAskAgainInANewRound() {
    AcceptanceRequest request = new AcceptanceRequest(MANAGER, CISO, null);
    followUp.askForAcceptance(INCIDENT, request);
    driver.advanceTo("2026-12-02T09:00");
    driver.giveAndRun(FeedbackOutcome.NEED_HELP);
    driver.complete(IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT, Map.of("notes", "Do this."));

    assertThat(followUp.askForAcceptance(INCIDENT, request)).isTrue();

    assertThat(driver.mails(ACCEPTANCE_WANTED)).hasSize(2);
  }

  @Test
  void refusesToAskWhoCannotAccept() {
    refused(
        "riskAuthority",
        () -> followUp.askForAcceptance(INCIDENT, new AcceptanceRequest(CISO, MANAGER, null)));
    refused(
        "anotherContact",
        () -> followUp.askForAcceptance(INCIDENT, new AcceptanceRequest(CISO, CISO, null)));
    refused(
        "required",
        () -> followUp.askForAcceptance(INCIDENT, new AcceptanceRequest(MANAGER, null, null)));
    refused(
        "contactOfClient",
        () -> followUp.askForAcceptance(
            INCIDENT, new AcceptanceRequest(MANAGER, "x@y.example", null)));
    accept();
    assertThatThrownBy(
            () -> followUp.askForAcceptance(INCIDENT, new AcceptanceRequest(MANAGER, CISO, null)))
        .asInstanceOf(type(StateConflict.class))
        .returns("acceptedAlready", StateConflict::rule);
  }

  @Test
  void aControlBelongsToAnAcceptanceOnly() {
    refused(
        "notForThisOutcome",
        () -> followUp.giveFeedback(
            INCIDENT,
            new Feedback(
                FeedbackOutcome.MITIGATED, MANAGER, "Done", null, null, null, "A firewall")));
  }

  private void give() {
    followUp.giveFeedback(
        INCIDENT,
        new Feedback(
            FeedbackOutcome.RISK_ACCEPTED,
            CISO,
            null,
            UNTIL,
            null,
            "Legacy machine",
            "Own network segment"));
  }

  private void accept() {
    give();
    driver.runDue();
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
  }

  private void report(String client, String reference, String asset, String technique) {
    followUp.report(like(client, reference, asset, technique, driver.now()));
    driver.runDue();
  }

  private static IncidentReport like(
      String client, String reference, String asset, String technique, Instant at) {
    return new IncidentReport(
        client,
        reference,
        Severity.HIGH,
        "Beaconing to a known server",
        "A workstation talks to a command and control server.",
        "Isolate the workstation.",
        asset,
        technique,
        at);
  }

  private long notes(FollowUpNote.Kind kind) {
    return driver.incident().notes().stream()
        .filter(note -> note.kind() == kind)
        .count();
  }

  private void noAcceptanceRuns() {
    assertThat(engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processDefinitionKey(RiskAcceptanceIds.PROCESS)
            .count())
        .isZero();
  }

  private static void refused(String rule, Runnable call) {
    assertThatThrownBy(call::run)
        .asInstanceOf(type(InvalidInput.class))
        .returns(rule, InvalidInput::rule);
  }
}
