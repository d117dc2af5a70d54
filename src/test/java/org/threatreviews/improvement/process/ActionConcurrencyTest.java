package org.threatreviews.improvement.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
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
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;
import org.threatreviews.support.SampleClient;

/**
 * Several report on one action, due on Wednesday, 17 March 2027, in the same instant, or its
 * follow-up takes a step then.
 */
@ProcessTest
class ActionConcurrencyTest {

  private static final LocalDate DUE = LocalDate.parse("2027-03-17");
  private static final ActionReport DONE = new ActionReport(ActionResult.DONE, null, null);
  private static final ActionReport DECLINED =
      new ActionReport(ActionResult.DECLINED, "No budget", null);
  private static final ImprovementChange DECLINE =
      new ImprovementChange(null, "No budget", null, ImprovementStatus.DECLINED, null);

  @Autowired
  ProcessEngine engine;

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

  private long improvement;
  private String key;

  @BeforeEach
  void registerClient() {
    clients.register(SampleClient.of("NORTHWIND"));
  }

  @AfterEach
  void processAndTableAgree() {
    runDue();
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    Improvement now = improvements.get(improvement);
    boolean followed = now.status() == ImprovementStatus.DECLINED
        || now.status() != ImprovementStatus.DONE && now.targetDate() != null;
    assertThat(engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(key, ActionFollowUpIds.PROCESS)
            .count())
        .isEqualTo(followed ? 1 : 0);
    assertThat(statusByHistory()).isEqualTo(now.status().name());
  }

  @Race
  void theClientIsDoneWhileItsReminderFires() throws Exception {
    propose(Owner.CLIENT);
    time.set(berlin("2027-03-10T09:00"));

    assertThat(AtOnce.run(this::clientIsDone, job(ActionFollowUpIds.EVENT_REMINDER_DUE)))
        .containsOnly(true);
    runDue();

    assertThat(status()).isEqualTo(ImprovementStatus.DONE);
    assertThat(mails()).as("nobody is reminded of what is done").isZero();
  }

  @Race
  void theClientIsDoneWhileItsReminderIsWritten() throws Exception {
    propose(Owner.CLIENT);
    time.set(berlin("2027-03-10T09:00"));
    job(ActionFollowUpIds.EVENT_REMINDER_DUE).run();

    assertThat(AtOnce.run(this::clientIsDone, job(ActionFollowUpIds.SERVICE_TASK_REMIND_CLIENT)))
        .containsOnly(true);
    runDue();

    assertThat(status()).isEqualTo(ImprovementStatus.DONE);
    assertThat(mails()).isIn(0L, 2L);
  }

  @Race
  void theClientIsDoneWhileTheFollowUpLooks() throws Exception {
    improvement = improvements
        .propose(new NewImprovement("NORTHWIND", "Onboard", null, Owner.CLIENT, DUE, null), "anna")
        .id();
    key = ActionKey.of(improvement).toString();

    assertThat(AtOnce.run(this::clientIsDone, job(ActionFollowUpIds.SERVICE_TASK_LOOK_AT_ACTION)))
        .containsOnly(true);
    runDue();

    assertThat(status()).isEqualTo(ImprovementStatus.DONE);
  }

  @Race
  void theTeamReportsWhileTheActionPassesToTheClient() throws Exception {
    propose(Owner.SOC);
    time.advanceTo(berlin("2027-03-10T09:00"));
    Task task = task();

    List<Boolean> succeeded = AtOnce.run(
        () -> complete(task, Map.of("result", "DONE")),
        () -> improvements.change(
            improvement, new ImprovementChange(null, null, Owner.CLIENT, null, null)));
    runDue();

    assertThat(succeeded).contains(true);
    assertThat(status())
        .isEqualTo(succeeded.get(0) ? ImprovementStatus.DONE : ImprovementStatus.PROPOSED);
    assertThat(tasks()).isEmpty();
  }

