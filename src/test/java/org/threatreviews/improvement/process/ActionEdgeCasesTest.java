package org.threatreviews.improvement.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.improvement.ActionKey;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementChange;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** What seldom happens to an action: outages, holidays, clock changes, other owners, lost sources. */
@ProcessTest
class ActionEdgeCasesTest {

  private static final LocalDate DUE = LocalDate.parse("2027-03-17");
  private static final ImprovementChange DECLINE =
      new ImprovementChange(null, "No budget", null, ImprovementStatus.DECLINED, null);

  @Autowired
  ActionDriver actions;

  @Autowired
  ProcessEngine engine;

  @Autowired
  RuntimeService runtime;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Clients clients;

  @Autowired
  Improvements improvements;

  @Autowired
  ActionFollowUp followUp;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  HistoryLines history;

  @BeforeEach
  void registerClient() {
    BpmnAwareTests.init(engine);
    clients.register(SampleClient.of("NORTHWIND"));
  }

  @AfterEach
  void noEngineIncident() {
    assertThat(runtime.createIncidentQuery().count()).isZero();
  }

  @Test
  void remindsOnceOfWhatFellDueWhileTheMachineStoodStill() {
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);

    time.set(ActionDriver.berlin("2027-04-19T10:00"));
    actions.runDue();

