package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.threatreviews.incident.process.FollowUpDriver.CISO;
import static org.threatreviews.incident.process.FollowUpDriver.MANAGER;
import static org.threatreviews.incident.process.FollowUpDriver.berlin;
import static org.threatreviews.incident.process.IncidentFollowUpIds.CALL_ACTIVITY_KEEP_ACCEPTED_RISK;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_ESCALATION_DUE;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_INCIDENT_CLOSED;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_REMINDER_DUE;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_REPORT_TIME_REACHED;
import static org.threatreviews.incident.process.IncidentFollowUpIds.RECEIVE_TASK_AWAIT_FEEDBACK;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_CONFIRM_CLOSURE;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_NOTIFY_CONTACTS;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_RETURN_TO_CLIENT;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_SEND_REMINDER;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_CALL_CLIENT;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_DECIDE_ESCALATION;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.steps.FollowUpSteps;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.support.ProcessTest;

/** The clock stands at Tuesday, 1 December 2026, 9 o'clock in Berlin. */
@ProcessTest
class IncidentFollowUpProcessTest {

  @Autowired
  Clients clients;

  @Autowired
  FollowUpDriver driver;

  @Autowired
  IncidentFollowUp followUp;

  @Autowired
  FollowUpSteps steps;

  @Autowired
  TestTime time;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void registerClient() {
    AbstractAssertions.init(engine);
    driver.registerClient();
  }