  @Race
  void theTeamReportsWhileItIsReminded() throws Exception {
    propose(Owner.SOC);
    time.advanceTo(berlin("2027-03-10T09:00"));
    Task task = task();
    time.set(berlin("2027-03-17T09:00"));

    assertThat(AtOnce.run(
            () -> complete(task, Map.of("result", "DONE")),
            job(ActionFollowUpIds.EVENT_NEXT_REMINDER_DUE)))
        .containsOnly(true);
    runDue();

    assertThat(status()).isEqualTo(ImprovementStatus.DONE);
  }

  @Race
  void twoOfTheTeamReportAtOnce() throws Exception {
    propose(Owner.SOC);
    time.advanceTo(berlin("2027-03-10T09:00"));
    Task task = task();

    List<Boolean> succeeded = AtOnce.run(
        () -> complete(task, Map.of("result", "DONE")),
        () -> complete(task, Map.of("result", "LATER", "newDate", "2027-04-14")));
    runDue();

    assertThat(succeeded).containsExactlyInAnyOrder(true, false);
    assertThat(status())
        .isEqualTo(succeeded.get(0) ? ImprovementStatus.DONE : ImprovementStatus.PROPOSED);
    assertThat(improvements.get(improvement).targetDate())
        .isEqualTo(succeeded.get(0) ? DUE : LocalDate.parse("2027-04-14"));
  }

  @Race
  void twoContactsSayTheSame() throws Exception {
    propose(Owner.CLIENT);

    assertThat(AtOnce.run(this::clientIsDone, () -> followUp.answer(key, DONE, SampleClient.CISO)))
        .containsOnly(true);

    assertThat(decisions("DONE")).isEqualTo(1);
  }

  @Race
  void twoContactsContradictEachOther() throws Exception {
    propose(Owner.CLIENT);

    List<Boolean> succeeded =
        AtOnce.run(this::clientIsDone, () -> followUp.answer(key, DECLINED, SampleClient.CISO));

    assertThat(succeeded).containsExactlyInAnyOrder(true, false);
    assertThat(status())
        .isEqualTo(succeeded.get(0) ? ImprovementStatus.DONE : ImprovementStatus.DECLINED);
  }

  @Race
  void aReviewCarriesItOverWhileTheClientIsDone() throws Exception {
    propose(Owner.CLIENT);
    time.advanceTo(berlin("2027-04-12T10:00"));

    assertThat(
            AtOnce.run(this::clientIsDone, () -> followUp.carriedOver(ActionKey.of(improvement))))
        .containsOnly(true);
    long before = mails();
    time.advanceTo(berlin("2027-06-01T10:00"));

    assertThat(status()).isEqualTo(ImprovementStatus.DONE);
    assertThat(mails()).isEqualTo(before);
  }

  @Race
  void aReviewCarriesItOverWhileItsLastReminderIsWritten() throws Exception {
    propose(Owner.CLIENT);
    time.advanceTo(berlin("2027-03-24T10:00"));
    time.set(berlin("2027-03-25T09:00"));
    job(ActionFollowUpIds.EVENT_REMINDER_DUE).run();

    assertThat(AtOnce.run(
            () -> followUp.carriedOver(ActionKey.of(improvement)),
            job(ActionFollowUpIds.SERVICE_TASK_REMIND_CLIENT)))
        .containsOnly(true);
    long before = mails();
    time.advanceTo(berlin("2027-06-01T10:00"));

    assertThat(mails()).as("two reminders to two contacts since").isEqualTo(before + 4);
  }

  @Race
  void itIsDeclinedWhileAReminderFires() throws Exception {
    propose(Owner.CLIENT);
    time.set(berlin("2027-03-10T09:00"));

    assertThat(AtOnce.run(
            () -> improvements.change(improvement, DECLINE),
            job(ActionFollowUpIds.EVENT_REMINDER_DUE)))
        .containsOnly(true);
    runDue();

    assertThat(mails()).isZero();
    time.advanceTo(berlin("2028-03-10T09:00"));
    assertThat(status()).isEqualTo(ImprovementStatus.PROPOSED);
  }

