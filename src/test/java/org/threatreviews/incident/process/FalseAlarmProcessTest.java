package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.incident.process.FollowUpDriver.CISO;
import static org.threatreviews.incident.process.FollowUpDriver.INCIDENT;
import static org.threatreviews.incident.process.FollowUpDriver.MANAGER;

import java.time.LocalDate;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.incident.steps.FollowUpSteps;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;

/**
 * The CISO has accepted the risk of one incident until the end of March 2027; a report on the same
 * asset puts that in question and turns out to be wrong.
 */
@ProcessTest
class FalseAlarmProcessTest {

  private static final String ALARM = "SIR-2";
  private static final String OTHER = "SIR-3";
  private static final String RESTORED = "serviceTask_takeFeedback";

  @Autowired
  FollowUpDriver driver;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  FollowUpSteps steps;

  @Autowired
  ProcessEngine engine;

  @Autowired
  OutgoingMail mail;

  @BeforeEach
  void acceptTheRisk() {
    driver.registerClient();
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2027-03-31"));
    driver.advanceTo("2026-12-07T09:00");
    report(ALARM);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @AfterEach
  void noEngineIncident() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
  }

  @Test
  void theAcceptanceHoldsAgainAndTheClientIsTold() {
    driver.advanceTo("2026-12-10T12:00");

    withdraw(ALARM);

    assertThat(driver.incident())
        .returns(IncidentStatus.RISK_ACCEPTED, IncidentDetails::status)
        .returns(LocalDate.parse("2027-03-31"), IncidentDetails::acceptedUntil)
        .satisfies(incident ->
            assertThat(incident.notes()).extracting("kind").endsWith(Kind.ACCEPTANCE_RESTORED));
    assertThat(driver.mails(RESTORED))
        .extracting("recipient")
        .containsExactlyInAnyOrder(CISO, MANAGER);
    assertThat(driver.mails(RESTORED).get(0).body())
        .contains(
            "because of incident SIR-2",
            "your acceptance holds again",
            "False alarm",
            "Legacy machine",
            "31 March 2027",
            "There is nothing you need to do");
    int reminders = driver.incident().remindersSent();
    driver.advanceTo("2027-03-17T12:00");
    assertThat(driver.incident().remindersSent()).isEqualTo(reminders);
    assertThat(driver.mails(RiskAcceptanceIds.SERVICE_TASK_SEND_HEADS_UP)).isNotEmpty();
    driver.advanceTo("2027-04-01T12:00");
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void whatHadAskedToDecideAgainIsCalledBack() {
    withdraw(ALARM);
    report(OTHER);
    try (OutgoingMail held = mail.held()) {
      driver.advanceTo("2026-12-10T09:00");
      withdraw(OTHER);

      assertThat(held.in("SUPERSEDED")).contains(IncidentFollowUpIds.SERVICE_TASK_SEND_REMINDER);
      assertThat(held.waiting()).contains(RESTORED);
    }
  }

  @Test
  void whatTheClientHasDecidedSinceStands() {
    driver.giveAndRun(FeedbackOutcome.MITIGATED);

    withdraw(ALARM);

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_SOC);
    assertThat(driver.mails(RESTORED)).isEmpty();
  }

  @Test
  void anAcceptanceWhoseTimeIsOverDoesNotComeBack() {
    driver.advanceTo("2027-04-05T12:00");

    withdraw(ALARM);

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void anotherReportThatStandsKeepsItInQuestion() {
    report(OTHER);

    withdraw(ALARM);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void aHigherSeverityKeepsItInQuestion() {
    corrections.changeSeverity(INCIDENT, Severity.CRITICAL, "Ransomware", "soc");
    driver.runDue();

    withdraw(ALARM);

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void aReportThatWasMergedIntoAnotherIsWrongWithIt() {
    report(OTHER);
    corrections.merge(ALARM, OTHER, "One attack", "soc");
    driver.runDue();
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);

    withdraw(OTHER);

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
  }

  @Test
  void aReportThatIsTakenBackBeforeItWasToldQuestionsNothing() {
    withdraw(ALARM);
    followUp.report(FollowUpDriver.report(OTHER, Severity.HIGH, driver.now()));
    corrections.withdraw(OTHER, "False alarm", "soc");
    driver.runDue();

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
  }

  @Race
  void aReportThatIsTakenBackWhileItIsToldQuestionsNothingInTheEnd() throws Exception {
    withdraw(ALARM);
    followUp.report(FollowUpDriver.report(OTHER, Severity.HIGH, driver.now()));

    AtOnce.run(
        () -> steps.suspendAcceptances(OTHER),
        () -> corrections.withdraw(OTHER, "False alarm", "soc"));
    driver.runDue();

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
  }

  private void report(String reference) {
    followUp.report(FollowUpDriver.report(reference, Severity.HIGH, driver.now()));
    driver.runDue();
  }

  private void withdraw(String reference) {
    assertThat(corrections.withdraw(reference, "False alarm", "soc")).isTrue();
    driver.runDue();
  }
}
