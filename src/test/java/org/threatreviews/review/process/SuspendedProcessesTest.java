package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.berlin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementChange;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;

/** What is told to a suspended instance is not lost: it catches up when it is activated. */
@ProcessTest
class SuspendedProcessesTest {

  private static final Instant LATER = berlin("2027-02-25T14:00");

  @Autowired
  ReviewDriver driver;

  @Autowired
  ProgrammeChecks checks;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  MeetingMoves moves;

  @Autowired
  Questions questions;

  @Autowired
  Improvements improvements;

  @Autowired
  Clients clients;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @Test
  void aSuspendedProgrammeEndsOnTheDayToWhichItWasTerminated() {
    ProcessInstance programme = suspend(ReviewProgrammeIds.PROCESS, CLIENT);
    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-01-20")));
    driver.runDue();
    assertThat(driver.mailsOf(ReviewProgrammeIds.SERVICE_TASK_ANNOUNCE_CHANGE)).isZero();

    activate(programme);

    assertThat(driver.mailsOf(ReviewProgrammeIds.SERVICE_TASK_ANNOUNCE_CHANGE)).isPositive();
    checks.programmeRuns(CLIENT);
    driver.advanceTo("2027-01-21T00:00");
    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ENDED);
    assertThat(driver.programmeProcess()).isNull();
  }

  @Test
  void aProgrammeThatSleptOverItsEndGoesOnWhenItWasExtended() {
    ProcessInstance programme = suspend(ReviewProgrammeIds.PROCESS, CLIENT);
    contractChanges.carryOut(CLIENT, ContractChange.extendTo(LocalDate.parse("2028-11-30")));
    contractChanges.carryOut(CLIENT, ContractChange.extendTo(LocalDate.parse("2029-11-30")));
    driver.advanceTo("2027-12-02T10:00");

    activate(programme);

    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ACTIVE);
    checks.programmeRuns(CLIENT);
  }

  /** It stayed on hold: on activation no turn lay ahead any more that would have ended the hold. */
  @Test
  void aHoldThatPassedWhileItsProgrammeSleptIsOver() {
    ProcessInstance programme = suspend(ReviewProgrammeIds.PROCESS, CLIENT);
    LocalDate today = LocalDate.parse("2026-12-01");
    contractChanges.carryOut(CLIENT, ContractChange.hold(today, today));
    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ON_HOLD);
    driver.advanceTo("2026-12-08T10:00");

    activate(programme);

    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ACTIVE);
    checks.programmeRuns(CLIENT);
  }

  @Test
  void aSuspendedReviewTellsItsNewDateAndLeavesThePlan() {
    driver.advanceTo("2027-02-10T10:00");
    ProcessInstance review = suspend(ThreatReviewIds.PROCESS, FIRST);
    moves.move(FIRST, LATER);
    driver.runDue();
    assertThat(driver.mailsOf(ThreatReviewIds.SERVICE_TASK_ANNOUNCE_NEW_DATE)).isZero();

    activate(review);

    assertThat(driver.mailsOf(ThreatReviewIds.SERVICE_TASK_ANNOUNCE_NEW_DATE)).isPositive();
    checks.everyReviewHasItsProcess();

    suspend(ThreatReviewIds.PROCESS, FIRST);
    // so long that the period has no other day left
    contractChanges.carryOut(
        CLIENT, ContractChange.hold(LocalDate.parse("2027-02-11"), LocalDate.parse("2027-05-10")));
    driver.runDue();
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CANCELLED);
    activate(review);
    assertThat(driver.firstProcess()).isNull();
  }

  /** The called one ended meanwhile, could not return, and was not tried any more after some hours. */
  @Test
  void whatAReviewHasCalledSleepsAndWakesWithIt() {
    driver.meet();
    driver.complete(ThreatReviewIds.USER_TASK_HOLD_REVIEW, Map.of("outcome", "NO_SHOW"));
    driver.completeOnly(
        MissedReviewIds.USER_TASK_DECIDE_MISSED_REVIEW,
        Map.of("decision", "CANCEL", "notes", "Nobody has time."));
    ProcessInstance review = suspend(ThreatReviewIds.PROCESS, FIRST);
    assertThat(driver.process(MissedReviewIds.PROCESS, FIRST).isSuspended()).isTrue();
    driver.advanceTo("2027-02-19T10:00");
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();

    activate(review);

    assertThat(driver.process(MissedReviewIds.PROCESS, FIRST)).isNull();
    assertThat(driver.firstProcess()).isNull();
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CANCELLED);
  }

  @Test
  void aSuspendedQuestionComesBackToItsQueue() {
    questions.ask(new NewQuestion(
        CLIENT, "Q-1", "Log retention", "Which logs should we keep?", ReviewDriver.MANAGER, null));
    driver.runDue();
    engine
        .getTaskService()
        .complete(driver.task("userTask_answerQuestion", "Q-1").getId(), Map.of("answer", "All."));
    driver.runDue();
    ProcessInstance question = suspend("general-question", "Q-1");
    questions.reopen("Q-1", ReviewDriver.MANAGER, "For how long?");
    driver.runDue();

    activate(question);

    assertThat(driver.tasks("userTask_answerQuestion", "Q-1")).hasSize(1);
  }

  @Test
  void aSuspendedFollowUpGoesByTheNewDay() {
    Improvement improvement = improvements
        .submit(new NewImprovement(
            CLIENT, "Rotate keys", null, Owner.SOC, LocalDate.parse("2027-06-30"), null))
        .improvement();
    driver.runDue();
    String key = improvement.key().toString();
    ProcessInstance followUp = suspend("action-follow-up", key);
    improvements.change(
        improvement.id(),
        new ImprovementChange(null, null, null, null, LocalDate.parse("2026-12-02")));
    driver.runDue();

    activate(followUp);

    assertThat(driver.tasks("userTask_carryOutAction", key)).hasSize(1);
  }

  @Race
  void anActivationInTheSameMomentLosesNothing() throws Exception {
    ProcessInstance programme = suspend(ReviewProgrammeIds.PROCESS, CLIENT);

    List<Boolean> succeeded = AtOnce.run(
        () -> contractChanges.carryOut(
            CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-01-20"))),
        () -> engine.getRuntimeService().activateProcessInstanceById(programme.getId()));
    driver.runDue();

    assertThat(succeeded).containsExactly(true, true);
    checks.programmeRuns(CLIENT);
  }

  private ProcessInstance suspend(String process, String key) {
    ProcessInstance instance = driver.process(process, key);
    engine.getRuntimeService().suspendProcessInstanceById(instance.getId());
    return instance;
  }

  private void activate(ProcessInstance instance) {
    engine.getRuntimeService().activateProcessInstanceById(instance.getId());
    driver.runDue();
  }
}
