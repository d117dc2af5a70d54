package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.incident.AcceptanceRequest;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.notification.MailKind;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;

/** Mail that is no longer needed before it has left is not sent at all. */
@ProcessTest
class MootFollowUpMailsTest {

  private static final String REPORT = IncidentFollowUpIds.SERVICE_TASK_NOTIFY_CONTACTS;
  private static final String REMINDER = IncidentFollowUpIds.SERVICE_TASK_SEND_REMINDER;
  private static final String CLOSED = IncidentFollowUpIds.SERVICE_TASK_CONFIRM_CLOSURE;
  private static final String WITHDRAWN = IncidentFollowUpIds.SERVICE_TASK_ANNOUNCE_WITHDRAWAL;

  @Autowired
  FollowUpDriver driver;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  OutgoingMail mail;

  @BeforeEach
  void registerClient() {
    driver.registerClient();
  }

  @Test
  void anAnswerCallsBackTheReminder() {
    try (OutgoingMail held = mail.held()) {
      driver.reportAndNotify(Severity.HIGH);
      driver.advanceTo("2026-12-03T09:00");
      assertThat(held.waiting()).containsExactlyInAnyOrder(REPORT, REMINDER);

      driver.giveAndRun(FeedbackOutcome.IN_PROGRESS);

      assertThat(held.in("SUPERSEDED")).containsExactly(REMINDER);
    }
    assertThat(mail.in("SENT")).containsExactly(REPORT);
  }