  @AfterEach
  void noEngineIncident() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    AbstractAssertions.reset();
  }

  @Test
  void notifiesTheContactsOfTheFirstLevelAndWaits() {
    driver.reportAndNotify(Severity.HIGH);

    assertThat(driver.mails(SERVICE_TASK_NOTIFY_CONTACTS)).singleElement().satisfies(mail -> {
      assertThat(mail.recipient()).isEqualTo(MANAGER);
      assertThat(mail.subject()).contains("high", "SIR-1", "Beaconing");
      assertThat(mail.body())
          .contains("ws-17", "Isolate the workstation.", "8 December 2026", "/c/");
    });
    assertThat(driver.process()).isWaitingAt(RECEIVE_TASK_AWAIT_FEEDBACK);
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
  }

  @Test
  void mailsLeaveOutWhatAnIncidentIsAboutWhereTheClientWantsALinkOnly() {
    clients.showIncidentDetailsInMail(FollowUpDriver.CLIENT, false);
    driver.reportAndNotify(Severity.LOW);

    assertThat(driver.mails(SERVICE_TASK_NOTIFY_CONTACTS)).singleElement().satisfies(mail -> {
      assertThat(mail.subject()).isEqualTo("Action needed: security incident SIR-1 (low severity)");
      assertThat(mail.body())
          .contains("SIR-1 (severity: low)", "contains no details", "/c/")
          .doesNotContain("Beaconing", "ws-17", "Isolate");
    });
  }

  @Test
  void closesAVerifiedMitigation() {
    driver.reportAndNotify(Severity.HIGH);
    ProcessInstance process = driver.process();
    driver.advanceTo("2026-12-01T15:00");
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_SOC);
    assertThat(driver.task(USER_TASK_VERIFY_CLOSURE).getDueDate())
        .isEqualTo(berlin("2026-12-02T15:00"));
    driver.advanceTo("2026-12-02T11:00");

    driver.complete(USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "REMOVED"));

    assertThat(process).isEnded().hasPassed(EVENT_INCIDENT_CLOSED);
    assertThat(driver.incident())
        .returns(IncidentStatus.CLOSED, i -> i.status())
        .returns(berlin("2026-12-02T11:00"), i -> i.closedAt())
        .returns(Duration.ofHours(6), i -> i.clientTime())
        .returns(Duration.ofHours(4), i -> i.socTime());
    assertThat(driver.mails(SERVICE_TASK_CONFIRM_CLOSURE))
        .extracting("recipient")
        .containsExactly(MANAGER);
  }

  @Test
  void returnsAThreatThatIsStillThereWithTheReasonAndRemindsAfresh() {
    driver.reportAndNotify(Severity.HIGH);
    driver.advanceTo("2026-12-03T12:00");
    assertThat(driver.incident().remindersSent()).isEqualTo(1);
    driver.giveAndRun(FeedbackOutcome.MITIGATED);

    driver.complete(
        USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "STILL_PRESENT", "comment", "It still calls."));

    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT))
        .singleElement()
        .satisfies(mail -> assertThat(mail.body()).contains("It still calls."));
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThat(driver.process()).isWaitingAt(RECEIVE_TASK_AWAIT_FEEDBACK);
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-07T12:00"));
    assertThat(driver.due(EVENT_ESCALATION_DUE)).isEqualTo(berlin("2026-12-10T12:00"));

    // the same words as before are a new answer now
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    driver.complete(USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "REMOVED"));
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.CLOSED);
  }

  @Test
  void remindsAClientThatHasAnsweredOfWhatTheSocHasFound() {
    driver.reportAndNotify(Severity.HIGH);
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    driver.complete(
        USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "STILL_PRESENT", "comment", "It still calls."));

    driver.advanceTo("2026-12-14T12:00");

    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER))
        .hasSizeGreaterThan(1)
        .allSatisfy(mail -> assertThat(mail.body())
            .contains("1 December 2026", "found the threat still present", "It still calls.")
            .doesNotContain("This incident was reported on"));
    assertThat(followUp.openOf(FollowUpDriver.CLIENT)).singleElement().satisfies(incident -> {
      assertThat(incident.unanswered()).isTrue();
      assertThat(incident.again().because()).isEqualTo(FollowUpNote.Kind.STILL_PRESENT);
      assertThat(incident.again().text()).isEqualTo("It still calls.");
    });
    assertThat(driver.briefing(driver.task(USER_TASK_DECIDE_ESCALATION)))
        .contains("The client has not answered since the SOC found the threat still present");

    driver.giveAndRun(FeedbackOutcome.MITIGATED);

    assertThat(followUp.openOf(FollowUpDriver.CLIENT).get(0).again()).isNull();
  }

  @Test
  void remindsAClientThatWasHelpedOfTheAnswer() {
    driver.reportAndNotify(Severity.HIGH);
    driver.giveAndRun(FeedbackOutcome.NEED_HELP);
    driver.complete(USER_TASK_ASSIST_CLIENT, Map.of("notes", "Pull the plug."));

    driver.advanceTo("2026-12-04T12:00");

    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER))
        .singleElement()
        .satisfies(mail -> assertThat(mail.body())
            .contains("You asked for help", "our SOC answered on", "Pull the plug."));
  }

  @ParameterizedTest
  @CsvSource({
    "MANAGER@NORD.EXAMPLE, Reinstalled",
    "Manager@nord.example, 'Reinstalled '",
    "' manager@nord.example', '\u0007Reinstalled\u00a0'"
  })
  void theSameWordsFromTheSameAddressAreTakenOnce(String by, String comment) {
    driver.reportAndNotify(Severity.HIGH);
    driver.give(FeedbackOutcome.MITIGATED);

    followUp.giveFeedback(
        FollowUpDriver.INCIDENT,
        new Feedback(FeedbackOutcome.MITIGATED, by, comment, null, null, null, null));

    assertThat(driver.incident().feedback()).hasSize(1);
  }

  @Test
  void refusesAVerdictWithoutWhatItNeeds() {
    driver.reportAndNotify(Severity.HIGH);
    driver.giveAndRun(FeedbackOutcome.MITIGATED);

    assertThatThrownBy(() -> driver.complete(USER_TASK_VERIFY_CLOSURE, Map.of()))
        .hasRootCauseInstanceOf(InvalidInput.class);
    assertThatThrownBy(
            () -> driver.complete(USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "PERHAPS")))
        .hasRootCauseInstanceOf(InvalidInput.class);
    assertThatThrownBy(
            () -> driver.complete(USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "STILL_PRESENT")))
        .hasRootCauseInstanceOf(InvalidInput.class);
    assertThat(driver.task(USER_TASK_VERIFY_CLOSURE)).isNotNull();
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_SOC);
  }

  @Test
  void reopensAnAcceptedRiskWhenTheAcceptanceExpires() {
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2027-03-01"));
    assertThat(driver.process()).isWaitingAt(CALL_ACTIVITY_KEEP_ACCEPTED_RISK);
    assertThat(driver.incident())
        .returns(IncidentStatus.RISK_ACCEPTED, i -> i.status())
        .returns(LocalDate.parse("2027-03-01"), i -> i.acceptedUntil());
    assertThat(driver.due(RiskAcceptanceIds.EVENT_HEADS_UP_DUE))
        .isEqualTo(berlin("2027-02-15T09:00"));

    driver.advanceTo("2027-02-15T09:00");
    assertThat(driver.mails(RiskAcceptanceIds.SERVICE_TASK_SEND_HEADS_UP))
        .extracting("recipient")
        .containsExactly(CISO, MANAGER);
    assertThat(driver.due(RiskAcceptanceIds.EVENT_ACCEPTANCE_EXPIRED))
        .isEqualTo(berlin("2027-03-02T09:00"));

    driver.advanceTo("2027-03-02T09:00");
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT)).hasSize(2);
    assertThat(driver.tasks(USER_TASK_DECIDE_ESCALATION))
        .as("no instant escalation")
        .isEmpty();
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2027-03-04T09:00"));
    assertThat(driver.due(EVENT_ESCALATION_DUE)).isEqualTo(berlin("2027-03-09T09:00"));
    assertThat(driver.incident().clientTime()).as("nobody's turn meanwhile").isZero();
  }

  @Test
  void announcesNoExpiryOfAnAcceptanceThatIsShortAnyway() {
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2026-12-10"));

    driver.advanceTo("2026-12-11T08:59");
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
    driver.advanceTo("2026-12-11T09:00");

    assertThat(driver.mails(RiskAcceptanceIds.SERVICE_TASK_SEND_HEADS_UP)).isEmpty();
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void endsAnAcceptanceWhenWhoeverMayAcceptRisksWorksOnIt() {
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2027-03-01"));

    driver.promise(CISO, LocalDate.parse("2026-12-11"));

    assertThat(driver.process()).isWaitingAt(RECEIVE_TASK_AWAIT_FEEDBACK);
    assertThat(engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processDefinitionKey(RiskAcceptanceIds.PROCESS)
            .count())
        .isZero();
    assertThat(driver.incident())
        .returns(null, i -> i.acceptedUntil())
        .returns(LocalDate.parse("2026-12-11"), i -> i.silentUntil());
  }

  @Test
  void fallsSilentOnceUntilThePromisedDay() {
    driver.reportAndNotify(Severity.HIGH);
    driver.promise(LocalDate.parse("2026-12-11")); // a Friday
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-14T09:00"));
    assertThat(driver.due(EVENT_ESCALATION_DUE)).isEqualTo(berlin("2026-12-14T09:00"));

    driver.advanceTo("2026-12-14T08:59");
    assertThat(driver.incident().remindersSent()).isZero();
    driver.advanceTo("2026-12-14T09:00");
    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER))
        .singleElement()
        .satisfies(mail -> assertThat(mail.body()).contains("Friday", "11 December 2026"));

    String lead = driver.task(USER_TASK_DECIDE_ESCALATION).getId();

    driver.promise(LocalDate.parse("2027-01-29"));
    assertThat(driver.due(EVENT_REMINDER_DUE))
        .as("a second promise buys no silence")
        .isEqualTo(berlin("2026-12-16T09:00"));
    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION).getId())
        .as("the lead's task is the same")
        .isEqualTo(lead);
    assertThat(driver.briefing(driver.task(USER_TASK_DECIDE_ESCALATION)))
        .contains("29 January 2027");
  }

  @Test
  void helpsTheClientAndWaitsAgain() {
    driver.reportAndNotify(Severity.HIGH);
    driver.giveAndRun(FeedbackOutcome.NEED_HELP);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_SOC);
    assertThat(driver.task(USER_TASK_ASSIST_CLIENT).getDueDate())
        .isEqualTo(berlin("2026-12-02T09:00"));
    assertThatThrownBy(() -> driver.complete(USER_TASK_ASSIST_CLIENT, Map.of("notes", "  ")))
        .hasRootCauseInstanceOf(InvalidInput.class);

    driver.complete(USER_TASK_ASSIST_CLIENT, Map.of("notes", "Pull the network plug."));

    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT))
        .singleElement()
        .satisfies(mail -> assertThat(mail.body()).contains("Pull the network plug."));
    assertThat(driver.process()).isWaitingAt(RECEIVE_TASK_AWAIT_FEEDBACK);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void sendsTheAnswerEvenIfTheClientIsFasterThanTheMail() {
    driver.reportAndNotify(Severity.HIGH);
    driver.giveAndRun(FeedbackOutcome.NEED_HELP);
    engine
        .getTaskService()
        .complete(driver.task(USER_TASK_ASSIST_CLIENT).getId(), Map.of("notes", "Pull the plug."));

    driver.giveAndRun(FeedbackOutcome.MITIGATED);

    assertThat(driver.mails(SERVICE_TASK_RETURN_TO_CLIENT)).hasSize(1);
    assertThat(driver.task(USER_TASK_VERIFY_CLOSURE)).isNotNull();
  }

  @Test
  void climbsTheContactsWithItsRemindersAndStops() {
    driver.reportAndNotify(Severity.HIGH);

    driver.advanceTo("2027-12-01T09:00");

    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER))
        .extracting("recipient")
        .containsExactly(MANAGER, MANAGER, MANAGER, CISO, CISO, CISO);
    assertThat(driver.mailTimes(SERVICE_TASK_SEND_REMINDER))
        .containsExactly(
            "2026-12-03T09:00",
            "2026-12-07T09:00",
            "2026-12-09T09:00",
            "2026-12-11T09:00",
            "2026-12-15T09:00",
            "2026-12-17T09:00");
    assertThat(driver.incident().remindersSent()).isEqualTo(6);
  }

  @Test
  void neverClosesOnSilenceButAsksTheLeadAndTheNextReview() {
    driver.reportAndNotify(Severity.HIGH);
    driver.advanceTo("2026-12-08T08:59");
    assertThat(driver.incident().unanswered()).isFalse();

    driver.advanceTo("2026-12-08T09:00");
    assertThat(driver.incident().unanswered()).isTrue();
    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION).getDueDate())
        .isEqualTo(berlin("2026-12-09T09:00"));

    driver.advanceTo("2028-12-01T09:00");
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
    assertThat(driver.incident().unanswered()).isTrue();
    assertThat(driver.process()).isWaitingAt(RECEIVE_TASK_AWAIT_FEEDBACK);
    assertThat(followUp.openOf(FollowUpDriver.CLIENT))
        .singleElement()
        .returns(true, i -> i.unanswered());
  }

  @Test
  void hasTheClientCalledWhenTheLeadWantsIt() {
    driver.reportAndNotify(Severity.HIGH);
    driver.advanceTo("2026-12-08T09:00");

    driver.complete(
        USER_TASK_DECIDE_ESCALATION, Map.of("decision", "CALL_CLIENT", "notes", "Ask for Max"));
    driver.complete(USER_TASK_CALL_CLIENT, Map.of("reached", true, "notes", "Back tomorrow"));

    assertThat(driver.process()).isWaitingAt(RECEIVE_TASK_AWAIT_FEEDBACK);
    assertThat(driver.incident().notes())
        .extracting(FollowUpNote::kind, FollowUpNote::text)
        .contains(
            tuple(FollowUpNote.Kind.CALL_DECIDED, "Ask for Max"),
            tuple(FollowUpNote.Kind.CLIENT_REACHED, "Back tomorrow"));
    assertThat(engine.getRuntimeService().getVariables(driver.process().getId()))
        .as("free text belongs in our tables")
        .doesNotContainKey("notes");
  }

  @Test
  void losesNoFeedbackThatComesBeforeTheProcessWaits() {
    driver.report(Severity.CRITICAL);
    driver.give(FeedbackOutcome.MITIGATED);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_SOC);

    driver.runDue();

    assertThat(driver.task(USER_TASK_VERIFY_CLOSURE)).isNotNull();
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT))
        .as("nobody to call any more")
        .isEmpty();
    assertThat(driver.mails(SERVICE_TASK_NOTIFY_CONTACTS)).as("all levels").hasSize(2);
  }

  @Test
  void losesNoFeedbackBetweenTwoSteps() {
    driver.reportAndNotify(Severity.HIGH);
    driver.give(FeedbackOutcome.IN_PROGRESS);
    driver.give(FeedbackOutcome.NEED_HELP); // nothing of the first was acted on yet
    driver.runDue();
    assertThat(driver.task(USER_TASK_ASSIST_CLIENT)).isNotNull();
    driver.give(FeedbackOutcome.MITIGATED); // while the SOC helps
    assertThat(driver.tasks(USER_TASK_ASSIST_CLIENT)).isEmpty();
    driver.runDue();
    driver.give(FeedbackOutcome.IN_PROGRESS); // while the SOC verifies
    driver.runDue();

    assertThat(driver.tasks(USER_TASK_VERIFY_CLOSURE)).isEmpty();
    assertThat(driver.process()).isWaitingAt(RECEIVE_TASK_AWAIT_FEEDBACK);
    assertThat(driver.incident().feedback()).hasSize(4);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void ignoresARepetition() {
    driver.reportAndNotify(Severity.HIGH);
    driver.give(FeedbackOutcome.MITIGATED);
    driver.give(FeedbackOutcome.MITIGATED);
    driver.runDue();
    driver.give(FeedbackOutcome.MITIGATED);

    assertThat(driver.incident().feedback()).hasSize(1);
    assertThat(driver.task(USER_TASK_VERIFY_CLOSURE)).isNotNull();
  }

  @Test
  void doesNothingBeforeTheDateOfAReportThatIsDatedAhead() {
    driver.report(Severity.HIGH, berlin("2026-12-01T10:30"));
    driver.advanceTo("2026-12-01T10:29");

    assertThat(driver.process()).isWaitingAt(EVENT_REPORT_TIME_REACHED);
    assertThat(driver.mails(SERVICE_TASK_NOTIFY_CONTACTS)).isEmpty();
    assertThat(driver.incident().clientTime()).isZero();
    assertThat(followUp.openOf(FollowUpDriver.CLIENT)).isEmpty();
    assertThatThrownBy(() -> driver.give(FeedbackOutcome.MITIGATED))
        .asInstanceOf(type(StateConflict.class))
        .returns("notYetReported", StateConflict::rule);

    driver.advanceTo("2026-12-01T12:30");
    assertThat(driver.process()).isWaitingAt(RECEIVE_TASK_AWAIT_FEEDBACK);
    assertThat(driver.incident().clientTime()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void startsTheClientsClockWithTheNotificationOfAReportThatComesLate() {
    driver.report(Severity.HIGH, berlin("2026-11-02T10:00"));
    driver.runDue();

    assertThat(driver.incident().clientTime()).isZero();
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-03T09:00"));
  }

  @Test
  void skipsWeekendsAndHolidays() {
    driver.advanceTo("2026-12-22T14:00"); // Christmas Day is a Friday, New Year's Day too
    driver.reportAndNotify(Severity.MEDIUM);

    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-30T14:00"));
    assertThat(driver.due(EVENT_ESCALATION_DUE)).isEqualTo(berlin("2027-01-14T14:00"));
    driver.give(FeedbackOutcome.MITIGATED);
    driver.runDue();
    assertThat(driver.task(USER_TASK_VERIFY_CLOSURE).getDueDate())
        .isEqualTo(berlin("2026-12-28T14:00"));
  }

  @Test
  void countsFromTheNextOpeningWhenReportedAtNight() {
    driver.advanceTo("2026-12-04T23:00"); // a Friday
    driver.reportAndNotify(Severity.CRITICAL);

    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-08T09:00"));
    assertThat(driver.due(EVENT_ESCALATION_DUE)).isEqualTo(berlin("2026-12-09T09:00"));
    assertThat(driver.task(USER_TASK_CALL_CLIENT).getDueDate())
        .as("at any hour")
        .isEqualTo(berlin("2026-12-04T23:30"));
  }

  @Test
  void followsUpWhateverTheContractSays() {
    driver.advanceTo("2027-12-15T10:00"); // a fortnight after the contract's end
    driver.reportAndNotify(Severity.HIGH);

    assertThat(driver.process()).isWaitingAt(RECEIVE_TASK_AWAIT_FEEDBACK);
  }

  @Test
  void stepsThatRunTwiceDoTheirWorkOnce() {
    driver.reportAndNotify(Severity.HIGH);
    steps.notifyContacts(FollowUpDriver.INCIDENT);
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    steps.sendReminder(FollowUpDriver.INCIDENT);
    steps.markUnanswered(FollowUpDriver.INCIDENT);
    steps.reopenIncident(FollowUpDriver.INCIDENT);
    driver.complete(USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "REMOVED"));
    steps.confirmClosure(FollowUpDriver.INCIDENT);

    assertThat(driver.mails(SERVICE_TASK_NOTIFY_CONTACTS)).hasSize(1);
    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER)).isEmpty();
    assertThat(driver.mails(SERVICE_TASK_CONFIRM_CLOSURE)).hasSize(1);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.CLOSED);
    assertThat(driver.incident().unanswered()).isFalse();
  }
}