    assertThat(actions.mails())
        .containsExactly("2027-04-19 10:00 Overdue: Onboard the mail gateway");
    assertThat(actions.process(improvement))
        .isWaitingAt(ActionFollowUpIds.USER_TASK_DECIDE_OVERDUE_ACTION);
  }

  @Test
  void showsTheTeamOnceHowLateItIsAfterAnOutage() {
    Improvement improvement = actions.propose(Owner.SOC, DUE);

    time.set(ActionDriver.berlin("2027-04-19T10:00"));
    actions.runDue();

    assertThat(task(actions.process(improvement))).hasName("Late: Onboard the mail gateway");
    assertThat(improvements.get(improvement.id()).isOpen()).isTrue();
    assertThat(actions.remindersOf(improvement)).isEqualTo(1);
  }

  /** 26 March 2027 is Good Friday; the clocks change on the Sunday after it. */
  @Test
  void remindsAfterTheHolidaysOfWhatIsDueOnThem() {
    actions.propose(Owner.CLIENT, LocalDate.parse("2027-03-26"));

    actions.advanceTo("2027-06-01T10:00");

    assertThat(actions.mails())
        .containsExactly(
            "2027-03-19 09:00 Reminder, due on Friday 26 March 2027: Onboard the mail gateway",
            "2027-03-30 09:00 Overdue: Onboard the mail gateway",
            "2027-04-01 09:00 Overdue: Onboard the mail gateway",
            "2027-04-06 09:00 Overdue: Onboard the mail gateway");
  }

  /** The clocks change on Sunday, 31 October 2027. */
  @Test
  void remindsAtNineOnBothSidesOfAClockChange() {
    actions.propose(Owner.CLIENT, LocalDate.parse("2027-11-01"));

    actions.advanceTo("2027-11-20T10:00");

    assertThat(actions.mails())
        .containsExactly(
            "2027-10-25 09:00 Reminder, due on Monday 1 November 2027: Onboard the mail gateway",
            "2027-11-01 09:00 Due today: Onboard the mail gateway",
            "2027-11-04 09:00 Overdue: Onboard the mail gateway",
            "2027-11-09 09:00 Overdue: Onboard the mail gateway");
  }

  @Test
  void givesTheTeamAtOnceWhatTheClientHasLeftUndone() {
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);
    actions.advanceTo("2027-06-01T10:00");

    actions.change(improvement, new ImprovementChange(null, null, Owner.SOC, null, null));

    assertThat(task(actions.process(improvement)))
        .hasCandidateGroup("soc")
        .hasName("Late: Onboard the mail gateway");
    assertThat(actions.mails()).hasSize(4);
  }

  @Test
  void remindsTheClientOfWhatTheTeamHasLeftUndoneFromTheNextReviewOn() {
    Improvement improvement = actions.propose(Owner.SOC, DUE);
    actions.advanceTo("2027-06-01T10:00");

    actions.change(improvement, new ImprovementChange(null, null, Owner.CLIENT, null, null));
    actions.advanceTo("2027-06-21T10:00");
    assertThat(actions.mails()).isEmpty();
    assertThat(actions.process(improvement))
        .isWaitingAt(ActionFollowUpIds.USER_TASK_DECIDE_OVERDUE_ACTION);

    followUp.carriedOver(ActionKey.of(improvement.id()));
    actions.advanceTo("2027-07-21T10:00");
    assertThat(actions.mails())
        .containsExactly(
            "2027-06-24 09:00 Overdue: Onboard the mail gateway",
            "2027-06-29 09:00 Overdue: Onboard the mail gateway");
  }

  @Test
  void remindsWhoIsFirstWhereNobodyIsOfLevelOne() {
    clients.register(new ClientRegistration(
        "SOUTH",
        "Southwind",
        "DE",
        "en",
        SampleClient.BERLIN,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(contact("second@south.example", 2), contact("third@south.example", 3))));
    improvements.propose(
        new NewImprovement("SOUTH", "Onboard the proxy", null, Owner.CLIENT, DUE, null), "anna");

    actions.advanceTo("2027-03-10T10:00");

    assertThat(jdbc.sql("select recipient from mail_outbox where element = :element")
            .param("element", ActionFollowUpIds.SERVICE_TASK_REMIND_CLIENT)
            .query(String.class)
            .list())
        .containsExactly("second@south.example");
  }

  @Test
  void onlyWhatWasDeclinedEndsWithTheContract() {
    Improvement waitsForReview = actions.propose(Owner.CLIENT, LocalDate.parse("2026-12-15"));
    Improvement atTheTeam = actions.propose(Owner.SOC, LocalDate.parse("2027-03-20"));
    Improvement declined = actions.propose(Owner.CLIENT, null);
    actions.change(declined, DECLINE);
    actions.advanceTo("2027-03-16T10:00");

    clients.end("NORTHWIND");
    actions.advanceTo("2028-06-01T10:00");

    assertThat(actions.process(declined)).isNull();
    assertThat(actions.process(waitsForReview))
        .isWaitingAt(ActionFollowUpIds.USER_TASK_DECIDE_OVERDUE_ACTION);
    assertThat(actions.process(atTheTeam))
        .isWaitingAt(ActionFollowUpIds.USER_TASK_CARRY_OUT_ACTION);
    assertThat(List.of(waitsForReview, atTheTeam, declined))
        .extracting(action -> improvements.get(action.id()).status())
        .containsExactly(
            ImprovementStatus.PROPOSED, ImprovementStatus.PROPOSED, ImprovementStatus.DECLINED);
  }

  @Test
  void hasNoDateWhenItIsAskedAgainAndIsFollowedWhenItGetsOne() {
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);
    actions.change(improvement, DECLINE);
    actions.advanceTo("2027-12-02T10:00");
    assertThat(improvements.get(improvement.id()).targetDate()).isNull();
    assertThat(actions.process(improvement)).isNull();
    assertThat(actions.mails()).isEmpty();

    actions.change(
        improvement, new ImprovementChange(null, null, null, null, LocalDate.parse("2028-03-15")));
    actions.advanceTo("2028-03-10T10:00");

    assertThat(actions.mails()).hasSize(1);
  }

  @Test
  void isAskedAgainAYearAfterItWasDeclinedAgain() {
    Improvement improvement = actions.propose(Owner.CLIENT, null);
    actions.change(improvement, DECLINE);
    actions.advanceTo("2027-12-15T10:00");
    actions.change(improvement, DECLINE);

    actions.advanceTo("2028-12-15T08:59");
    assertThat(improvements.get(improvement.id()).status()).isEqualTo(ImprovementStatus.DECLINED);
    actions.advanceTo("2028-12-15T09:00");

    assertThat(improvements.get(improvement.id()).status()).isEqualTo(ImprovementStatus.PROPOSED);
    assertThat(history.of("NORTHWIND", DecisionSubject.IMPROVEMENT))
        .filteredOn(line -> line.contains("ASKED_AGAIN"))
        .hasSize(2);
  }

  @Test
  void goesOnWhenTheIncidentThatLedToItIsTakenBack() {
    incidents.report(new IncidentReport(
        "NORTHWIND",
        "SIR-1",
        Severity.LOW,
        "Beaconing",
        "A workstation talks to a command and control server.",
        "Isolate the workstation.",
        "ws-17",
        "T1071",
        time.now()));
    actions.runDue();
    Improvement improvement = improvements.propose(
        new NewImprovement(
            "NORTHWIND", "Onboard the proxy", null, Owner.SOC, DUE, null, null, "SIR-1", null),
        "anna");
    corrections.withdraw("SIR-1", "False alarm", "soc");

    actions.advanceTo("2027-03-10T10:00");

    assertThat(task(actions.process(improvement))).hasName("Carry out action: Onboard the proxy");
  }

  private static Contact contact(String email, int level) {
    return new Contact(
        "Contact " + level,
        email,
        null,
        ContactRole.SECURITY_MANAGER,
        level,
        false,
        "en",
        SampleClient.BERLIN);
  }
}