  @Test
  void closingCallsBackWhateverAskedTheClientToAct() {
    try (OutgoingMail held = mail.held()) {
      driver.reportAndNotify(Severity.HIGH);
      driver.advanceTo("2026-12-03T09:00");
      driver.giveAndRun(FeedbackOutcome.MITIGATED);
      driver.complete(IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "REMOVED"));

      assertThat(held.in("SUPERSEDED")).containsExactlyInAnyOrder(REPORT, REMINDER);
    }
    driver.advanceTo("2026-12-03T10:00");
    assertThat(mail.in("SENT")).containsExactly(CLOSED);
  }

  @Test
  void aReportThatIsTakenBackAsksNothing() {
    try (OutgoingMail held = mail.held()) {
      driver.reportAndNotify(Severity.HIGH);
      corrections.withdraw(FollowUpDriver.INCIDENT, "False alarm", "soc");
      driver.runDue();

      assertThat(held.in("SUPERSEDED")).containsExactly(REPORT);
    }
    driver.advanceTo("2026-12-01T12:00");
    assertThat(mail.in("SENT")).as("nobody had heard of it").isEmpty();
    assertThat(mail.in("SUPERSEDED")).containsExactlyInAnyOrder(REPORT, WITHDRAWN);
  }

  @Test
  void aDuplicateAsksNothingAndTheIncidentThatGoesOnStillDoes() {
    try (OutgoingMail held = mail.held()) {
      driver.reportAndNotify(Severity.HIGH);
      followUp.report(FollowUpDriver.report("SIR-2", Severity.HIGH, driver.now()));
      driver.runDue();
      corrections.merge(FollowUpDriver.INCIDENT, "SIR-2", "The same beacon", "soc");
      driver.runDue();

      assertThat(held.in("SUPERSEDED")).containsExactly(REPORT);
      assertThat(held.waiting()).containsExactlyInAnyOrder(REPORT, WITHDRAWN);
    }
  }

  @Test
  void anAcceptedRiskNeedNotBeDecidedAbout() {
    try (OutgoingMail held = mail.held()) {
      driver.reportAndNotify(Severity.HIGH);
      followUp.askForAcceptance(
          FollowUpDriver.INCIDENT,
          new AcceptanceRequest(FollowUpDriver.MANAGER, FollowUpDriver.CISO, null));
      driver.acceptRisk(LocalDate.parse("2027-03-31"));

      assertThat(held.in("SUPERSEDED"))
          .containsExactlyInAnyOrder(REPORT, IncidentFollowUpIds.RECEIVE_TASK_AWAIT_FEEDBACK);
    }
    driver.advanceTo("2026-12-01T12:00");
    assertThat(mail.in("SENT"))
        .as("who had asked hears what was decided")
        .containsExactly(MailKind.INCIDENT_ACCEPTANCE_DECIDED.step().element());
  }

  @Test
  void aDecisionCallsBackWhatAskedForIt() {
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2027-03-31"));
    try (OutgoingMail held = mail.held()) {
      followUp.report(FollowUpDriver.report("SIR-2", Severity.HIGH, driver.now()));
      driver.runDue();
      driver.acceptRisk(LocalDate.parse("2027-03-30"));

      assertThat(held.in("SUPERSEDED"))
          .isNotEmpty()
          .containsOnly(IncidentFollowUpIds.SERVICE_TASK_RETURN_TO_CLIENT);
    }
  }

  @Test
  void anotherSeverityCallsBackWhatKnewTheOneBefore() {
    try (OutgoingMail held = mail.held()) {
      driver.reportAndNotify(Severity.HIGH);
      driver.advanceTo("2026-12-03T09:00");
      corrections.changeSeverity(FollowUpDriver.INCIDENT, Severity.MEDIUM, "A test", "soc");
      driver.runDue();
      corrections.changeSeverity(FollowUpDriver.INCIDENT, Severity.LOW, "A toy", "soc");
      driver.runDue();

      assertThat(held.in("SUPERSEDED")).containsExactlyInAnyOrder(REPORT, REMINDER);
      assertThat(held.waiting()).as("the report itself says the new one").containsExactly(REPORT);
    }
    assertThat(driver.mails(REPORT)).anySatisfy(report -> {
      assertThat(report.subject()).contains("low severity");
      assertThat(report.body()).contains("SIR-1 (severity: low)").doesNotContain("high", "medium");
    });
  }

  @Test
  void whoKnowsTheReportHearsOfAnotherSeverityOnce() {
    driver.reportAndNotify(Severity.HIGH);
    try (OutgoingMail held = mail.held()) {
      driver.advanceTo("2026-12-03T09:00");
      corrections.changeSeverity(FollowUpDriver.INCIDENT, Severity.MEDIUM, "A test", "soc");
      driver.runDue();
      corrections.changeSeverity(FollowUpDriver.INCIDENT, Severity.LOW, "A toy", "soc");
      driver.runDue();

      assertThat(held.in("SUPERSEDED"))
          .containsExactlyInAnyOrder(REMINDER, IncidentFollowUpIds.SERVICE_TASK_ANNOUNCE_SEVERITY);
      assertThat(held.waiting())
          .containsExactly(IncidentFollowUpIds.SERVICE_TASK_ANNOUNCE_SEVERITY);
    }
  }

  @Test
  void helpAboutADuplicateStillArrives() {
    try (OutgoingMail held = mail.held()) {
      driver.reportAndNotify(Severity.HIGH);
      driver.giveAndRun(FeedbackOutcome.NEED_HELP);
      followUp.report(FollowUpDriver.report("SIR-2", Severity.HIGH, driver.now()));
      driver.runDue();
      driver.complete(
          IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT, Map.of("notes", "Pull the plug."));
      corrections.merge(FollowUpDriver.INCIDENT, "SIR-2", "The same beacon", "soc");
      driver.runDue();

      assertThat(held.in("SUPERSEDED")).containsExactly(REPORT);
      assertThat(held.waiting())
          .contains(IncidentFollowUpIds.SERVICE_TASK_RETURN_TO_CLIENT, WITHDRAWN);
    }
  }

  @Test
  void anAcceptanceThatEndsEarlyNeedsNoHeadsUp() {
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2027-03-31"));
    try (OutgoingMail held = mail.held()) {
      driver.advanceTo("2027-03-18T09:00");
      assertThat(held.waiting()).containsExactly(RiskAcceptanceIds.SERVICE_TASK_SEND_HEADS_UP);

      followUp.withdrawAcceptance(
          FollowUpDriver.INCIDENT, FollowUpDriver.CISO, "We replace the machine.");
      driver.runDue();

      assertThat(held.in("SUPERSEDED"))
          .containsExactly(RiskAcceptanceIds.SERVICE_TASK_SEND_HEADS_UP);
    }
  }
}
