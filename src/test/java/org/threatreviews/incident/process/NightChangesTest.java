package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.incident.AcceptanceRequest;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.support.ProcessTest;

/** An incident changes while mail about it waits for the morning: what leaves then is true then. */
@ProcessTest
class NightChangesTest {

  @Autowired
  FollowUpDriver driver;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  JdbcClient jdbc;

  private record Sent(String template, String subject, String body) {

    Sent {
      body = body.replaceAll("[\\s\u00a0]+", " ");
    }
  }

  @BeforeEach
  void reportAtNight() {
    driver.registerClient();
    driver.advanceTo("2026-12-01T22:00");
  }

  @Test
  void anotherSeverityIsToldWithTheReportAndTheOldOneNowhere() {
    driver.reportAndNotify(Severity.LOW);
    corrections.changeSeverity(FollowUpDriver.INCIDENT, Severity.HIGH, "It spreads", "soc");

    assertThat(inTheMorning(FollowUpDriver.MANAGER)).singleElement().satisfies(mail -> {
      assertThat(mail.template()).isEqualTo("incident-reported");
      assertThat(mail.subject()).contains("high severity").doesNotContain("low");
      assertThat(mail.body()).contains("SIR-1 (severity: high)").doesNotContain("severity: low");
    });
  }

  @Test
  void whatTheSocFoundIsToldWithTheSeverityThatHoldsAndOneDay() {
    driver.reportAndNotify(Severity.LOW);
    driver.advanceTo("2026-12-02T12:00");
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    driver.advanceTo("2026-12-02T22:00");
    driver.complete(
        IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE,
        Map.of("verdict", "STILL_PRESENT", "comment", "It called again"));
    corrections.changeSeverity(FollowUpDriver.INCIDENT, Severity.HIGH, "It spreads", "soc");
    driver.runDue();
    driver.advanceTo("2026-12-03T12:00");

    List<Sent> mails = sentTo(FollowUpDriver.MANAGER);
    assertThat(mails).extracting(Sent::template).contains("digest");
    Sent digest = mails.get(mails.size() - 1);
    assertThat(digest.body()).contains("Threat still present", "now high");
    assertThat(digest.body().split("We need your answer by", -1)).hasSize(2);
  }

  @Test
  void aReportThatIsTakenBackIsNotHeardOf() {
    driver.reportAndNotify(Severity.HIGH);
    corrections.withdraw(FollowUpDriver.INCIDENT, "False alarm", "soc");

    assertThat(inTheMorning(FollowUpDriver.MANAGER)).isEmpty();
  }

  @Test
  void ofADuplicateOnlyTheOneThatGoesOnIsHeardOf() {
    driver.reportAndNotify(Severity.HIGH);
    followUp.report(FollowUpDriver.report("SIR-2", Severity.HIGH, driver.now()));
    driver.runDue();
    corrections.merge(FollowUpDriver.INCIDENT, "SIR-2", "The same beacon", "soc");

    assertThat(inTheMorning(FollowUpDriver.MANAGER))
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject()).contains("SIR-2").doesNotContain("SIR-1"));
  }

  @Test
  void whatIsClosedIsHeardOfByWhoKnowsOfIt() {
    driver.reportAndNotify(Severity.HIGH);
    driver.say(FollowUpDriver.CISO, FeedbackOutcome.MITIGATED);
    driver.complete(IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "REMOVED"));

    assertThat(inTheMorning(FollowUpDriver.MANAGER)).as("never heard of it").isEmpty();
    assertThat(sentTo(FollowUpDriver.CISO))
        .extracting(Sent::template)
        .containsExactly("incident-closed");
  }

  @Test
  void whenACollagueHasAnsweredTheReportAsksForNothing() {
    driver.reportAndNotify(Severity.HIGH);
    driver.say(FollowUpDriver.CISO, FeedbackOutcome.MITIGATED);

    assertThat(inTheMorning(FollowUpDriver.MANAGER)).singleElement().satisfies(mail -> {
      assertThat(mail.subject()).startsWith("Security incident SIR-1");
      assertThat(mail.body())
          .contains("Clara Ciso has already answered")
          .doesNotContain("We need your answer", "Please tell us what you have done");
    });
  }

  @Test
  void whoAskedForADecisionHearsOfItAndOfNothingElse() {
    driver.reportAndNotify(Severity.HIGH);
    driver.advanceTo("2026-12-02T12:00");
    followUp.askForAcceptance(
        FollowUpDriver.INCIDENT,
        new AcceptanceRequest(FollowUpDriver.MANAGER, FollowUpDriver.CISO, null));
    driver.advanceTo("2026-12-02T22:00");
    driver.acceptRisk(LocalDate.parse("2027-03-31"));
    driver.advanceTo("2026-12-03T12:00");

    List<Sent> mails = sentTo(FollowUpDriver.MANAGER);
    assertThat(mails)
        .extracting(Sent::template)
        .containsExactly("incident-reported", "incident-acceptance-decided");
    assertThat(mails.get(1).body())
        .contains("Clara Ciso has accepted the risk until Wednesday, 31 March 2027")
        .doesNotContain("We need your answer");
    assertThat(sentTo(FollowUpDriver.CISO))
        .extracting(Sent::template)
        .containsExactly("incident-acceptance-wanted");
  }

  @Test
  void anAcceptanceThatIsWithdrawnOvernightIsNotAnnouncedToEnd() {
    driver.reportAndNotify(Severity.HIGH);
    driver.advanceTo("2026-12-02T12:00");
    driver.acceptRisk(LocalDate.parse("2027-03-24"));
    driver.advanceTo("2027-03-10T09:15");
    followUp.withdrawAcceptance(FollowUpDriver.INCIDENT, FollowUpDriver.CISO, "We replace it.");
    driver.runDue();
    driver.advanceTo("2027-03-11T12:00");

    assertThat(sentTo(FollowUpDriver.CISO))
        .extracting(Sent::template)
        .doesNotContain("incident-acceptance-heads-up")
        .contains("incident-reopened");
  }

  private List<Sent> inTheMorning(String recipient) {
    driver.runDue();
    driver.advanceTo("2026-12-02T12:00");
    return sentTo(recipient);
  }

  /** What has left; of a digest only itself. */
  private List<Sent> sentTo(String recipient) {
    return jdbc.sql("""
            select template, subject, body from mail_outbox
            where recipient = :to and status = 'SENT' and digest_id is null
            order by sent_at, number
            """).param("to", recipient).query(Sent.class).list();
  }
}
