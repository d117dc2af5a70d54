package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.incident.process.FollowUpDriver.INCIDENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;

@ProcessTest
class FeedbackConcurrencyTest {

  @Autowired
  FollowUpDriver driver;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  ProcessEngine engine;

  @Autowired
  TestTime time;

  @BeforeEach
  void registerClient() {
    driver.registerClient();
  }

  @Race
  void twoFeedbacksAtOnceBothCountAndTheProcessActsOnTheLater() throws Exception {
    driver.reportAndNotify(Severity.HIGH);
    Feedback mitigated = driver.feedback(FeedbackOutcome.MITIGATED);
    Feedback help = driver.feedback(FeedbackOutcome.NEED_HELP);

    atOnce(
        () -> followUp.giveFeedback(INCIDENT, mitigated),
        () -> followUp.giveFeedback(INCIDENT, help));
    driver.runDue();

    var feedback = driver.incident().feedback();
    assertThat(feedback)
        .extracting(f -> f.outcome())
        .containsExactlyInAnyOrder(FeedbackOutcome.MITIGATED, FeedbackOutcome.NEED_HELP);
    boolean helpWasLater = feedback.get(1).outcome() == FeedbackOutcome.NEED_HELP;
    assertThat(driver.tasks(IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT))
        .hasSize(helpWasLater ? 1 : 0);
    assertThat(driver.tasks(IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE))
        .hasSize(helpWasLater ? 0 : 1);
    noEngineIncident();
  }

  @Race
  void theSameFeedbackTwiceAtOnceCountsOnce() throws Exception {
    driver.reportAndNotify(Severity.HIGH);
    Feedback mitigated = driver.feedback(FeedbackOutcome.MITIGATED);

    atOnce(
        () -> followUp.giveFeedback(INCIDENT, mitigated),
        () -> followUp.giveFeedback(INCIDENT, mitigated));
    driver.runDue();

    assertThat(driver.incident().feedback()).hasSize(1);
    assertThat(driver.tasks(IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE)).hasSize(1);
    noEngineIncident();
  }

