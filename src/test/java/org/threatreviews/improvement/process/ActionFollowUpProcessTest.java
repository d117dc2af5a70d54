package org.threatreviews.improvement.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Clients;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.improvement.ActionKey;
import org.threatreviews.improvement.ActionReport;
import org.threatreviews.improvement.ActionResult;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementChange;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.platform.TestTime;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** Today is Tuesday, 1 December 2026; what is to be done is due on Wednesday, 17 March 2027. */
@ProcessTest
class ActionFollowUpProcessTest {

  private static final LocalDate DUE = LocalDate.parse("2027-03-17");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(SampleClient.BERLIN);

  @Autowired
  ProcessEngine engine;

  @Autowired
  RuntimeService runtime;

  @Autowired
  TaskService tasks;

  @Autowired
  DecisionService decisions;

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
  HistoryLines history;

  private record Sent(Instant createdAt, String subject) {}

  @BeforeEach
  void registerClient() {
    BpmnAwareTests.init(engine);
    clients.register(SampleClient.of("NORTHWIND"));
  }

  @ParameterizedTest
  @CsvSource({"CLIENT, 5, 3, 2, 12", "SOC, 5, 2, 3, 12", "PROVIDER, 5, 2, 3, 12"})
  void readsThePolicyFromTheDecision(
      String owner, int before, int after, int remindersAfter, int months) {
    var result = decisions
        .evaluateDecisionTableByKey(ActionFollowUpIds.DECISION_POLICY, Map.of("owner", owner))
        .getSingleResult();

    assertThat(result.getEntryMap())
        .containsEntry("remindBefore", before)
        .containsEntry("remindAfter", after)
        .containsEntry("remindersAfter", remindersAfter)
        .containsEntry("askAgainAfter", months);
  }

  @Test
  void remindsTheClientBeforeOnAndAfterTheDueDate() {
    Improvement improvement = propose(Owner.CLIENT, DUE);
    assertThat(mails()).isEmpty();

    advanceTo("2027-06-01T10:00");

    assertThat(mails())
        .containsExactly(
            "2027-03-10 09:00 Reminder, by Wednesday, March 17, 2027: Onboard the mail gateway",
            "2027-03-17 09:00 Due today: Onboard the mail gateway",
            "2027-03-22 09:00 Overdue: Onboard the mail gateway",
            "2027-03-25 09:00 Overdue: Onboard the mail gateway");
    assertThat(process(improvement)).isWaitingAt(ActionFollowUpIds.EVENT_CARRIED_OVER);
    assertThat(improvements.get(improvement.id()).isOpen()).isTrue();
  }

  @Test
  void leavesOutRemindersThatWereOvertaken() {
    propose(Owner.CLIENT, LocalDate.parse("2026-12-04"));

    advanceTo("2026-12-07T10:00");

    assertThat(mails()).containsExactly("2026-12-04 09:00 Due today: Onboard the mail gateway");
  }

  @Test
  void remindsAnewWhenAReviewCarriesItOver() {
    Improvement improvement = propose(Owner.CLIENT, DUE);
    advanceTo("2027-04-12T10:00");
    int before = mails().size();
    followUp.carriedOver(ActionKey.of(improvement.id()));

    advanceTo("2027-06-01T10:00");

    assertThat(mails())
        .hasSize(before + 2)
        .endsWith(
            "2027-04-15 09:00 Overdue: Onboard the mail gateway",
            "2027-04-20 09:00 Overdue: Onboard the mail gateway");
    assertThat(process(improvement)).isWaitingAt(ActionFollowUpIds.EVENT_CARRIED_OVER);
  }

  @Test
  void carryingOverWhatIsNotDueYetChangesNothing() {
    Improvement improvement = propose(Owner.CLIENT, DUE);
    followUp.carriedOver(ActionKey.of(improvement.id()));

    advanceTo("2027-03-10T10:00");

    assertThat(mails()).hasSize(1);
  }

  @Test
  void endsWhenTheClientSaysThatItIsDone() {
    Improvement improvement = propose(Owner.CLIENT, DUE);
    advanceTo("2027-03-11T10:00");
    ActionReport done = new ActionReport(ActionResult.DONE, null, null);
    String key = ActionKey.of(improvement.id()).toString();

    assertThat(followUp.answer(key, done, SampleClient.MARIA)).isTrue();
    assertThat(followUp.answer(key, done, SampleClient.CISO)).isFalse();
    advanceTo("2027-06-01T10:00");

    assertThat(mails()).hasSize(1);
    assertThat(process(improvement)).isNull();
    assertThat(improvements.get(improvement.id()).status()).isEqualTo(ImprovementStatus.DONE);
    assertThat(history.of("NORTHWIND", DecisionSubject.IMPROVEMENT))
        .endsWith(
            improvement.id() + " AGREED by " + SampleClient.MARIA + ", PROCESS",
            improvement.id() + " DONE by " + SampleClient.MARIA + ", PROCESS");
  }

