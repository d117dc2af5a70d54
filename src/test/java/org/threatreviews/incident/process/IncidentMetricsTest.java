package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.incident.process.FollowUpDriver.CLIENT;
import static org.threatreviews.incident.process.FollowUpDriver.MANAGER;
import static org.threatreviews.incident.process.FollowUpDriver.berlin;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentSummary;
import org.threatreviews.incident.QuarterMetrics;
import org.threatreviews.incident.QuarterMetrics.Figures;
import org.threatreviews.incident.Severity;
import org.threatreviews.support.ProcessTest;

@ProcessTest
class IncidentMetricsTest {

  @Autowired
  FollowUpDriver driver;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  TaskService tasks;

  @Autowired
  TestTime time;

  @BeforeEach
  void registerClient() {
    driver.registerClient();
  }

  @Test
  void areEmptyWithoutIncidents() {
    assertThat(followUp.metrics(CLIENT)).isEmpty();
  }

  @Test
  void countByQuarterOfTheReportAndTakeMedians() {
    report("SIR-A", Severity.HIGH);
    report("SIR-B", Severity.HIGH);
    report("SIR-C", Severity.LOW);
    driver.runDue();
    driver.advanceTo("2026-12-01T11:00");
    mitigate("SIR-A"); // after two hours of working time
    driver.advanceTo("2026-12-02T10:00");
    mitigate("SIR-B"); // after nine
    mitigate("SIR-C"); // likewise
    verify("SIR-A");
    driver.advanceTo("2027-01-04T10:00");
    report("SIR-D", Severity.MEDIUM);
    driver.runDue();

    Figures nothing = new Figures(null, null, null, 0, 0);
    Figures high = new Figures(
        Duration.ofHours(5).plusMinutes(30), Duration.ofHours(9), Duration.ofHours(25), 0, 0);
    Figures low = new Figures(Duration.ofHours(9), null, null, 0, 0);
    assertThat(followUp.metrics(CLIENT))
        .containsExactly(
            new QuarterMetrics(
                "2026-Q4",
                Map.of(
                    Severity.CRITICAL,
                    0L,
                    Severity.HIGH,
                    2L,
                    Severity.MEDIUM,
                    0L,
                    Severity.LOW,
                    1L),
                new Figures(Duration.ofHours(9), Duration.ofHours(9), Duration.ofHours(25), 0, 0),
                Map.of(
                    Severity.CRITICAL,
                    nothing,
                    Severity.HIGH,
                    high,
                    Severity.MEDIUM,
                    nothing,
                    Severity.LOW,
                    low)),
            new QuarterMetrics(
                "2027-Q1",
                Map.of(
                    Severity.CRITICAL,
                    0L,
                    Severity.HIGH,
                    0L,
                    Severity.MEDIUM,
                    1L,
                    Severity.LOW,
                    0L),
                nothing,
                Map.of(
                    Severity.CRITICAL,
                    nothing,
                    Severity.HIGH,
                    nothing,
                    Severity.MEDIUM,
                    nothing,
                    Severity.LOW,
                    nothing)));
  }

  @Test
  void judgeAPromiseOnceItIsKeptOrItsDayHasPassed() {
    report("SIR-A", Severity.LOW);
    report("SIR-B", Severity.LOW);
    report("SIR-C", Severity.LOW);
    driver.runDue();
    promise("SIR-A", "2026-12-04");
    promise("SIR-B", "2026-12-04");
    promise("SIR-C", "2026-12-18");
    driver.advanceTo("2026-12-04T16:00");
    mitigate("SIR-A");
    driver.advanceTo("2026-12-07T09:00");
    mitigate("SIR-B");

    assertThat(followUp.metrics(CLIENT))
        .singleElement()
        .extracting(QuarterMetrics::all)
        .returns(2L, Figures::promisesMade)
        .returns(1L, Figures::promisesKept);
  }

  @Test
  void listsWhatIsOpenAndWhatAPeriodBrought() {
    report("SIR-A", Severity.HIGH);
    report("SIR-B", Severity.HIGH);
    driver.runDue();
    mitigate("SIR-A");
    verify("SIR-A");
    driver.advanceTo("2026-12-02T09:00");
    report("SIR-C", Severity.HIGH);

    assertThat(followUp.openOf(CLIENT))
        .extracting(IncidentSummary::reference)
        .containsExactly("SIR-B", "SIR-C");
    assertThat(followUp.openOf(CLIENT).get(0).clientTime()).isEqualTo(Duration.ofHours(8));
    assertThat(followUp.reportedBetween(
            CLIENT, berlin("2026-12-01T09:00"), berlin("2026-12-02T09:00")))
        .extracting(IncidentSummary::reference)
        .containsExactly("SIR-A", "SIR-B");
  }

  private void report(String reference, Severity severity) {
    followUp.report(FollowUpDriver.report(reference, severity, time.now()));
  }

  private void mitigate(String reference) {
    followUp.giveFeedback(
        reference,
        new Feedback(FeedbackOutcome.MITIGATED, MANAGER, "Done", null, null, null, null));
    driver.runDue();
  }

  private void promise(String reference, String day) {
    followUp.giveFeedback(
        reference,
        new Feedback(
            FeedbackOutcome.IN_PROGRESS, MANAGER, null, null, LocalDate.parse(day), null, null));
    driver.runDue();
  }

  private void verify(String reference) {
    tasks.complete(
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(reference)
            .singleResult()
            .getId(),
        Map.of("verdict", "REMOVED"));
    driver.runDue();
  }
}
