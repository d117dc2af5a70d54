package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.threatreviews.incident.process.FollowUpDriver.CISO;
import static org.threatreviews.incident.process.FollowUpDriver.INCIDENT;
import static org.threatreviews.incident.process.FollowUpDriver.MANAGER;
import static org.threatreviews.incident.process.FollowUpDriver.berlin;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_ESCALATION_DUE;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_REMINDER_DUE;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_ANNOUNCE_SEVERITY;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_ANNOUNCE_WITHDRAWAL;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_NOTIFY_CONTACTS;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_RETURN_TO_CLIENT;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_CALL_CLIENT;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_DECIDE_ESCALATION;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.incident.steps.FollowUpSteps;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.support.ProcessTest;

/** The clock stands at Tuesday, 1 December 2026, 9 o'clock in Berlin. */
@ProcessTest
class ReportCorrectionsProcessTest {

  private static final String WHY = "The server belongs to ransomware.";
  private static final String OTHER = "SIR-2";

  /** Where a follow-up can stand when the SOC corrects its report. */
  enum Stage {
    DATED_AHEAD,
    NOTIFIED,
    REMINDED,
    UNANSWERED,
    PROMISED,
    TO_VERIFY,
    TO_HELP,
    ACCEPTED
  }

  @Autowired
  FollowUpDriver driver;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  FollowUpSteps steps;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void registerClient() {
    driver.registerClient();
  }

