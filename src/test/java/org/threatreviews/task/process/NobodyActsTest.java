package org.threatreviews.task.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.onboarding.ClientRegistrations;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** For more than a year nobody does anything: all that is open comes up again and again. */
@ProcessTest
class NobodyActsTest {

  private static final int DAYS = 400;

  /** Of all open tasks, those that a lead may have at one time: one for each, and one for that. */
  private static final int TASKS_OF_LEAD_PER_TASK = 1;

  @Autowired
  RepositoryService repository;

  @Autowired
  RuntimeService runtime;

  @Autowired
  TaskService tasks;

  @Autowired
  ManagementService management;

  @Autowired
  Clients clients;

  @Autowired
  Onboarding onboarding;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  Questions questions;

  @Autowired
  Improvements improvements;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  @Test
  void nothingIsLeftAlone() {
    onboarding.register(ClientRegistrations.until("NORDWIND", LocalDate.parse("2028-11-30")));
    clients.register(SampleClient.of("NORTHWIND"));
    clients.extend("NORTHWIND", LocalDate.parse("2028-11-30"));
    programme.plan("NORTHWIND", DayOfWeek.WEDNESDAY, LocalTime.of(10, 0));
    programme.start("NORTHWIND");
    questions.ask(new NewQuestion(
        "NORTHWIND", "Q-1", "Log retention", "Which logs?", SampleClient.MARIA, null));
    for (Owner owner : List.of(Owner.SOC, Owner.PROVIDER)) {
      improvements.propose(
          new NewImprovement(
              "NORTHWIND",
              "Of " + owner,
              "Phishing",
              owner,
              LocalDate.parse("2027-01-13"),
              "Portal"),
          "anna");
    }
    time.advanceTo(time.now());

    Instant end = time.now().plus(Duration.ofDays(DAYS));
    while (time.now().isBefore(end)) {
      time.advanceTo(time.now().plus(Duration.ofDays(9)).plusSeconds(3_600));
      everyTaskHasItsClock();
      everythingOpenHasATaskOrATimer();
      theLeadsListStaysShort();
    }

    assertThat(runtime.createIncidentQuery().count()).isZero();
    assertThat(mailsToLeads()).hasSizeBetween(DAYS / 20, DAYS * 5 / 7);
    everyLateTaskHasBeenAskedAbout();
  }

  @Test
  @Breaks(because = "takes processes away from their records")
  void everythingThatEndsTakesItsClockWithIt() {
    nothingIsLeftAlone();

    runtime.createProcessInstanceQuery().rootProcessInstances().unlimitedList().stream()
        .filter(instance -> !keyOf(instance).equals(LateTaskIds.PROCESS))
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));

    assertThat(tasks.createTaskQuery().count()).isZero();
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  private void everyTaskHasItsClock() {
    for (Task task : tasks.createTaskQuery().unlimitedList()) {
      long clocks = runtime
          .createProcessInstanceQuery()
          .processDefinitionKey(LateTaskIds.PROCESS)
          .variableValueEquals(LateTaskIds.VARIABLE_TASK, task.getId())
          .count();

      assertThat(clocks).as(task.getName()).isEqualTo(hasClockOfModel(task) ? 0 : 1);
    }
  }

  private boolean hasClockOfModel(Task task) {
    UserTask element = repository
        .getBpmnModelInstance(task.getProcessDefinitionId())
        .getModelElementById(task.getTaskDefinitionKey());
    return TaskClocks.modelHasClock(element);
  }

  private void everythingOpenHasATaskOrATimer() {
    Map<String, Long> waiting = runtime.createProcessInstanceQuery().unlimitedList().stream()
        .collect(Collectors.groupingBy(
            ProcessInstance::getBusinessKey,
            Collectors.summingLong(instance -> waitsOf(instance.getId()))));

    assertThat(waiting).containsKeys("NORDWIND", "NORTHWIND", "Q-1").doesNotContainValue(0L);
  }

  private long waitsOf(String instance) {
    return tasks.createTaskQuery().processInstanceId(instance).count()
        + management.createJobQuery().processInstanceId(instance).timers().count();
  }

  private void theLeadsListStaysShort() {
    List<Task> all = tasks.createTaskQuery().unlimitedList();
    long ofLeads = tasks
        .createTaskQuery()
        .taskCandidateGroup(CamundaOpenTasks.TEAM_LEAD)
        .includeAssignedTasks()
        .count();

    assertThat(ofLeads).isLessThanOrEqualTo((all.size() - ofLeads) * TASKS_OF_LEAD_PER_TASK + 12);
  }

  private void everyLateTaskHasBeenAskedAbout() {
    assertThat(jdbc.sql("""
                select count(*) from mail_outbox
                where element = :element and created_at > :recently
                """)
            .param("element", LateTaskIds.SERVICE_TASK_REMIND_LEADS)
            .param("recently", java.sql.Timestamp.from(time.now().minus(Duration.ofDays(20))))
            .query(Long.class)
            .single())
        .isPositive();
  }

  private List<Instant> mailsToLeads() {
    return jdbc.sql("""
            select created_at from mail_outbox
            where element = :element and recipient like 'lead@%' order by created_at
            """)
        .param("element", LateTaskIds.SERVICE_TASK_REMIND_LEADS)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .list();
  }

  private static String keyOf(ProcessInstance instance) {
    return instance.getProcessDefinitionId().split(":")[0];
  }
}