  @Test
  void followsANewDateAndANewOwner() {
    Improvement improvement = propose(Owner.CLIENT, DUE);
    change(
        improvement, new ImprovementChange(null, null, null, null, LocalDate.parse("2027-05-19")));
    advanceTo("2027-05-12T10:00");
    assertThat(mails()).hasSize(1);

    change(improvement, new ImprovementChange(null, null, Owner.SOC, null, null));
    assertThat(task(process(improvement)))
        .hasCandidateGroup("soc")
        .hasName("Carry out action: Onboard the mail gateway");

    change(improvement, new ImprovementChange(null, null, Owner.CLIENT, null, null));
    assertThat(process(improvement)).isNotWaitingAt(ActionFollowUpIds.USER_TASK_CARRY_OUT_ACTION);
    assertThat(mails()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Owner.class,
      names = {"SOC", "PROVIDER"})
  void opensATaskForOurOwnTeamAndShowsHowUrgentItIs(Owner owner) {
    Improvement improvement = propose(owner, DUE);
    advanceTo("2027-03-10T08:59");
    assertThat(task(process(improvement))).isNull();

    advanceTo("2027-03-10T09:00");
    Task task = task(process(improvement));
    assertThat(task)
        .hasCandidateGroup(owner == Owner.SOC ? "soc" : "advisor")
        .hasName("Carry out action: Onboard the mail gateway")
        .hasDueDate(Date.from(berlin("2027-03-17T17:00")));
    tasks.claim(task.getId(), "sofia");

    advanceTo("2027-03-17T09:00");
    assertThat(task(process(improvement)))
        .hasId(task.getId())
        .isAssignedTo("sofia")
        .hasName("Due today: Onboard the mail gateway");
    assertThat(task(process(improvement)).getPriority()).isEqualTo(60);

    advanceTo("2027-05-01T09:00");
    assertThat(task(process(improvement)))
        .hasId(task.getId())
        .hasName("Late: Onboard the mail gateway");
    assertThat(task(process(improvement)).getPriority()).isEqualTo(80);
    assertThat(improvementReminders(improvement)).isEqualTo(5);
    assertThat(mails()).isEmpty();

    complete(task, Map.of("result", "DONE"));
    assertThat(process(improvement)).isNull();
    assertThat(improvements.get(improvement.id()).status()).isEqualTo(ImprovementStatus.DONE);
  }

  @Test
  void comesBackOnTheDayThatTheTeamNames() {
    Improvement improvement = propose(Owner.SOC, DUE);
    advanceTo("2027-03-10T09:00");
    Task task = task(process(improvement));
    refuses(task, Map.of());
    refuses(task, Map.of("result", "DECLINED"));
    refuses(task, Map.of("result", "LATER"));
    refuses(task, Map.of("result", "LATER", "newDate", "2027-03-09"));

    complete(task, Map.of("result", "LATER", "newDate", "2027-04-14"));

    assertThat(improvements.get(improvement.id()).targetDate()).isEqualTo("2027-04-14");
    advanceTo("2027-04-06T10:00");
    assertThat(task(process(improvement))).isNull();
    advanceTo("2027-04-07T09:00");
    assertThat(task(process(improvement))).isNotNull();
  }

  @Test
  void proposesADeclinedImprovementAgainAfterAYear() {
    Improvement improvement = propose(Owner.CLIENT, null);
    assertThat(process(improvement)).isNull();
    change(
        improvement,
        new ImprovementChange(null, "No budget", null, ImprovementStatus.DECLINED, null));
    assertThat(process(improvement)).isWaitingAt(ActionFollowUpIds.EVENT_ASK_AGAIN_DUE);

    advanceTo("2027-12-01T08:59");
    assertThat(improvements.openOf("NORTHWIND")).isEmpty();
    advanceTo("2027-12-01T09:00");

    Improvement again = improvements.get(improvement.id());
    assertThat(again.status()).isEqualTo(ImprovementStatus.PROPOSED);
    assertThat(again.declinedReason()).isEqualTo("No budget");
    assertThat(process(improvement)).isNull();
    assertThat(history.of("NORTHWIND", DecisionSubject.IMPROVEMENT))
        .endsWith(improvement.id() + " ASKED_AGAIN by system, PROCESS: declined before: No budget");
  }

  @Test
  void aTaskThatDeclinesNeedsAReasonAndIsAskedAgain() {
    Improvement improvement = propose(Owner.PROVIDER, DUE);
    advanceTo("2027-03-10T09:00");

    complete(task(process(improvement)), Map.of("result", "DECLINED", "reason", "Replaced in May"));

    assertThat(improvements.get(improvement.id()).declinedReason()).isEqualTo("Replaced in May");
    assertThat(process(improvement)).isWaitingAt(ActionFollowUpIds.EVENT_ASK_AGAIN_DUE);
  }

  @Test
  void followsFromTheNextChangeOnWhatHadNoFollowUp() {
    Improvement improvement = propose(Owner.CLIENT, DUE);
    runtime.deleteProcessInstance(process(improvement).getId(), "as before follow-ups were there");

    change(improvement, new ImprovementChange("Onboard the proxy", null, null, null, null));
    assertThat(process(improvement)).isNull();
    change(improvement, new ImprovementChange(null, null, Owner.SOC, null, null));

    assertThat(process(improvement)).isNotNull();
  }

  @Test
  void endsWithTheContract() {
    Improvement open = propose(Owner.CLIENT, DUE);
    Improvement task = propose(Owner.SOC, DUE);
    advanceTo("2027-03-10T09:00");

    clients.end("NORTHWIND");
    advanceTo("2027-06-01T10:00");

    assertThat(process(open)).isNull();
    assertThat(process(task)).isNull();
    assertThat(mails()).hasSize(1);
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

  private void complete(Task task, Map<String, Object> variables) {
    tasks.complete(task.getId(), variables);
    runDue();
  }

  private void refuses(Task task, Map<String, Object> variables) {
    assertThatThrownBy(() -> tasks.complete(task.getId(), variables))
        .satisfiesAnyOf(
            e -> assertThat(e).isInstanceOf(InvalidInput.class),
            e -> assertThat(e).hasRootCauseInstanceOf(InvalidInput.class));
  }

  private ProcessInstance process(Improvement improvement) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(ActionKey.of(improvement.id()).toString())
        .singleResult();
  }

  private int improvementReminders(Improvement improvement) {
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