  @AfterEach
  void noEngineIncident() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
  }

  @Test
  void aHigherSeverityBeginsANewRoundByItsOwnPolicy() {
    driver.reportAndNotify(Severity.HIGH);
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-03T09:00"));
    driver.advanceTo("2026-12-01T15:00");

    changeTo(Severity.CRITICAL);

    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-02T15:00"));
    assertThat(driver.due(EVENT_ESCALATION_DUE)).isEqualTo(berlin("2026-12-03T15:00"));
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY))
        .extracting("recipient")
        .containsExactly(CISO, MANAGER);
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY)).allSatisfy(mail -> {
      assertThat(mail.subject()).contains("Severity now critical", INCIDENT);
      assertThat(mail.body()).contains("from high to critical", WHY, "3 December 2026", "/c/");
    });
    assertThat(driver.incident())
        .returns(Severity.CRITICAL, IncidentDetails::severity)
        .returns(Duration.ofHours(6), IncidentDetails::clientTime);
    assertThat(driver.task(USER_TASK_CALL_CLIENT).getDueDate())
        .isEqualTo(berlin("2026-12-01T15:30"));
  }

  @Test
  void aHigherSeverityLeavesTheDecisionToTheLeadWhoWasAsked() {
    driver.reportAndNotify(Severity.HIGH);
    driver.advanceTo("2026-12-08T12:00");
    String decision = driver.task(USER_TASK_DECIDE_ESCALATION).getId();

    changeTo(Severity.CRITICAL);

    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION).getId()).isEqualTo(decision);
    assertThat(driver.incident().unanswered()).isTrue();
    driver.advanceTo("2026-12-10T12:00");
    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION).getId()).isEqualTo(decision);
  }

  @Test
  void aLowerSeverityGivesMoreTimeInTheSameRound() {
    driver.reportAndNotify(Severity.HIGH);
    driver.advanceTo("2026-12-03T12:00");
    assertThat(driver.incident().remindersSent()).isEqualTo(1);

    changeTo(Severity.MEDIUM);

    // five working days after the reminder, fifteen after the notification
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-10T09:00"));
    assertThat(driver.due(EVENT_ESCALATION_DUE)).isEqualTo(berlin("2026-12-22T09:00"));
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY)).hasSize(1);
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
  }

  @Test
  void severityThatChangesOnTheSocsTurnMovesItsTaskAndIsAnnouncedAtOnce() {
    driver.reportAndNotify(Severity.MEDIUM);
    driver.advanceTo("2026-12-01T09:30"); // when the day's mail leaves
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    assertThat(driver.task(USER_TASK_VERIFY_CLOSURE).getDueDate())
        .isEqualTo(berlin("2026-12-04T09:30"));

    changeTo(Severity.CRITICAL);

    assertThat(driver.task(USER_TASK_VERIFY_CLOSURE).getDueDate())
        .isEqualTo(berlin("2026-12-02T09:30"));
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY)).hasSize(2);

    driver.complete(
        USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "STILL_PRESENT", "comment", "Beacons go on."));

    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY)).hasSize(2);
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-02T09:30"));
  }

  @Test
  void aLowerSeverityOnTheSocsTurnIsAnnouncedWhenTheClientIsAskedAgain() {
    driver.reportAndNotify(Severity.HIGH);
    driver.giveAndRun(FeedbackOutcome.MITIGATED);

    changeTo(Severity.LOW);

    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY)).isEmpty();
    driver.complete(
        USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "STILL_PRESENT", "comment", "Beacons go on."));
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY)).hasSize(1);
  }

  @Test
  void aHigherSeveritySuspendsAnAcceptanceAndQuotesIt() {
    driver.reportAndNotify(Severity.LOW);
    driver.acceptRisk(LocalDate.parse("2027-03-31"));
    driver.advanceTo("2026-12-10T09:00");

    changeTo(Severity.HIGH);

    assertThat(driver.incident())
        .returns(IncidentStatus.AWAITING_CLIENT, IncidentDetails::status)
        .returns(null, IncidentDetails::acceptedUntil);
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY))
        .extracting("recipient")
        .containsExactly(CISO, MANAGER);
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY).get(0).body())
        .contains("Clara Ciso", "Legacy machine", "31 March 2027", WHY);
    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT)).isEmpty();
    assertThat(driver.due(EVENT_ESCALATION_DUE)).isEqualTo(berlin("2026-12-17T09:00"));
  }

  @Test
  void aLowerSeverityLeavesAnAcceptanceAlone() {
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2027-03-31"));

    changeTo(Severity.LOW);

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY)).isEmpty();
  }

  @Test
  void severityThatChangesBeforeTheReportIsDueIsNoNews() {
    driver.report(Severity.LOW, berlin("2026-12-01T10:00"));
    driver.runDue();

    changeTo(Severity.CRITICAL);
    driver.advanceTo("2026-12-01T10:00");

    assertThat(driver.mails(SERVICE_TASK_NOTIFY_CONTACTS))
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail.subject()).contains("critical"));
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY)).isEmpty();
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);
  }

  @Test
  void nobodyIsToBeCalledAnyMoreAboutWhatIsClosed() {
    driver.reportAndNotify(Severity.MEDIUM);
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    changeTo(Severity.CRITICAL);
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);

    String verification = driver.task(USER_TASK_VERIFY_CLOSURE).getId();
    engine.getTaskService().complete(verification, Map.of("verdict", "REMOVED"));

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.CLOSED);
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
    driver.runDue();
    assertThat(driver.process()).isNull();
  }

  @ParameterizedTest
  @EnumSource(FeedbackOutcome.class)
  void whoAnswersBeforeTheHigherSeverityIsAnnouncedIsNotCalledAboutIt(FeedbackOutcome outcome) {
    driver.reportAndNotify(Severity.HIGH);
    driver.advanceTo("2026-12-01T15:00");
    corrections.changeSeverity(INCIDENT, Severity.CRITICAL, WHY, "soc");
    if (outcome == FeedbackOutcome.RISK_ACCEPTED) {
      driver.acceptRisk(LocalDate.parse("2027-01-31"));
    } else {
      driver.give(outcome);
    }

    driver.runDue();

    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY)).hasSize(2);
  }

  @Test
  void severityThatChangesToAndFroIsAnnouncedOnlyIfTheClientKnowsAnother() {
    driver.reportAndNotify(Severity.MEDIUM);
    corrections.changeSeverity(INCIDENT, Severity.CRITICAL, WHY, "soc");
    corrections.changeSeverity(INCIDENT, Severity.MEDIUM, "We were wrong.", "soc");
    driver.runDue();

    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY)).isEmpty();
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-08T09:00"));
  }

  @Test
  void theSameSeverityAgainChangesNothing() {
    driver.reportAndNotify(Severity.HIGH);

    assertThat(corrections.changeSeverity(INCIDENT, Severity.HIGH, WHY, "soc")).isFalse();

    assertThat(driver.incident().notes())
        .extracting(FollowUpNote::kind)
        .doesNotContain(FollowUpNote.Kind.SEVERITY_CHANGED);
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void aReportCanBeTakenBackAtAnyStage(Stage stage) {
    reach(stage);

    assertThat(corrections.withdraw(INCIDENT, "False alarm", "soc")).isTrue();
    assertThat(corrections.withdraw(INCIDENT, "False alarm", "soc")).isFalse();
    driver.runDue();
    steps.announceWithdrawal(INCIDENT);

    assertThat(driver.incident()).satisfies(incident -> {
      assertThat(incident.status()).isEqualTo(IncidentStatus.WITHDRAWN);
      assertThat(incident.withdrawal())
          .isEqualTo(new IncidentDetails.Withdrawal("False alarm", null));
      assertThat(incident.acceptedUntil()).isNull();
      assertThat(incident.turns()).allMatch(turn -> turn.endedAt() != null);
    });
    nothingIsLeftOf(INCIDENT);
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_WITHDRAWAL))
        .hasSize(stage == Stage.DATED_AHEAD ? 0 : stage == Stage.ACCEPTED ? 2 : 1)
        .allSatisfy(
            mail -> assertThat(mail.body()).contains("withdrawn its report", "False alarm", "/c/"));
    assertThatThrownBy(() -> driver.give(FeedbackOutcome.MITIGATED))
        .isInstanceOf(StateConflict.class)
        .hasMessageContaining("withdrawn");
    driver.advanceTo("2027-06-01T09:00");
    assertThat(driver.incident().remindersSent()).isLessThanOrEqualTo(2);
  }

  @Test
  void nobodyIsCalledAboutAReportThatWasWithdrawn() {
    driver.reportAndNotify(Severity.CRITICAL);
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);

    corrections.withdraw(INCIDENT, "False alarm", "soc");
    driver.runDue();

    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
    nothingIsLeftOf(INCIDENT);
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void aDuplicateCanBeMergedAtAnyStage(Stage stage) {
    reach(stage);
    followUp.report(FollowUpDriver.report(OTHER, Severity.HIGH, berlin("2026-12-01T09:00")));
    driver.runDue();
    IncidentStatus goesOnAs = switch (stage) {
      case TO_VERIFY, TO_HELP -> IncidentStatus.AWAITING_SOC;
      case ACCEPTED -> IncidentStatus.RISK_ACCEPTED;
      default -> IncidentStatus.AWAITING_CLIENT;
    };
    boolean said = stage == Stage.PROMISED || goesOnAs != IncidentStatus.AWAITING_CLIENT;

    assertThat(corrections.merge(INCIDENT, OTHER, "One attack", "soc")).isTrue();
    assertThat(corrections.merge(INCIDENT, OTHER, "One attack", "soc")).isFalse();
    driver.runDue();

    assertThat(driver.incident())
        .returns(IncidentStatus.WITHDRAWN, IncidentDetails::status)
        .returns(new IncidentDetails.Withdrawal("One attack", OTHER), IncidentDetails::withdrawal);
    nothingIsLeftOf(INCIDENT);
    assertThat(followUp.get(OTHER)).satisfies(kept -> {
      assertThat(kept.status()).isEqualTo(goesOnAs);
      assertThat(kept.feedback()).hasSize(said ? 1 : 0);
      assertThat(kept.notes())
          .filteredOn(note -> note.kind() == FollowUpNote.Kind.DUPLICATE_MERGED)
          .extracting(FollowUpNote::regarding)
          .containsExactly(INCIDENT);
    });
    assertThat(driver.tasks(USER_TASK_VERIFY_CLOSURE)).hasSize(stage == Stage.TO_VERIFY ? 1 : 0);
    assertThat(driver.tasks(USER_TASK_ASSIST_CLIENT)).hasSize(stage == Stage.TO_HELP ? 1 : 0);
    if (stage != Stage.DATED_AHEAD) {
      assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_WITHDRAWAL))
          .allSatisfy(mail -> assertThat(mail.body()).contains("the same as incident SIR-2"));
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    driver.reportAndNotify(Severity.HIGH);
    refused("required", () -> corrections.changeSeverity(INCIDENT, null, WHY, "soc"));
    refused("required", () -> corrections.changeSeverity(INCIDENT, Severity.LOW, " ", "soc"));
    refused("required", () -> corrections.withdraw(INCIDENT, null, "soc"));
    refused("required", () -> corrections.merge(INCIDENT, null, WHY, "soc"));
    refused("anotherIncident", () -> corrections.merge(INCIDENT, INCIDENT, WHY, "soc"));
    assertThatThrownBy(() -> corrections.merge(INCIDENT, "SIR-9", WHY, "soc"))
        .asInstanceOf(type(UnknownReference.class))
        .returns("into", UnknownReference::field);
    assertThatThrownBy(() -> corrections.withdraw("SIR-9", WHY, "soc"))
        .isInstanceOf(UnknownReference.class);
  }

  @Test
  void refusesToCorrectWhatIsOver() {
    driver.reportAndNotify(Severity.HIGH);
    followUp.report(FollowUpDriver.report(OTHER, Severity.HIGH, berlin("2026-12-01T09:00")));
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    driver.complete(USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "REMOVED"));

    conflicts(() -> corrections.changeSeverity(INCIDENT, Severity.LOW, WHY, "soc"));
    conflicts(() -> corrections.withdraw(INCIDENT, WHY, "soc"));
    conflicts(() -> corrections.merge(INCIDENT, OTHER, WHY, "soc"));
    conflicts(() -> corrections.merge(OTHER, INCIDENT, WHY, "soc"));
    assertThat(followUp.get(OTHER).status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void doesNotMergeAcrossClients() {
    driver.reportAndNotify(Severity.HIGH);
    driver.registerClient("SUED");
    followUp.report(
        FollowUpDriver.report("SUED", OTHER, Severity.HIGH, berlin("2026-12-01T09:00")));

    refused("sameClient", () -> corrections.merge(INCIDENT, OTHER, WHY, "soc"));
  }

  @Test
  void theSocCorrectsAReportInTasklist() {
    driver.reportAndNotify(Severity.HIGH);
    startCorrection(INCIDENT);
    assertThat(engine
            .getTaskService()
            .getVariable(
                driver.task(ReportCorrectionIds.USER_TASK_CORRECT_REPORT).getId(), "briefing"))
        .asString()
        .contains("Nordwind AG", "The client's turn", "client 0 h 00 min");

    assertThatThrownBy(() -> driver.complete(
            ReportCorrectionIds.USER_TASK_CORRECT_REPORT, Map.of("correction", "SEVERITY")))
        .hasMessageContaining("severity");
    driver.complete(
        ReportCorrectionIds.USER_TASK_CORRECT_REPORT,
        Map.of("correction", "SEVERITY", "newSeverity", "LOW", "reason", "Test machine"));
    assertThat(driver.incident().severity()).isEqualTo(Severity.LOW);

    startCorrection(INCIDENT);
    driver.complete(ReportCorrectionIds.USER_TASK_CORRECT_REPORT, Map.of("correction", "NONE"));
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);

    followUp.report(FollowUpDriver.report(OTHER, Severity.HIGH, berlin("2026-12-01T09:00")));
    startCorrection(OTHER);
    driver.complete(
        ReportCorrectionIds.USER_TASK_CORRECT_REPORT,
        Map.of("correction", "MERGE", "duplicateOf", INCIDENT, "reason", "One attack"));
    assertThat(followUp.get(OTHER).withdrawal().mergedInto()).isEqualTo(INCIDENT);

    startCorrection(INCIDENT);
    driver.complete(
        ReportCorrectionIds.USER_TASK_CORRECT_REPORT,
        Map.of("correction", "WITHDRAW", "reason", "False alarm"));
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.WITHDRAWN);
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void aFormThatIsLeftGoesByItselfAndChangesNothing() {
    driver.reportAndNotify(Severity.HIGH);
    startCorrection(INCIDENT);

    // due on Wednesday, and four working days later it goes
    driver.advanceTo("2026-12-08T08:59");
    assertThat(driver.tasks(ReportCorrectionIds.USER_TASK_CORRECT_REPORT)).hasSize(1);
    driver.advanceTo("2026-12-08T09:00");

    assertThat(driver.tasks(ReportCorrectionIds.USER_TASK_CORRECT_REPORT)).isEmpty();
    assertThat(engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processDefinitionKey(ReportCorrectionIds.PROCESS)
            .count())
        .isZero();
    assertThat(driver.incident().severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void aCorrectionBeginsOnlyForAnIncidentThatThereIs() {
    assertThatThrownBy(() -> startCorrection("SIR-9")).hasMessageContaining("SIR-9");
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }

  private void startCorrection(String incident) {
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(ReportCorrectionIds.PROCESS, Map.of("incident", incident));
  }

  private void changeTo(Severity severity) {
    assertThat(corrections.changeSeverity(INCIDENT, severity, WHY, "soc")).isTrue();
    driver.runDue();
  }

  private void reach(Stage stage) {
    if (stage == Stage.DATED_AHEAD) {
      driver.report(Severity.HIGH, berlin("2026-12-01T10:00"));
      driver.runDue();
      return;
    }
    driver.reportAndNotify(Severity.HIGH);
    switch (stage) {
      case REMINDED -> driver.advanceTo("2026-12-03T12:00");
      case UNANSWERED -> driver.advanceTo("2026-12-08T12:00");
      case PROMISED -> driver.promise(LocalDate.parse("2026-12-11"));
      case TO_VERIFY -> driver.giveAndRun(FeedbackOutcome.MITIGATED);
      case TO_HELP -> driver.giveAndRun(FeedbackOutcome.NEED_HELP);
      case ACCEPTED -> driver.acceptRisk(LocalDate.parse("2027-03-31"));
      default -> {}
    }
  }

  private void nothingIsLeftOf(String incident) {
    assertThat(engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(incident)
            .count())
        .isZero();
    assertThat(engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(incident)
            .count())
        .isZero();
  }

  private static void refused(String rule, Runnable correction) {
    assertThatThrownBy(correction::run)
        .asInstanceOf(type(InvalidInput.class))
        .returns(rule, InvalidInput::rule);
  }

  private static void conflicts(Runnable correction) {
    assertThatThrownBy(correction::run)
        .isInstanceOf(StateConflict.class)
        .hasMessageContaining("closed");
  }
}
