package org.threatreviews.task.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementChange;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.invariant.Rule;
import org.threatreviews.notification.MailKind;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/**
 * The SOC owes an improvement by Wednesday, 17 March 2027; its task is open from 10 March on, and
 * nobody does it. Today is Tuesday, 1 December 2026.
 */
@ProcessTest
class LateTaskProcessTest {

  private static final LocalDate DUE = LocalDate.parse("2027-03-17");
  private static final String SOC_TASK = "userTask_carryOutAction";

  @Autowired
  RuntimeService runtime;

  @Autowired
  TaskService tasks;

  @Autowired
  ManagementService management;

  @Autowired
  Improvements improvements;

  @Autowired
  Clients clients;

  @Autowired
  HistoryLines history;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  RepositoryService repository;

  @Autowired
  ClockCatchUp catchUp;

  @Autowired
  OutgoingMail outgoing;

  @Autowired
  TestTime time;

  private Improvement improvement;

  @BeforeEach
  void agreeOnAnImprovement() {
    clients.register(SampleClient.of("NORTHWIND"));
    improvement = improvements.propose(
        new NewImprovement("NORTHWIND", "Block old TLS", "Phishing", Owner.SOC, DUE, "Portal"),
        "anna");
    advanceTo("2027-03-15T10:00");
  }

  @Test
  void waitsForTheDueDateOfTheTask() {
    assertThat(socTask().getDueDate()).isEqualTo(clock().getDuedate());
    assertThat(leadTasks()).isEmpty();
  }

  @Test
  void asksTheLeadWhenTheTaskIsLate() {
    advanceTo("2027-03-19T10:00");

    Task asked = leadTask();
    assertThat(asked.getName()).startsWith("Late: ").contains("Block old TLS");
    assertThat(tasks.getVariable(asked.getId(), "briefing").toString())
        .contains("Northwind Traders", "nobody; it is open to soc", "never before");
    assertThat(asked.getDueDate()).isAfter(Date.from(time.now()));
  }

  @Test
  void asksAgainAtGrowingDistanceForEver() {
    advanceTo("2027-03-19T10:00");
    Instant first = time.now();
    answerEachTimeUntil(first.plus(Duration.ofDays(400)));

    List<Long> days = distances();
    assertThat(days).hasSizeGreaterThan(15).isSorted();
    assertThat(days.get(days.size() - 1)).isBetween(26L, 40L);
    assertThat(leadTasks().size() + askAgainTimers().size()).isEqualTo(1);
  }

  @Test
  void asksAgainOnTheDayThatTheLeadNames() {
    advanceTo("2027-03-19T10:00");
    answer(Map.of("notes", "They are at it.", "until", "2027-04-20"));

    assertThat(askAgainTimers())
        .singleElement()
        .extracting(Job::getDuedate)
        .isEqualTo(Date.from(Instant.parse("2027-04-20T07:00:00Z")));
    assertThat(history.of("NORTHWIND", DecisionSubject.IMPROVEMENT))
        .anyMatch(line -> line.contains("They are at it."));

    advanceTo("2027-04-20T09:30");
    assertThat(tasks.getVariable(leadTask().getId(), "briefing").toString())
        .contains("once before");
  }

  @Test
  void refusesAnAnswerThatSaysNothing() {
    advanceTo("2027-03-19T10:00");

    refuses(Map.of(), "notes");
    refuses(Map.of("notes", "Later.", "until", "2027-03-19"), "until");
    refuses(Map.of("notes", "Later.", "until", "2029-01-01"), "until");
  }

  private void refuses(Map<String, Object> form, String field) {
    assertThatThrownBy(() -> answer(form))
        .rootCause()
        .isInstanceOf(InvalidInput.class)
        .extracting("field")
        .isEqualTo(field);
    assertThat(leadTasks()).hasSize(1);
  }

