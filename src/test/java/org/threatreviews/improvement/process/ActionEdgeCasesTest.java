package org.threatreviews.improvement.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
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
import org.threatreviews.incident.ReportCorrections;
import org.threatreviews.incident.Severity;
import org.threatreviews.platform.TestTime;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** What seldom happens to an action: outages, holidays, clock changes, other owners, lost sources. */
@ProcessTest
class ActionEdgeCasesTest {

  private static final LocalDate DUE = LocalDate.parse("2027-03-17");
  private static final ImprovementChange DECLINE =
      new ImprovementChange(null, "No budget", null, ImprovementStatus.DECLINED, null);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(SampleClient.BERLIN);

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

  private record Sent(Instant createdAt, String subject) {}

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
    Improvement improvement = propose(Owner.CLIENT, DUE);

    time.set(berlin("2027-04-19T10:00"));
    runDue();

    assertThat(mails()).containsExactly("2027-04-19 10:00 Overdue: Onboard the mail gateway");
    assertThat(process(improvement)).isWaitingAt(ActionFollowUpIds.EVENT_CARRIED_OVER);
  }

  @Test
  void showsTheTeamOnceHowLateItIsAfterAnOutage() {
    Improvement improvement = propose(Owner.SOC, DUE);

    time.set(berlin("2027-04-19T10:00"));
    runDue();

    assertThat(task(process(improvement))).hasName("Late: Onboard the mail gateway");
    assertThat(improvements.get(improvement.id()).isOpen()).isTrue();
    assertThat(remindersOf(improvement)).isEqualTo(1);
  }

  /** 26 March 2027 is Good Friday; the clocks change on the Sunday after it. */
  @Test
  void remindsAfterTheHolidaysOfWhatIsDueOnThem() {
    propose(Owner.CLIENT, LocalDate.parse("2027-03-26"));

    advanceTo("2027-06-01T10:00");

    assertThat(mails())
        .containsExactly(
            "2027-03-19 09:00 Reminder, by Friday, March 26, 2027: Onboard the mail gateway",
            "2027-03-30 09:00 Overdue: Onboard the mail gateway",
            "2027-04-01 09:00 Overdue: Onboard the mail gateway",
            "2027-04-06 09:00 Overdue: Onboard the mail gateway");
  }

  /** The clocks change on Sunday, 31 October 2027. */
  @Test
  void remindsAtNineOnBothSidesOfAClockChange() {
    propose(Owner.CLIENT, LocalDate.parse("2027-11-01"));

    advanceTo("2027-11-20T10:00");

    assertThat(mails())
        .containsExactly(
            "2027-10-25 09:00 Reminder, by Monday, November 1, 2027: Onboard the mail gateway",
            "2027-11-01 09:00 Due today: Onboard the mail gateway",
            "2027-11-04 09:00 Overdue: Onboard the mail gateway",
            "2027-11-09 09:00 Overdue: Onboard the mail gateway");
  }

  @Test
  void givesTheTeamAtOnceWhatTheClientHasLeftUndone() {
    Improvement improvement = propose(Owner.CLIENT, DUE);
    advanceTo("2027-06-01T10:00");

    change(improvement, new ImprovementChange(null, null, Owner.SOC, null, null));

    assertThat(task(process(improvement)))
        .hasCandidateGroup("soc")
        .hasName("Late: Onboard the mail gateway");
    assertThat(mails()).hasSize(4);
  }

  @Test
  void remindsTheClientOfWhatTheTeamHasLeftUndoneFromTheNextReviewOn() {
    Improvement improvement = propose(Owner.SOC, DUE);
    advanceTo("2027-06-01T10:00");

    change(improvement, new ImprovementChange(null, null, Owner.CLIENT, null, null));
    advanceTo("2027-06-21T10:00");
    assertThat(mails()).isEmpty();
    assertThat(process(improvement)).isWaitingAt(ActionFollowUpIds.EVENT_CARRIED_OVER);

    followUp.carriedOver(ActionKey.of(improvement.id()));
    advanceTo("2027-07-21T10:00");
    assertThat(mails())
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

    advanceTo("2027-03-10T10:00");

    assertThat(jdbc.sql("select recipient from mail_outbox where element = :element")
            .param("element", ActionFollowUpIds.SERVICE_TASK_REMIND_CLIENT)
            .query(String.class)
            .list())
        .containsExactly("second@south.example");
  }

  @Test
  void leavesNothingRunningWhenTheContractEnds() {
    Improvement waitsForReview = propose(Owner.CLIENT, LocalDate.parse("2026-12-15"));
    Improvement atTheTeam = propose(Owner.SOC, LocalDate.parse("2027-03-20"));
    Improvement declined = propose(Owner.CLIENT, null);
    change(declined, DECLINE);
    advanceTo("2027-03-16T10:00");
    int before = mails().size();

    clients.end("NORTHWIND");
    runDue();

    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    advanceTo("2028-06-01T10:00");
    assertThat(mails()).hasSize(before);
    assertThat(List.of(waitsForReview, atTheTeam, declined))
        .extracting(action -> improvements.get(action.id()).status())
        .containsExactly(
            ImprovementStatus.PROPOSED, ImprovementStatus.PROPOSED, ImprovementStatus.DECLINED);
  }

  @Test
  void hasNoDateWhenItIsAskedAgainAndIsFollowedWhenItGetsOne() {
    Improvement improvement = propose(Owner.CLIENT, DUE);
    change(improvement, DECLINE);
    advanceTo("2027-12-02T10:00");
    assertThat(improvements.get(improvement.id()).targetDate()).isNull();
    assertThat(process(improvement)).isNull();
    assertThat(mails()).isEmpty();

    change(
        improvement, new ImprovementChange(null, null, null, null, LocalDate.parse("2028-03-15")));
    advanceTo("2028-03-10T10:00");

    assertThat(mails()).hasSize(1);
  }

  @Test
  void isAskedAgainAYearAfterItWasDeclinedAgain() {
    Improvement improvement = propose(Owner.CLIENT, null);
    change(improvement, DECLINE);
    advanceTo("2027-12-15T10:00");
    change(improvement, DECLINE);

    advanceTo("2028-12-15T08:59");
    assertThat(improvements.get(improvement.id()).status()).isEqualTo(ImprovementStatus.DECLINED);
    advanceTo("2028-12-15T09:00");

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
    runDue();
    Improvement improvement = improvements.propose(
        new NewImprovement(
            "NORTHWIND", "Onboard the proxy", null, Owner.SOC, DUE, null, null, "SIR-1", null),
        "anna");
    corrections.withdraw("SIR-1", "False alarm", "soc");

    advanceTo("2027-03-10T10:00");

    assertThat(task(process(improvement))).hasName("Carry out action: Onboard the proxy");
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

  private Improvement propose(Owner owner, LocalDate due) {
    Improvement proposed = improvements.propose(
        new NewImprovement(
            "NORTHWIND", "Onboard the mail gateway", "Phishing", owner, due, "Portal"),
        "anna");
    runDue();
    return proposed;
  }

  private void change(Improvement improvement, ImprovementChange change) {
    improvements.change(improvement.id(), change);
    runDue();
  }

  private ProcessInstance process(Improvement improvement) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(ActionKey.of(improvement.id()).toString())
        .singleResult();
  }

  private int remindersOf(Improvement improvement) {
    return jdbc.sql("select reminders_sent from improvement where id = :id")
        .param("id", improvement.id())
        .query(Integer.class)
        .single();
  }

  /** What one of the two contacts got. */
  private List<String> mails() {
    return jdbc.sql("""
            select created_at, subject from mail_outbox
            where element = 'serviceTask_remindClient' and recipient = :maria order by created_at
            """).param("maria", SampleClient.MARIA).query(Sent.class).list().stream()
        .map(mail -> "%s %s".formatted(MINUTE.format(mail.createdAt()), mail.subject()))
        .toList();
  }

  private void runDue() {
    time.advanceTo(time.now());
  }

  private void advanceTo(String localDateTime) {
    time.advanceTo(berlin(localDateTime));
  }

  private static Instant berlin(String localDateTime) {
    return LocalDateTime.parse(localDateTime).atZone(SampleClient.BERLIN).toInstant();
  }
}