  @Race
  void feedbackAndAReminderInTheSameInstantEndInOneState() throws Exception {
    driver.reportAndNotify(Severity.HIGH);
    Feedback mitigated = driver.feedback(FeedbackOutcome.MITIGATED);
    time.set(FollowUpDriver.berlin("2026-12-03T09:00"));

    atOnce(() -> followUp.giveFeedback(INCIDENT, mitigated), () -> {
      driver.runDue();
    });
    driver.runDue();

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_SOC);
    assertThat(driver.tasks(IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE)).hasSize(1);
    assertThat(driver.isWaitingAt(IncidentFollowUpIds.EVENT_REMINDER_DUE)).isFalse();
    noEngineIncident();
  }

  @Race
  void feedbackAndAVerdictInTheSameInstantLeaveOneWinner() throws Exception {
    driver.reportAndNotify(Severity.HIGH);
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    Feedback help = driver.feedback(FeedbackOutcome.NEED_HELP);
    String verification =
        driver.task(IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE).getId();

    List<Boolean> succeeded = AtOnce.run(() -> followUp.giveFeedback(INCIDENT, help), () -> {
      engine.getTaskService().complete(verification, Map.of("verdict", "REMOVED"));
    });
    driver.runDue();

    if (succeeded.get(0)) {
      assertThat(succeeded.get(1)).isFalse();
      assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_SOC);
      assertThat(driver.tasks(IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT)).hasSize(1);
    } else {
      assertThat(succeeded.get(1)).isTrue();
      assertThat(driver.incident().status()).isEqualTo(IncidentStatus.CLOSED);
      assertThat(driver.process()).isNull();
    }
    noEngineIncident();
  }

  @Race
  void feedbackAndTheEndOfAnAcceptanceInTheSameInstantLoseNothing() throws Exception {
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2027-01-31"));
    driver.advanceTo("2027-01-31T20:00");
    Feedback mitigated = driver.feedback(FeedbackOutcome.MITIGATED);
    time.set(FollowUpDriver.berlin("2027-02-01T09:00"));

    atOnce(() -> followUp.giveFeedback(INCIDENT, mitigated), () -> {
      driver.runDue();
    });
    driver.runDue();

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_SOC);
    assertThat(driver.tasks(IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE)).hasSize(1);
    noEngineIncident();
  }

  @Race
  void anAcceptanceThatExpiresWhileANewIncidentArrivesIsReopenedOnce() throws Exception {
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2027-01-31"));
    driver.advanceTo("2027-01-31T20:00");
    time.set(FollowUpDriver.berlin("2027-02-01T09:00"));
    followUp.report(FollowUpDriver.report("SIR-2", Severity.HIGH, time.now()));
    runJobAt(IncidentFollowUpIds.EVENT_REPORT_TIME_REACHED);
    runJobAt(IncidentFollowUpIds.SERVICE_TASK_NOTIFY_CONTACTS);

    AtOnce.run(
        () -> runJobAt(RiskAcceptanceIds.EVENT_ACCEPTANCE_EXPIRED),
        () -> runJobAt(IncidentFollowUpIds.SERVICE_TASK_SUSPEND_ACCEPTANCES));
    driver.runDue();

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThat(driver.incident().notes())
        .filteredOn(note -> note.kind() == FollowUpNote.Kind.REOPENED
            || note.kind() == FollowUpNote.Kind.ACCEPTANCE_SUSPENDED)
        .hasSize(1);
    assertThat(driver.mails(IncidentFollowUpIds.SERVICE_TASK_RETURN_TO_CLIENT)).hasSize(2);
    assertThat(driver.process()).isNotNull();
    assertThat(driver.isWaitingAt(IncidentFollowUpIds.RECEIVE_TASK_AWAIT_FEEDBACK))
        .isTrue();
    noEngineIncident();
  }

  @Race
  void feedbackAndAHigherSeverityInTheSameInstantLoseNothing() throws Exception {
    driver.reportAndNotify(Severity.MEDIUM);
    Feedback mitigated = driver.feedback(FeedbackOutcome.MITIGATED);

    atOnce(
        () -> followUp.giveFeedback(INCIDENT, mitigated),
        () -> corrections.changeSeverity(INCIDENT, Severity.CRITICAL, "Ransomware", "soc"));
    driver.runDue();

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_SOC);
    assertThat(driver.task(IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE).getDueDate())
        .isEqualTo(FollowUpDriver.berlin("2026-12-02T09:00"));
    noEngineIncident();
  }

  @Race(rounds = 4)
  void aReportIsTakenBackWhileAReminderOfItIsDue() throws Exception {
    driver.reportAndNotify(Severity.HIGH);
    time.set(FollowUpDriver.berlin("2026-12-03T09:00"));

    AtOnce.run(
        () -> corrections.withdraw(INCIDENT, "False alarm", "soc"),
        () -> runJobAt(IncidentFollowUpIds.EVENT_REMINDER_DUE));
    driver.runDue();

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.WITHDRAWN);
    assertThat(driver.process()).isNull();
    assertThat(driver.incident().remindersSent()).isLessThanOrEqualTo(1);
    noEngineIncident();
  }

  @Race
  void feedbackOnAReportThatIsTakenBackIsEitherKeptOrRefused() throws Exception {
    driver.reportAndNotify(Severity.HIGH);
    Feedback mitigated = driver.feedback(FeedbackOutcome.MITIGATED);

    List<Boolean> succeeded = AtOnce.run(
        () -> followUp.giveFeedback(INCIDENT, mitigated),
        () -> corrections.withdraw(INCIDENT, "False alarm", "soc"));
    driver.runDue();

    assertThat(succeeded.get(1)).isTrue();
    assertThat(driver.incident().feedback()).hasSize(succeeded.get(0) ? 1 : 0);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.WITHDRAWN);
    assertThat(driver.process()).isNull();
    noEngineIncident();
  }

  @Race
  void ofTwoIncidentsThatAreMergedIntoEachOtherOneGoesOn() throws Exception {
    driver.reportAndNotify(Severity.HIGH);
    followUp.report(FollowUpDriver.report("SIR-2", Severity.HIGH, time.now()));
    driver.runDue();

    List<Boolean> succeeded = AtOnce.run(
        () -> corrections.merge(INCIDENT, "SIR-2", "One attack", "soc"),
        () -> corrections.merge("SIR-2", INCIDENT, "One attack", "soc"));
    driver.runDue();

    assertThat(succeeded).containsExactlyInAnyOrder(true, false);
    assertThat(List.of(driver.incident().status(), followUp.get("SIR-2").status()))
        .containsExactlyInAnyOrder(IncidentStatus.WITHDRAWN, IncidentStatus.AWAITING_CLIENT);
    noEngineIncident();
  }

  @Race(rounds = 4)
  void anAcceptanceIsWithdrawnWhileItExpires() throws Exception {
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2027-01-31"));
    driver.advanceTo("2027-01-31T20:00");
    time.set(FollowUpDriver.berlin("2027-02-01T09:00"));

    List<Boolean> succeeded = AtOnce.run(
        () -> followUp.withdrawAcceptance(INCIDENT, FollowUpDriver.CISO, "On the internet now"),
        () -> runJobAt(RiskAcceptanceIds.EVENT_ACCEPTANCE_EXPIRED));
    driver.runDue();

    assertThat(succeeded.get(0)).isTrue();
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThat(driver.incident().notes())
        .filteredOn(note -> note.kind() == FollowUpNote.Kind.REOPENED
            || note.kind() == FollowUpNote.Kind.ACCEPTANCE_WITHDRAWN)
        .hasSize(1);
    assertThat(driver.isWaitingAt(IncidentFollowUpIds.RECEIVE_TASK_AWAIT_FEEDBACK))
        .isTrue();
    noEngineIncident();
  }

  /** Runs the one job of this element; one that loses is tried again, as by the job executor. */
  private void runJobAt(String element) {
    var management = engine.getManagementService();
    String job = management.createJobQuery().activityId(element).singleResult().getId();
    try {
      management.executeJob(job);
    } catch (ProcessEngineException | NullPointerException lost) {
      // whether anything is left to do shows when all that is due runs
    }
  }

  private void noEngineIncident() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
  }

  private static void atOnce(AtOnce.Act... acts) throws Exception {
    assertThat(AtOnce.run(acts)).containsOnly(true);
  }
}
