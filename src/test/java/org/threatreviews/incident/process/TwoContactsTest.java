package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.threatreviews.incident.process.FollowUpDriver.CISO;
import static org.threatreviews.incident.process.FollowUpDriver.INCIDENT;
import static org.threatreviews.incident.process.FollowUpDriver.MANAGER;
import static org.threatreviews.incident.process.IncidentFollowUpIds.CALL_ACTIVITY_KEEP_ACCEPTED_RISK;
import static org.threatreviews.incident.process.IncidentFollowUpIds.RECEIVE_TASK_AWAIT_FEEDBACK;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_CONFIRM_CLOSURE;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_RETURN_TO_CLIENT;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_CALL_CLIENT;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.steps.RequestsTakenBack;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.support.ProcessTest;

/** What several contacts say about one incident, seen where the process stands. */
@ProcessTest
class TwoContactsTest {

  @Autowired
  FollowUpDriver driver;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  RequestsTakenBack requests;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void report() {
    driver.registerClient();
    driver.reportAndNotify(Severity.HIGH);
  }

  @AfterEach
  void noEngineIncident() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
  }

  static Stream<Arguments> pairs() {
    return said()
        .flatMap(first -> said()
            .map(second -> Arguments.of(
                first.get()[0], first.get()[1], second.get()[0], second.get()[1])));
  }

  private static Stream<Arguments> said() {
    return Stream.of(MANAGER, CISO)
        .flatMap(by -> Stream.of(FeedbackOutcome.values())
            .filter(outcome -> outcome != FeedbackOutcome.RISK_ACCEPTED || by.equals(CISO))
            .map(outcome -> Arguments.of(by, outcome)));
  }

  @ParameterizedTest(name = "{0} {1}, {2} {3}")
  @MethodSource("pairs")
  void theProcessStandsWhereTheRecordSaysAndAnswersEverybody(
      String first, FeedbackOutcome said, String second, FeedbackOutcome saidThen) {
    driver.say(first, said, "one");
    agree();
    driver.say(second, saidThen, "two");
    agree();

    int requests = driver.incident().requests().size();
    int answered = 0;
    while (!driver.incident().requests().isEmpty()) {
      boolean help = driver.incident().requests().get(0).outcome() == FeedbackOutcome.NEED_HELP;
      int left = driver.incident().requests().size();
      if (help) {
        driver.complete(USER_TASK_ASSIST_CLIENT, Map.of("notes", "Answer " + answered));
      } else {
        driver.complete(
            USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "STILL_PRESENT", "comment", "It calls."));
      }
      answered += left - driver.incident().requests().size();
      assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT))
          .as("the answer is told at once")
          .isNotEmpty();
      agree();
    }
    assertThat(answered).isEqualTo(requests);
  }

  private void agree() {
    IncidentDetails incident = driver.incident();
    int verifications = driver.tasks(USER_TASK_VERIFY_CLOSURE).size();
    int helps = driver.tasks(USER_TASK_ASSIST_CLIENT).size();
    switch (incident.status()) {
      case AWAITING_SOC -> {
        boolean help = incident.requests().get(0).outcome() == FeedbackOutcome.NEED_HELP;
        assertThat(helps).isEqualTo(help ? 1 : 0);
        assertThat(verifications).isEqualTo(help ? 0 : 1);
      }
      case RISK_ACCEPTED ->
        assertThat(driver.isWaitingAt(CALL_ACTIVITY_KEEP_ACCEPTED_RISK)).isTrue();
      case AWAITING_CLIENT ->
        assertThat(driver.isWaitingAt(RECEIVE_TASK_AWAIT_FEEDBACK)).isTrue();
      default -> throw new AssertionError(incident.status());
    }
    if (incident.status() != IncidentStatus.AWAITING_SOC) {
      assertThat(verifications + helps).isZero();
    }
  }

  @Test
  void aHelpTaskStaysWhenAColleaguePromises() {
    driver.say(MANAGER, FeedbackOutcome.NEED_HELP, "How do we isolate it?");
    String task = driver.task(USER_TASK_ASSIST_CLIENT).getId();
    engine.getTaskService().claim(task, "soc");

    driver.promise(CISO, LocalDate.parse("2026-12-11"));

    assertThat(driver.task(USER_TASK_ASSIST_CLIENT))
        .returns(task, t -> t.getId())
        .returns("soc", t -> t.getAssignee());
    assertThat(driver.briefing(driver.task(USER_TASK_ASSIST_CLIENT)))
        .contains("How do we isolate it?", "11 December 2026");
    driver.complete(USER_TASK_ASSIST_CLIENT, Map.of("notes", "Pull the plug."));
    assertThat(driver.incident())
        .returns(IncidentStatus.AWAITING_CLIENT, IncidentDetails::status)
        .returns(LocalDate.parse("2026-12-11"), IncidentDetails::silentUntil);
  }

  @Test
  void aVerifiedRemovalAnswersTheHelpThatWaitsBehindIt() {
    driver.say(MANAGER, FeedbackOutcome.MITIGATED, "Reinstalled");
    driver.say(CISO, FeedbackOutcome.NEED_HELP, "Is the backup safe?");
    assertThat(driver.briefing(driver.task(USER_TASK_VERIFY_CLOSURE)))
        .contains("1. Mitigated by", "2. Need help by", "Is the backup safe?");

    assertThatThrownBy(
            () -> driver.complete(USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "REMOVED")))
        .rootCause()
        .asInstanceOf(type(InvalidInput.class))
        .returns("comment", InvalidInput::field)
        .returns("answerToHelp", InvalidInput::rule);
    driver.complete(
        USER_TASK_VERIFY_CLOSURE,
        Map.of("verdict", "REMOVED", "comment", "Yes, it is older than the attack."));

    assertThat(driver.incident())
        .returns(IncidentStatus.CLOSED, IncidentDetails::status)
        .returns(List.of(), IncidentDetails::requests);
    assertThat(driver.incident().notes())
        .extracting(FollowUpNote::kind)
        .contains(FollowUpNote.Kind.CLIENT_HELPED, FollowUpNote.Kind.REMOVAL_VERIFIED);
    assertThat(driver.mails(SERVICE_TASK_CONFIRM_CLOSURE))
        .extracting(mail -> mail.body())
        .allSatisfy(body -> assertThat(body).contains("Yes, it is older than the attack."));
  }

  @Test
  void theHelpComesNextWhenTheThreatIsStillThere() {
    driver.say(MANAGER, FeedbackOutcome.MITIGATED, "Reinstalled");
    driver.say(CISO, FeedbackOutcome.NEED_HELP, "Is the backup safe?");

    driver.complete(
        USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "STILL_PRESENT", "comment", "It calls."));

    assertThat(driver.briefing(driver.task(USER_TASK_ASSIST_CLIENT)))
        .contains("Is the backup safe?");
    driver.complete(USER_TASK_ASSIST_CLIENT, Map.of("notes", "Yes."));
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void theSocTakesHelpBackOnBehalfOfWhoeverHasAsked() {
    driver.say(MANAGER, FeedbackOutcome.NEED_HELP, "How?");
    driver.say(CISO, FeedbackOutcome.NEED_HELP, "Is the backup safe?");

    driver.complete(
        USER_TASK_ASSIST_CLIENT, Map.of("takenBack", true, "notes", "Max has found out himself."));

    assertThat(driver.incident().requests())
        .extracting(GivenFeedback::comment)
        .containsExactly("Is the backup safe?");
    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT)).isEmpty();
    driver.complete(USER_TASK_ASSIST_CLIENT, Map.of("notes", "Yes."));
    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT)).isNotEmpty();
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    agree();
  }

  @Test
  void theLeadTakesARequestBackWhoseTurnHasNotComeYet() {
    driver.say(MANAGER, FeedbackOutcome.MITIGATED, "Reinstalled");
    String task = driver.task(USER_TASK_VERIFY_CLOSURE).getId();
    driver.say(CISO, FeedbackOutcome.NEED_HELP, "Is the backup safe?");

    requests.takeBack(INCIDENT, CISO, FeedbackOutcome.NEED_HELP, "It is", "lead");
    driver.runDue();

    assertThat(driver.task(USER_TASK_VERIFY_CLOSURE).getId()).isEqualTo(task);
    assertThat(driver.briefing(driver.task(USER_TASK_VERIFY_CLOSURE)))
        .doesNotContain("2. Need help by");
    requests.takeBack(INCIDENT, MANAGER, FeedbackOutcome.MITIGATED, "It came back", "lead");
    driver.runDue();
    assertThat(driver.tasks(USER_TASK_VERIFY_CLOSURE)).isEmpty();
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThatThrownBy(
            () -> requests.takeBack(INCIDENT, MANAGER, FeedbackOutcome.MITIGATED, "Again", "lead"))
        .hasMessageContaining("waits for no such answer");
    driver.say(MANAGER, FeedbackOutcome.MITIGATED, "Reinstalled");
    assertThat(driver.tasks(USER_TASK_VERIFY_CLOSURE)).hasSize(1);
    agree();
  }

  @Test
  void whoMayAcceptRisksTakesAColleaguesRequestBack() {
    driver.say(MANAGER, FeedbackOutcome.NEED_HELP, "How?");
    driver.say(MANAGER, FeedbackOutcome.NEED_HELP, "How, please?");

    assertThat(takeBack(MANAGER, "We know", CISO)).isTrue();
    assertThat(takeBack(MANAGER, "We know", CISO)).as("sent twice").isFalse();
    driver.runDue();

    assertThat(driver.tasks(USER_TASK_ASSIST_CLIENT)).isEmpty();
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThat(driver.incident().notes().stream()
            .filter(note -> note.kind() == FollowUpNote.Kind.REQUEST_WITHDRAWN))
        .singleElement()
        .satisfies(note -> {
          assertThat(note.notedBy()).isEqualTo(CISO);
          assertThat(note.regarding()).isEqualTo(MANAGER);
          assertThat(note.text()).isEqualTo("We know");
        });
    assertThatThrownBy(() -> takeBack(MANAGER, "Once more", CISO))
        .hasMessageContaining("waits for no such answer");
    agree();
  }

  @Test
  void whoMayNotAcceptRisksTakesBackOnlyTheirOwn() {
    driver.say(CISO, FeedbackOutcome.NEED_HELP, "Is the backup safe?");

    assertThatThrownBy(() -> takeBack(CISO, "It is", MANAGER))
        .asInstanceOf(type(InvalidInput.class))
        .extracting(InvalidInput::field, InvalidInput::rule)
        .containsExactly("withdrawnBy", "riskAuthority");
    assertThatThrownBy(() -> takeBack(CISO, " ", CISO))
        .asInstanceOf(type(InvalidInput.class))
        .extracting(InvalidInput::field)
        .isEqualTo("reason");
    assertThat(driver.tasks(USER_TASK_ASSIST_CLIENT)).hasSize(1);

    driver.say(MANAGER, FeedbackOutcome.NEED_HELP, "How?");
    assertThat(takeBack(MANAGER, "I have found out", MANAGER)).isTrue();

    assertThat(driver.incident().requests())
        .extracting(GivenFeedback::givenBy)
        .containsExactly(CISO);
    agree();
  }

  private boolean takeBack(String contact, String reason, String by) {
    return requests.takeBackByContact(INCIDENT, contact, FeedbackOutcome.NEED_HELP, reason, by);
  }

  @Test
  void helpBehindAVerificationIsShownAndNeverLateBeforeIt() {
    driver.say(MANAGER, FeedbackOutcome.MITIGATED, "Reinstalled");
    Date due = driver.task(USER_TASK_VERIFY_CLOSURE).getDueDate();

    driver.time().advanceTo(driver.now().plus(Duration.ofHours(3)));
    driver.say(CISO, FeedbackOutcome.NEED_HELP, "Is the backup safe?");

    assertThat(driver.task(USER_TASK_VERIFY_CLOSURE).getDueDate())
        .as("the earlier of both")
        .isEqualTo(due);
    assertThat(driver.briefing(driver.task(USER_TASK_VERIFY_CLOSURE)))
        .contains("2. Need help by")
        .contains("Is the backup safe?");
    driver.time().advanceTo(driver.now().plus(Duration.ofDays(5)));
    driver.complete(
        USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "STILL_PRESENT", "comment", "It calls."));
    assertThat(driver.task(USER_TASK_ASSIST_CLIENT).getDueDate())
        .as("from when it was asked, not from the finding")
        .isBefore(Date.from(driver.now()))
        .isAfterOrEqualTo(due);
    agree();
  }

  @Test
  void whoeverAskedMayTakeItBack() {
    driver.say(MANAGER, FeedbackOutcome.MITIGATED, "Reinstalled");
    driver.say(MANAGER, FeedbackOutcome.IN_PROGRESS, "It came back");

    assertThat(driver.tasks(USER_TASK_VERIFY_CLOSURE)).isEmpty();
    assertThat(driver.isWaitingAt(RECEIVE_TASK_AWAIT_FEEDBACK)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = FeedbackOutcome.class,
      names = {"NEED_HELP", "IN_PROGRESS", "MITIGATED"})
  void anAcceptanceStaysWhateverOthersSay(FeedbackOutcome outcome) {
    driver.acceptRisk(LocalDate.parse("2027-03-01"));

    driver.say(MANAGER, outcome, "Something");

    assertThat(driver.incident().acceptedUntil()).isEqualTo("2027-03-01");
    if (outcome == FeedbackOutcome.NEED_HELP) {
      driver.complete(USER_TASK_ASSIST_CLIENT, Map.of("notes", "Like this."));
    } else if (outcome == FeedbackOutcome.MITIGATED) {
      driver.complete(
          USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "STILL_PRESENT", "comment", "It calls."));
    }
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
    driver.advanceTo("2027-02-15T09:00");
    assertThat(driver.mails(RiskAcceptanceIds.SERVICE_TASK_SEND_HEADS_UP)).isNotEmpty();
    driver.advanceTo("2027-03-02T09:00");
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void anAcceptanceThatExpiresWhileTheSocHelpsIsOverAfterwards() {
    driver.acceptRisk(LocalDate.parse("2026-12-04"));
    driver.say(MANAGER, FeedbackOutcome.NEED_HELP, "How?");
    driver.advanceTo("2026-12-10T09:00");

    driver.complete(USER_TASK_ASSIST_CLIENT, Map.of("notes", "Like this."));

    assertThat(driver.incident())
        .returns(IncidentStatus.AWAITING_CLIENT, IncidentDetails::status)
        .returns(null, IncidentDetails::acceptedUntil);
    agree();
  }

  @Test
  void aVerifiedRemovalClosesAnAcceptedRisk() {
    driver.acceptRisk(LocalDate.parse("2027-03-01"));
    driver.say(MANAGER, FeedbackOutcome.MITIGATED, "Replaced it");

    driver.complete(USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "REMOVED"));

    assertThat(driver.incident())
        .returns(IncidentStatus.CLOSED, IncidentDetails::status)
        .returns(null, IncidentDetails::acceptedUntil);
    assertThat(driver.process()).isNull();
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void aWithdrawnAcceptanceIsToldAtOnceWhileTheSocHelps() {
    driver.acceptRisk(LocalDate.parse("2027-03-01"));
    driver.say(MANAGER, FeedbackOutcome.NEED_HELP, "How?");

    followUp.withdrawAcceptance(INCIDENT, CISO, "On the internet now");
    driver.runDue();

    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT)).isNotEmpty();
    driver.complete(USER_TASK_ASSIST_CLIENT, Map.of("notes", "Like this."));
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    agree();
  }

  @Test
  void feedbackToASuspendedFollowUpIsSeenToWhenItGoesOn() {
    String process = driver.process().getId();
    for (FeedbackOutcome outcome : List.of(FeedbackOutcome.NEED_HELP, FeedbackOutcome.MITIGATED)) {
      engine.getRuntimeService().suspendProcessInstanceById(process);
      driver.say(MANAGER, outcome, "while suspended");
      assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_SOC);

      engine.getRuntimeService().activateProcessInstanceById(process);
      driver.runDue();

      agree();
    }
  }

  @Test
  void whatColleaguesAddWhileItIsSuspendedIsInTheTask() {
    driver.say(MANAGER, FeedbackOutcome.NEED_HELP, "How?");
    String process = driver.process().getId();
    engine.getRuntimeService().suspendProcessInstanceById(process);

    driver.promise(CISO, LocalDate.parse("2026-12-11"));

    engine.getRuntimeService().activateProcessInstanceById(process);
    driver.runDue();
    agree();
    assertThat(driver.briefing(driver.task(USER_TASK_ASSIST_CLIENT))).contains("11 December 2026");
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
  }
}
