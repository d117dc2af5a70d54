package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.threatreviews.incident.process.FollowUpDriver.CISO;
import static org.threatreviews.incident.process.FollowUpDriver.INCIDENT;
import static org.threatreviews.incident.process.FollowUpDriver.MANAGER;
import static org.threatreviews.incident.process.FollowUpDriver.berlin;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;

/** What was open in a duplicate goes on in the incident that it is merged into. */
@ProcessTest
class MergeProcessTest {

  private static final String KEPT = "SIR-2";
  private static final String THIRD = "SIR-3";

  @Autowired
  FollowUpDriver driver;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  ProcessEngine engine;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void registerClient() {
    driver.registerClient();
    driver.reportAndNotify(Severity.HIGH);
    report(KEPT, Severity.HIGH);
  }

  @AfterEach
  void noEngineIncident() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
  }

  @Test
  void aRequestForHelpIsAnsweredInTheOneThatGoesOn() {
    say(INCIDENT, driver.feedback(FeedbackOutcome.NEED_HELP));

    merge(INCIDENT, KEPT);

    assertThat(kept())
        .returns(IncidentStatus.AWAITING_SOC, IncidentDetails::status)
        .satisfies(kept -> assertThat(kept.feedback())
            .extracting(GivenFeedback::comment)
            .containsExactly("How do we isolate it?"));
    assertThat(tasks(INCIDENT)).isEmpty();
    complete(KEPT, IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT, Map.of("notes", "Pull the plug."));
    assertThat(kept().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void whatIsAskedInBothIsAnsweredOneAfterTheOther() {
    say(KEPT, driver.feedback(FeedbackOutcome.MITIGATED));
    say(INCIDENT, driver.feedback(FeedbackOutcome.NEED_HELP));
    Task verification = task(KEPT, IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE);

    merge(INCIDENT, KEPT);

    assertThat(task(KEPT, IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE).getId())
        .as("whoever verifies goes on undisturbed")
        .isEqualTo(verification.getId());
    complete(
        KEPT,
        IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE,
        Map.of("verdict", "STILL_PRESENT", "comment", "Beacons go on."));
    complete(KEPT, IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT, Map.of("notes", "Pull the plug."));
    assertThat(kept().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void theSameAskedInBothIsAskedOnce() {
    say(KEPT, driver.feedback(FeedbackOutcome.MITIGATED));
    say(INCIDENT, driver.feedback(FeedbackOutcome.MITIGATED));

    merge(INCIDENT, KEPT);
    complete(KEPT, IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "REMOVED"));

    assertThat(kept().status()).isEqualTo(IncidentStatus.CLOSED);
  }

  @Test
  void aPromisedDaySilencesTheRemindersOfTheOneThatGoesOn() {
    say(INCIDENT, driver.feedback(FeedbackOutcome.IN_PROGRESS)); // 8 December

    merge(INCIDENT, KEPT);
    driver.advanceTo("2026-12-08T12:00");
    assertThat(kept().remindersSent()).isZero();

    driver.advanceTo("2026-12-09T12:00");
    assertThat(kept().remindersSent()).isEqualTo(1);
  }

  @Test
  void aPromiseThatIsOverPromisesNothing() {
    say(
        INCIDENT,
        new Feedback(
            FeedbackOutcome.IN_PROGRESS,
            MANAGER,
            null,
            null,
            LocalDate.parse("2026-12-02"),
            null,
            null));
    driver.advanceTo("2026-12-03T12:00");

    merge(INCIDENT, KEPT);

    assertThat(kept().feedback()).isEmpty();
  }

  @Test
  void anAcceptedRiskStaysAcceptedWhereItIsNoHigher() {
    say(INCIDENT, driver.feedback(FeedbackOutcome.RISK_ACCEPTED));

    merge(INCIDENT, KEPT);

    assertThat(kept())
        .returns(IncidentStatus.RISK_ACCEPTED, IncidentDetails::status)
        .returns(LocalDate.parse("2027-03-01"), IncidentDetails::acceptedUntil);
    driver.advanceTo("2027-03-02T09:00");
    assertThat(kept().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void aRiskThatWasAcceptedForLessIsToBeDecidedAgain() {
    report(THIRD, Severity.CRITICAL);
    say(INCIDENT, driver.feedback(FeedbackOutcome.RISK_ACCEPTED));

    merge(INCIDENT, THIRD);

    assertThat(followUp.get(THIRD).status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void aRiskIsNotAcceptedByWhoMayNoLonger() {
    say(INCIDENT, driver.feedback(FeedbackOutcome.RISK_ACCEPTED));
    jdbc.sql("update contact set risk_authority = false where email = :ciso")
        .param("ciso", CISO)
        .update();

    merge(INCIDENT, KEPT);

    assertThat(kept().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void anAcceptanceThatTheDuplicateHadPutInQuestionHoldsAgain() {
    say(INCIDENT, driver.feedback(FeedbackOutcome.RISK_ACCEPTED));
    report(THIRD, Severity.HIGH);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);

    // its own sibling still stands: nothing is restored
    merge(THIRD, KEPT);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    merge(KEPT, INCIDENT);

    assertThat(driver.incident())
        .returns(IncidentStatus.RISK_ACCEPTED, IncidentDetails::status)
        .satisfies(incident -> assertThat(incident.notes())
            .extracting("kind")
            .endsWith(Kind.DUPLICATE_MERGED, Kind.ACCEPTANCE_RESTORED));
  }

  @Test
  void aChainOfMergesCarriesOnWhatWasOpenAtItsBegin() {
    report(THIRD, Severity.HIGH);
    say(INCIDENT, driver.feedback(FeedbackOutcome.NEED_HELP));

    merge(INCIDENT, KEPT);
    merge(KEPT, THIRD);

    task(THIRD, IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT);
    assertThat(tasks(KEPT)).isEmpty();
    assertThatThrownBy(() -> corrections.merge(THIRD, INCIDENT, "Same", "soc"))
        .asInstanceOf(type(StateConflict.class))
        .returns("into", StateConflict::field)
        .returns("incidentClosed", StateConflict::rule)
        .satisfies(e -> assertThat(e).hasMessageContaining("merged into SIR-2"));
  }

  @Test
  void refusesWhatCannotTakeOver() {
    assertThatThrownBy(() -> corrections.merge(INCIDENT, INCIDENT, "Same", "soc"))
        .asInstanceOf(type(InvalidInput.class))
        .returns("into", InvalidInput::field)
        .returns("anotherIncident", InvalidInput::rule);
    followUp.report(FollowUpDriver.report(THIRD, Severity.HIGH, berlin("2026-12-01T10:00")));
    assertThatThrownBy(() -> corrections.merge(INCIDENT, THIRD, "Same", "soc"))
        .asInstanceOf(type(StateConflict.class))
        .returns("into", StateConflict::field)
        .returns("notYetReported", StateConflict::rule);
    say(KEPT, driver.feedback(FeedbackOutcome.MITIGATED));
    complete(KEPT, IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "REMOVED"));
    assertThatThrownBy(() -> corrections.merge(INCIDENT, KEPT, "Same", "soc"))
        .asInstanceOf(type(StateConflict.class))
        .returns("into", StateConflict::field)
        .returns("incidentClosed", StateConflict::rule);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Race
  void ofTwoMergesIntoOneAnotherOneHolds() throws Exception {
    say(INCIDENT, driver.feedback(FeedbackOutcome.NEED_HELP));

    List<Boolean> done = AtOnce.run(
        () -> corrections.merge(INCIDENT, KEPT, "Same", "soc"),
        () -> corrections.merge(KEPT, INCIDENT, "Same", "soc"));
    driver.runDue();

    assertThat(done).containsExactlyInAnyOrder(true, false);
    String left = driver.incident().status() == IncidentStatus.WITHDRAWN ? KEPT : INCIDENT;
    task(left, IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT);
    assertThat(followUp.get(left).status()).isEqualTo(IncidentStatus.AWAITING_SOC);
  }

  private void report(String reference, Severity severity) {
    followUp.report(FollowUpDriver.report(reference, severity, driver.now()));
    driver.runDue();
  }

  private void say(String incident, Feedback feedback) {
    followUp.giveFeedback(incident, feedback);
    driver.runDue();
  }

  private void merge(String duplicate, String into) {
    assertThat(corrections.merge(duplicate, into, "One attack", "soc")).isTrue();
    driver.runDue();
  }

  private IncidentDetails kept() {
    return followUp.get(KEPT);
  }

  private List<Task> tasks(String incident) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(incident)
        .list();
  }

  private Task task(String incident, String element) {
    return tasks(incident).stream()
        .filter(task -> task.getTaskDefinitionKey().equals(element))
        .reduce((first, second) -> {
          throw new AssertionError("two tasks " + element);
        })
        .orElseThrow(() -> new AssertionError("no task " + element + " of " + incident));
  }

  private void complete(String incident, String element, Map<String, Object> form) {
    engine.getTaskService().complete(task(incident, element).getId(), form);
    driver.runDue();
  }
}