  @Race
  void itIsDeclinedWhileTheTeamGetsItsTask() throws Exception {
    propose(Owner.SOC);
    time.set(berlin("2027-03-10T09:00"));

    assertThat(AtOnce.run(
            () -> improvements.change(improvement, DECLINE),
            job(ActionFollowUpIds.EVENT_REMINDER_DUE)))
        .containsOnly(true);
    runDue();

    assertThat(tasks()).isEmpty();
  }

  @Race
  void itIsDeclinedAgainWhileItIsAskedAgain() throws Exception {
    propose(Owner.CLIENT);
    improvements.change(improvement, DECLINE);
    runDue();
    time.set(berlin("2027-12-01T09:00"));
    job(ActionFollowUpIds.EVENT_ASK_AGAIN_DUE).run();

    List<Boolean> succeeded = AtOnce.run(
        () -> improvements.change(improvement, DECLINE),
        job(ActionFollowUpIds.SERVICE_TASK_ASK_AGAIN));
    runDue();

    assertThat(decisions("ASKED_AGAIN")).isEqualTo(1);
    assertThat(status())
        .isEqualTo(succeeded.get(0) ? ImprovementStatus.DECLINED : ImprovementStatus.PROPOSED);
    if (succeeded.get(0)) {
      time.advanceTo(berlin("2028-12-01T09:00"));
      assertThat(decisions("ASKED_AGAIN")).isEqualTo(2);
    }
  }

  @Race
  void theContractEndsWhileTheClientIsReminded() throws Exception {
    propose(Owner.CLIENT);
    time.set(berlin("2027-03-10T09:00"));

    assertThat(
            AtOnce.run(() -> clients.end("NORTHWIND"), job(ActionFollowUpIds.EVENT_REMINDER_DUE)))
        .containsOnly(true);
    runDue();

    assertThat(mails()).isPositive();
    clientIsDone();
    runDue();
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }

  private void propose(Owner owner) {
    improvement = improvements
        .propose(new NewImprovement("NORTHWIND", "Onboard", null, owner, DUE, null), "anna")
        .id();
    key = ActionKey.of(improvement).toString();
    runDue();
  }

  private void clientIsDone() {
    followUp.answer(key, DONE, SampleClient.MARIA);
  }

  private AtOnce.Act job(String element) {
    return AtOnce.job(engine, element);
  }

  private ImprovementStatus status() {
    return improvements.get(improvement).status();
  }

  private List<Task> tasks() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskDefinitionKey(ActionFollowUpIds.USER_TASK_CARRY_OUT_ACTION)
        .list();
  }

  private Task task() {
    assertThat(tasks()).hasSize(1);
    return tasks().get(0);
  }

  private void complete(Task task, Map<String, Object> variables) {
    engine.getTaskService().complete(task.getId(), variables);
  }

  private long decisions(String kind) {
    return kinds().stream().filter(kind::equals).count();
  }

  private List<String> kinds() {
    return history.of("NORTHWIND", DecisionSubject.IMPROVEMENT).stream()
        .map(line -> line.split(" ")[1])
        .toList();
  }

  private String statusByHistory() {
    List<String> moves =
        kinds().stream().filter(kind -> !kind.equals("CHANGED")).toList();
    String last = moves.get(moves.size() - 1);
    return last.equals("ASKED_AGAIN") ? "PROPOSED" : last;
  }

  private long mails() {
    return jdbc.sql("select count(*) from mail_outbox where element = 'serviceTask_remindClient'")
        .query(Long.class)
        .single();
  }

  private void runDue() {
    time.advanceTo(time.now());
  }

  private static Instant berlin(String localDateTime) {
    return LocalDateTime.parse(localDateTime).atZone(SampleClient.BERLIN).toInstant();
  }
}