  @Test
  void leavesNothingBehindWhenTheTaskIsDone() {
    advanceTo("2027-03-30T10:00");
    assertThat(leadTasks()).hasSize(1);

    tasks.complete(socTask().getId(), Map.of("result", "DONE"));
    assertThat(clocks()).isZero();
    advanceTo("2027-03-31T10:00");

    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(tasks.createTaskQuery().count()).isZero();
  }

  @Test
  void leavesNothingBehindWhenTheTaskIsNoLongerNeeded() {
    advanceTo("2027-03-30T10:00");

    improvements.change(
        improvement.id(),
        new ImprovementChange(null, "Too dear.", null, ImprovementStatus.DECLINED, null));
    time.advanceTo(time.now());

    assertThat(clocks()).isZero();
    assertThat(tasks.createTaskQuery().count()).isZero();
  }

  @Test
  void isStoppedAlsoWhileItIsSuspended() {
    String clock = runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(LateTaskIds.PROCESS)
        .singleResult()
        .getId();
    runtime.suspendProcessInstanceById(clock);

    tasks.complete(socTask().getId(), Map.of("result", "DONE"));

    assertThat(clocks()).isZero();
  }

  @Test
  void followsADueDateThatMoves() {
    Task task = socTask();
    task.setDueDate(Date.from(Instant.parse("2027-05-03T10:00:00Z")));
    tasks.saveTask(task);
    assertThat(clock().getDuedate()).isEqualTo(task.getDueDate());

    advanceTo("2027-05-02T10:00");
    assertThat(leadTasks()).isEmpty();
    advanceTo("2027-05-04T10:00");
    assertThat(leadTasks()).hasSize(1);
  }

  @Test
  @Breaks(value = Rule.TASK_WITHOUT_DUE_DATE, because = "somebody takes the due date away")
  void isAskedAtOnceWhenSomebodyTakesTheDueDateAway() {
    Task task = socTask();
    task.setDueDate(null);
    tasks.saveTask(task);
    time.advanceTo(time.now());

    assertThat(leadTasks()).hasSize(1);
  }

  /** The relay was out over night, and the task was done meanwhile. */
  @Test
  void aListThatHasWaitedUntilAnotherDaySaysWhatIsLateByThen() {
    advanceTo("2027-03-19T10:00");
    Task late = leadTask();
    try (OutgoingMail held = outgoing.held()) {
      for (int day = 0; day < 15 && held.waiting().isEmpty(); day++) {
        time.advanceTo(time.now().plus(Duration.ofDays(1)));
      }
      assertThat(held.kindsWaiting()).containsExactly(MailKind.LEAD_LATE_TASKS);
      assertThat(leadTask().getId()).isEqualTo(late.getId());
      tasks.complete(late.getId(), Map.of("notes", "They are at it.", "until", "2027-06-01"));
      time.advanceTo(time.now().plus(Duration.ofDays(1)));
    }

    time.advanceTo(time.now().plus(Duration.ofDays(1)));

    assertThat(outgoing.kindsIn("SENT", "QUEUED", "HELD")).doesNotContain(MailKind.LEAD_LATE_TASKS);
  }

  @Test
  void mailsTheLeadsMoreAndMoreSeldomAboutTheirOwn() {
    advanceTo("2027-03-19T10:00");
    int priority = leadTask().getPriority();
    advanceTo("2028-04-20T10:00");

    assertThat(management
            .createJobQuery()
            .activityId(LateTaskIds.EVENT_LEAD_REMINDER_DUE)
            .count())
        .isEqualTo(1);
    List<Instant> mails = mailsToLead();
    assertThat(mails).hasSizeBetween(15, 45);
    assertThat(leadTasks()).hasSize(1);
    assertThat(leadTask().getPriority()).isGreaterThan(priority);
    assertThat(jdbc.sql("select body from mail_outbox where element = :element limit 1")
            .param("element", LateTaskIds.SERVICE_TASK_REMIND_LEADS)
            .query(String.class)
            .single())
        .contains("Block old TLS", "improvement-" + improvement.id());
  }

