package org.threatreviews.staff.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.problem.Refusal;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.AnalystChange;
import org.threatreviews.staff.PoolMember;
import org.threatreviews.staff.Qualification;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.ProcessTest;

/** Somebody new in the pool is a lead's task until something is said, or they are gone. */
@ProcessTest
class AnalystQualificationTest {

  private static final String TASK = "userTask_qualifyAnalyst";

  @Autowired
  Staff pool;

  @Autowired
  ProcessEngine engine;

  @Autowired
  TestTime time;

  @Autowired
  QualificationsAtStart atStart;

  @Test
  void eachPersonWhoJoinsIsOneTaskOfTheLead() {
    join("ada", "ben");
    join("ada", "ben");

    assertThat(tasks())
        .extracting(Task::getName)
        .containsExactlyInAnyOrder(
            "Qualify analyst: Somebody ada", "Qualify analyst: Somebody ben");
    assertThat(tasks()).allSatisfy(task -> {
      assertThat(task.getDueDate()).isAfter(java.util.Date.from(time.now()));
      assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
          .extracting("groupId")
          .contains("team-lead");
      assertThat(briefing(task)).contains("they get none", "/board/analysts");
    });
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD, 'en, de', STANDARD, 'de,en'",
    "ADVISOR, EN, ADVISOR, en",
    "BOTH, sv;ja, 'STANDARD,ADVISOR', 'ja,sv'",
    "NONE, , '', ''"
  })
  void theLeadsWordIsTakenAndTheTaskEnds(
      String answer, String spoken, String subscriptions, String languages) {
    join("ada");

    engine.getTaskService().complete(tasks().get(0).getId(), form(answer, spoken));
    settle();

    Qualification qualification = member("ada").analyst().qualification();
    assertThat(String.join(
            ",",
            qualification.subscriptionsInOrder().stream()
                .map(Subscription::name)
                .toList()))
        .isEqualTo(subscriptions);
    assertThat(String.join(",", qualification.languagesInOrder())).isEqualTo(languages);
    assertThat(member("ada").waiting()).isFalse();
    assertNothingIsAsked();
  }

  @ParameterizedTest
  @CsvSource({
    ", en, qualifiedFor, required",
    "BOTH, , languages, required",
    "STANDARD, tlh, languages, supportedLanguage",
    "ALL, en, qualifiedFor, oneOf"
  })
  void whatCantBeIsRefusedByTheFieldAndTheTaskStays(
      String answer, String spoken, String field, String rule) {
    join("ada");

    Throwable refused = catchThrowable(
        () -> engine.getTaskService().complete(tasks().get(0).getId(), form(answer, spoken)));

    assertThat(Refusal.in(refused)).hasValueSatisfying(refusal -> {
      assertThat(refusal.field()).isEqualTo(field);
      assertThat(refusal.rule()).isEqualTo(rule);
    });
    assertThat(tasks()).hasSize(1);
  }

  @Test
  void theTaskEndsWhenTheLeadSaysItUnderAnalysts() {
    join("ada", "ben");

    pool.change(
        "ada",
        AnalystChange.qualifying(Qualification.of(Set.of(Subscription.STANDARD), Set.of("en"))));
    pool.change("ben", new AnalystChange(null, null, false, null, null, null, null));
    settle();

    assertNothingIsAsked();
  }

  @Test
  void theTaskEndsWhenTheyLeaveAndIsThereAgainWhenTheyComeBack() {
    join("ada");

    pool.leave("ada");
    settle();
    assertNothingIsAsked();

    pool.change("ada", new AnalystChange(null, null, null, null, null, null, true));
    settle();
    assertThat(tasks()).hasSize(1);
  }

  @Test
  void whatElseChangesAboutThemLeavesTheTask() {
    join("ada");
    String task = tasks().get(0).getId();

    pool.change("ada", new AnalystChange("Ada", null, null, null, null, 2, null));
    settle();

    assertThat(tasks()).hasSize(1);
    assertThat(engine.getTaskService().createTaskQuery().taskId(task).count()).isLessThan(2);
  }

  /** The leads are reminded of it like of all that is theirs. */
  @Test
  void itHasAClock() {
    join("ada");

    time.advanceTo(time.now().plus(Duration.ofDays(14)));

    assertThat(tasks()).hasSize(1);
    assertThat(tasks().get(0).getPriority()).isGreaterThan(50);
  }

  /** They waited before there was this process. */
  @Test
  void whoHasWaitedSinceAnEarlierReleaseIsAskedAboutAtTheStart() {
    join("ada");
    engine
        .getRuntimeService()
        .deleteProcessInstance(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(AnalystQualificationIds.PROCESS)
                .singleResult()
                .getId(),
            "test");
    assertThat(tasks()).isEmpty();

    atStart.afterSingletonsInstantiated();
    settle();

    assertThat(tasks()).hasSize(1);
  }

  private void join(String... userIds) {
    pool.follow(List.of(userIds).stream()
        .map(user -> Analyst.joining(
            user,
            "Somebody " + user,
            user + "@mdr.example",
            false,
            false,
            ZoneId.of("Europe/Berlin")))
        .toList());
    settle();
  }

  private void settle() {
    time.advanceTo(time.now().plusSeconds(1));
  }

  private static Map<String, Object> form(String answer, String spoken) {
    Map<String, Object> form = new java.util.HashMap<>();
    form.put("qualifiedFor", answer);
    form.put("languages", spoken);
    return form;
  }

  private PoolMember member(String userId) {
    return pool.member(userId);
  }

  private List<Task> tasks() {
    return engine.getTaskService().createTaskQuery().taskDefinitionKey(TASK).list();
  }

  private String briefing(Task task) {
    return String.valueOf(engine.getTaskService().getVariable(task.getId(), "briefing"));
  }

  private void assertNothingIsAsked() {
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }
}
