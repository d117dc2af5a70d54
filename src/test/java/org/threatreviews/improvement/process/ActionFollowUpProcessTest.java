package org.threatreviews.improvement.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
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
import org.threatreviews.improvement.Owner;
import org.threatreviews.invariant.Rule;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** Today is Tuesday, 1 December 2026; what is to be done is due on Wednesday, 17 March 2027. */
@ProcessTest
class ActionFollowUpProcessTest {

  private static final LocalDate DUE = LocalDate.parse("2027-03-17");

  @Autowired
  ActionDriver actions;

  @Autowired
  ProcessEngine engine;

  @Autowired
  RuntimeService runtime;

  @Autowired
  TaskService tasks;

  @Autowired
  DecisionService decisions;

  @Autowired
  Clients clients;

  @Autowired
  Improvements improvements;

  @Autowired
  ActionFollowUp followUp;

  @Autowired
  ActionsLeftWaiting leftWaiting;

  @Autowired
  HistoryLines history;

  @Autowired
  OutgoingMail mail;

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
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);
    assertThat(actions.mails()).isEmpty();

    actions.advanceTo("2027-06-01T10:00");

    assertThat(actions.mails())
        .containsExactly(
            "2027-03-10 09:00 Reminder, due on Wednesday 17 March 2027: Onboard the mail gateway",
            "2027-03-17 09:00 Due today: Onboard the mail gateway",
            "2027-03-22 09:00 Overdue: Onboard the mail gateway",
            "2027-03-25 09:00 Overdue: Onboard the mail gateway");
    assertThat(actions.process(improvement))
        .isWaitingAt(ActionFollowUpIds.USER_TASK_DECIDE_OVERDUE_ACTION);
    assertThat(improvements.get(improvement.id()).isOpen()).isTrue();
  }

  @Test
  void aReminderThatLeavesADayLaterSaysThatItIsLate() {
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);
    try (OutgoingMail held = mail.held()) {
      actions.advanceTo("2027-03-17T10:00");
      assertThat(actions.mails())
          .last()
          .isEqualTo("2027-03-17 09:00 Due today: Onboard the mail gateway");
      actions.advanceTo("2027-03-18T10:00");
    }

    assertThat(mail.subjectsAbout(ActionKey.of(improvement.id()).toString()))
        .containsExactly("Overdue: Onboard the mail gateway");
  }

  @Test
  void leavesOutRemindersThatWereOvertaken() {
    actions.propose(Owner.CLIENT, LocalDate.parse("2026-12-04"));

    actions.advanceTo("2026-12-07T10:00");

    assertThat(actions.mails())
        .containsExactly("2026-12-04 09:00 Due today: Onboard the mail gateway");
  }

  @Test
  void remindsAnewWhenAReviewCarriesItOver() {
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);
    actions.advanceTo("2027-04-12T10:00");
    int before = actions.mails().size();
    followUp.carriedOver(ActionKey.of(improvement.id()));

    actions.advanceTo("2027-06-01T10:00");

    assertThat(actions.mails())
        .hasSize(before + 2)
        .endsWith(
            "2027-04-15 09:00 Overdue: Onboard the mail gateway",
            "2027-04-20 09:00 Overdue: Onboard the mail gateway");
    assertThat(actions.process(improvement))
        .isWaitingAt(ActionFollowUpIds.USER_TASK_DECIDE_OVERDUE_ACTION);
  }

  @Test
  void carryingOverWhatIsNotDueYetChangesNothing() {
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);
    followUp.carriedOver(ActionKey.of(improvement.id()));

    actions.advanceTo("2027-03-10T10:00");

    assertThat(actions.mails()).hasSize(1);
  }

  @Test
  void endsWhenTheClientSaysThatItIsDone() {
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);
    actions.advanceTo("2027-03-11T10:00");
    ActionReport done = new ActionReport(ActionResult.DONE, null, null);
    String key = ActionKey.of(improvement.id()).toString();

    assertThat(followUp.answer(key, done, SampleClient.MARIA)).isTrue();
    assertThat(followUp.answer(key, done, SampleClient.CISO)).isFalse();
    actions.advanceTo("2027-06-01T10:00");

    assertThat(actions.mails()).hasSize(1);
    assertThat(actions.process(improvement)).isNull();
    assertThat(improvements.get(improvement.id()).status()).isEqualTo(ImprovementStatus.DONE);
    assertThat(history.of("NORTHWIND", DecisionSubject.IMPROVEMENT))
        .endsWith(
            improvement.id() + " AGREED by " + SampleClient.MARIA + ", PROCESS",
            improvement.id() + " DONE by " + SampleClient.MARIA + ", PROCESS");
  }

  @Test
  void followsANewDateAndANewOwner() {
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);
    actions.change(
        improvement, new ImprovementChange(null, null, null, null, LocalDate.parse("2027-05-19")));
    actions.advanceTo("2027-05-12T10:00");
    assertThat(actions.mails()).hasSize(1);

    actions.change(improvement, new ImprovementChange(null, null, Owner.SOC, null, null));
    assertThat(task(actions.process(improvement)))
        .hasCandidateGroup("soc")
        .hasName("Carry out action: Onboard the mail gateway");

    actions.change(improvement, new ImprovementChange(null, null, Owner.CLIENT, null, null));
    assertThat(actions.process(improvement))
        .isNotWaitingAt(ActionFollowUpIds.USER_TASK_CARRY_OUT_ACTION);
    assertThat(actions.mails()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Owner.class,
      names = {"SOC", "PROVIDER"})
  void opensATaskForOurOwnTeamAndShowsHowUrgentItIs(Owner owner) {
    Improvement improvement = actions.propose(owner, DUE);
    actions.advanceTo("2027-03-10T08:59");
    assertThat(task(actions.process(improvement))).isNull();

    actions.advanceTo("2027-03-10T09:00");
    Task task = task(actions.process(improvement));
    assertThat(task)
        .hasCandidateGroup(owner == Owner.SOC ? "soc" : "advisor")
        .hasName("Carry out action: Onboard the mail gateway")
        .hasDueDate(Date.from(ActionDriver.berlin("2027-03-17T17:00")));
    tasks.claim(task.getId(), "sofia");

    actions.advanceTo("2027-03-17T09:00");
    assertThat(task(actions.process(improvement)))
        .hasId(task.getId())
        .isAssignedTo("sofia")
        .hasName("Due today: Onboard the mail gateway");
    assertThat(task(actions.process(improvement)).getPriority()).isEqualTo(60);

    actions.advanceTo("2027-05-01T09:00");
    assertThat(task(actions.process(improvement)))
        .hasId(task.getId())
        .hasName("Late: Onboard the mail gateway");
    assertThat(task(actions.process(improvement)).getPriority()).isEqualTo(80);
    assertThat(actions.remindersOf(improvement)).isEqualTo(5);
    assertThat(actions.mails()).isEmpty();

    complete(task, Map.of("result", "DONE"));
    assertThat(actions.process(improvement)).isNull();
    assertThat(improvements.get(improvement.id()).status()).isEqualTo(ImprovementStatus.DONE);
  }

  @Test
  void comesBackOnTheDayThatTheTeamNames() {
    Improvement improvement = actions.propose(Owner.SOC, DUE);
    actions.advanceTo("2027-03-10T09:00");
    Task task = task(actions.process(improvement));
    refuses(task, Map.of());
    refuses(task, Map.of("result", "DECLINED"));
    refuses(task, Map.of("result", "LATER"));
    refuses(task, Map.of("result", "LATER", "newDate", "2027-03-09"));

    complete(task, Map.of("result", "LATER", "newDate", "2027-04-14"));

    assertThat(improvements.get(improvement.id()).targetDate()).isEqualTo("2027-04-14");
    actions.advanceTo("2027-04-06T10:00");
    assertThat(task(actions.process(improvement))).isNull();
    actions.advanceTo("2027-04-07T09:00");
    assertThat(task(actions.process(improvement))).isNotNull();
  }

  @Test
  void proposesADeclinedImprovementAgainAfterAYear() {
    Improvement improvement = actions.propose(Owner.CLIENT, null);
    assertThat(actions.process(improvement)).isNull();
    actions.change(
        improvement,
        new ImprovementChange(null, "No budget", null, ImprovementStatus.DECLINED, null));
    assertThat(actions.process(improvement))
        .isWaitingAt(ActionFollowUpIds.GATEWAY_UNTIL_ASKED_AGAIN);

    actions.advanceTo("2027-12-01T08:59");
    assertThat(improvements.openOf("NORTHWIND")).isEmpty();
    actions.advanceTo("2027-12-01T09:00");

    Improvement again = improvements.get(improvement.id());
    assertThat(again.status()).isEqualTo(ImprovementStatus.PROPOSED);
    assertThat(again.declinedReason()).isEqualTo("No budget");
    assertThat(actions.process(improvement)).isNull();
    assertThat(history.of("NORTHWIND", DecisionSubject.IMPROVEMENT))
        .endsWith(
            improvement.id() + " ASKED_AGAIN by system, PROCESS: previously declined: No budget");
  }

  @Test
  void aTaskThatDeclinesNeedsAReasonAndIsAskedAgain() {
    Improvement improvement = actions.propose(Owner.PROVIDER, DUE);
    actions.advanceTo("2027-03-10T09:00");

    complete(
        task(actions.process(improvement)),
        Map.of("result", "DECLINED", "reason", "Replaced in May"));

    assertThat(improvements.get(improvement.id()).declinedReason()).isEqualTo("Replaced in May");
    assertThat(actions.process(improvement))
        .isWaitingAt(ActionFollowUpIds.GATEWAY_UNTIL_ASKED_AGAIN);
  }

  @Test
  void followsFromTheNextChangeOnWhatHadNoFollowUp() {
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);
    runtime.deleteProcessInstance(
        actions.process(improvement).getId(), "as before follow-ups were there");

    actions.change(improvement, new ImprovementChange("Onboard the proxy", null, null, null, null));
    assertThat(actions.process(improvement)).isNull();
    actions.change(improvement, new ImprovementChange(null, null, Owner.SOC, null, null));

    assertThat(actions.process(improvement)).isNotNull();
  }

  @Test
  void goesOnAfterTheContract() {
    Improvement open = actions.propose(Owner.CLIENT, DUE);
    Improvement task = actions.propose(Owner.SOC, DUE);
    actions.advanceTo("2027-03-10T09:00");

    clients.end("NORTHWIND");
    actions.advanceTo("2027-06-01T10:00");

    assertThat(actions.mails()).hasSize(4);
    assertThat(actions.process(open))
        .isWaitingAt(ActionFollowUpIds.USER_TASK_DECIDE_OVERDUE_ACTION);
    assertThat(actions.process(task)).isWaitingAt(ActionFollowUpIds.USER_TASK_CARRY_OUT_ACTION);
  }

  @Test
  void theLeadDecidesAboutWhatNoReviewIsLeftFor() {
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);
    actions.advanceTo("2027-04-01T10:00");
    Task task = decision(improvement);
    assertThat(task.getName()).contains("Onboard the mail gateway");
    refuses(task, Map.of("result", "LATER"));
    refuses(task, Map.of("result", "DECLINED"));

    complete(task, Map.of("result", "LATER", "newDate", "2027-05-12"));
    actions.advanceTo("2027-06-01T10:00");
    assertThat(actions.mails()).hasSize(8);

    complete(
        decision(improvement),
        Map.of("result", "DECLINED", "reason", "The client's own team takes it over."));
    assertThat(improvements.get(improvement.id()).status()).isEqualTo(ImprovementStatus.DECLINED);
  }

  @Test
  void whatTheClientDoesAfterAllIsNotDecidedAbout() {
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);
    actions.advanceTo("2027-04-01T10:00");

    followUp.answer(
        improvement.key().toString(),
        new ActionReport(ActionResult.DONE, null, null),
        SampleClient.MARIA);
    actions.runDue();

    assertThat(actions.process(improvement)).isNull();
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "the models are taken away with what runs by them")
  void takesUpWhatWaitsForAReviewInAnEarlierModel() {
    Improvement improvement = actions.propose(Owner.CLIENT, DUE);
    actions.advanceTo("2027-04-01T10:00");
    String earlier = deploy("earlier/action-follow-up.bpmn");
    runtime.deleteProcessInstance(actions.process(improvement).getId(), "as it was");
    runtime.startProcessInstanceByKey(
        ActionFollowUpIds.PROCESS, improvement.key().toString());
    actions.runDue();
    assertThat(actions.process(improvement)).isWaitingAt(ActionFollowUpIds.EVENT_CARRIED_OVER);
    String present = deploy("bpmn/action-follow-up.bpmn");
    try {
      leftWaiting.afterSingletonsInstantiated();
      leftWaiting.afterSingletonsInstantiated();
      actions.runDue();

      assertThat(decision(improvement)).isNotNull();
    } finally {
      engine.getRepositoryService().deleteDeployment(present, true);
      engine.getRepositoryService().deleteDeployment(earlier, true);
    }
  }

  private String deploy(String model) {
    return engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource(model)
        .deploy()
        .getId();
  }

  private Task decision(Improvement improvement) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(improvement.key().toString())
        .taskDefinitionKey(ActionFollowUpIds.USER_TASK_DECIDE_OVERDUE_ACTION)
        .initializeFormKeys()
        .singleResult();
  }

  private void complete(Task task, Map<String, Object> variables) {
    tasks.complete(task.getId(), variables);
    actions.runDue();
  }

  private void refuses(Task task, Map<String, Object> variables) {
    assertThatThrownBy(() -> tasks.complete(task.getId(), variables))
        .satisfiesAnyOf(
            e -> assertThat(e).isInstanceOf(InvalidInput.class),
            e -> assertThat(e).hasRootCauseInstanceOf(InvalidInput.class));
  }
}