  @Test
  void isStartedForATaskOfAnEarlierRelease() {
    String before = runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(LateTaskIds.PROCESS)
        .singleResult()
        .getId();
    runtime.deleteProcessInstance(before, "an earlier release knew no clocks");

    catchUp.afterSingletonsInstantiated();
    catchUp.afterSingletonsInstantiated();

    assertThat(clocks()).isEqualTo(1);
    assertThat(clock().getDuedate()).isEqualTo(socTask().getDueDate());
  }

  @Test
  void everyUserTaskOfEveryModelGetsOne() {
    repository
        .createProcessDefinitionQuery()
        .unlimitedList()
        .forEach(model ->
            repository
                .getBpmnModelInstance(model.getId())
                .getModelElementsByType(UserTask.class)
                .stream()
                .filter(task -> !TaskClocks.modelHasClock(task))
                .forEach(task -> assertThat(listenersOf(model, task))
                    .as("%s in %s", task.getId(), model.getKey())
                    .hasAtLeastOneElementOfType(TaskClock.class)));
  }

  private List<TaskListener> listenersOf(ProcessDefinition model, UserTask task) {
    var deployed = (ProcessDefinitionEntity)
        ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(model.getId());
    return deployed
        .getTaskDefinitions()
        .get(task.getId())
        .getBuiltinTaskListeners()
        .get(TaskListener.EVENTNAME_CREATE);
  }

  private void answerEachTimeUntil(Instant end) {
    while (time.now().isBefore(end)) {
      leadTasks()
          .forEach(task -> tasks.complete(task.getId(), Map.of("notes", "They know about it.")));
      time.advanceTo(time.now().plus(Duration.ofDays(1)));
    }
  }

  /** Days from one time that the lead was asked to the next. */
  private List<Long> distances() {
    List<Instant> asked = jdbc.sql(
            "select start_time_ from act_hi_taskinst where task_def_key_ = :key order by start_time_")
        .param("key", LateTaskIds.USER_TASK_SEE_TO_LATE_TASK)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .list();
    // whole weeks would hide that weekends lie between working days
    return java.util.stream.IntStream.range(1, asked.size())
        .mapToObj(i -> workingDays(asked.get(i - 1), asked.get(i)))
        .toList();
  }

  private long workingDays(Instant from, Instant to) {
    return Duration.between(from, to).toDays();
  }

  private List<Instant> mailsToLead() {
    return jdbc.sql("""
            select created_at from mail_outbox
            where template = 'late-tasks' and recipient like 'lead@%' order by created_at
            """).query((row, number) -> row.getTimestamp(1).toInstant()).list();
  }

  private void answer(Map<String, Object> form) {
    tasks.complete(leadTask().getId(), form);
    time.advanceTo(time.now());
  }

  private Task socTask() {
    return tasks.createTaskQuery().taskDefinitionKey(SOC_TASK).singleResult();
  }

  private Task leadTask() {
    assertThat(leadTasks()).hasSize(1);
    return leadTasks().get(0);
  }

  private List<Task> leadTasks() {
    return tasks
        .createTaskQuery()
        .taskDefinitionKey(LateTaskIds.USER_TASK_SEE_TO_LATE_TASK)
        .list();
  }

  private List<Job> askAgainTimers() {
    return management
        .createJobQuery()
        .activityId(LateTaskIds.EVENT_TIME_TO_ASK_AGAIN)
        .list();
  }

  private Job clock() {
    return management.createJobQuery().activityId(LateTaskIds.EVENT_TASK_LATE).singleResult();
  }

  private long clocks() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(LateTaskIds.PROCESS)
        .count();
  }

  private void advanceTo(String local) {
    time.advanceTo(
        java.time.LocalDateTime.parse(local).atZone(SampleClient.BERLIN).toInstant());
  }
}
