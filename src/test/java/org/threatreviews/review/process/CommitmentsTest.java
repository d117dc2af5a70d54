package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threatreviews.review.process.HandedItemIds.USER_TASK_HANDLE_AGENDA_ITEM;
import static org.threatreviews.review.process.LeftPointsIds.USER_TASK_SETTLE_LEFT_POINTS;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.SECOND;
import static org.threatreviews.review.process.ReviewDriver.berlin;
import static org.threatreviews.review.process.ThreatReviewIds.USER_TASK_HOLD_REVIEW;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.Owner;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaKind;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.support.ProcessTest;

/** What was promised in a meeting, or asked for it, outlives its appointment. */
@ProcessTest
class CommitmentsTest {

  private static final AgendaDecision TO_SOC =
      new AgendaDecision(AgendaOutcome.HANDED_TO_SOC, "Look at ws-17", null);
  private static final AgendaDecision AGREED = new AgendaDecision(
      AgendaOutcome.ACTION_AGREED,
      null,
      new AgreedAction("Rotate keys", Owner.PROVIDER, LocalDate.parse("2027-04-15")));

  /** How an appointment is cancelled. */
  enum Cancelling {
    HOLD,
    TERMINATION,
    LEAD
  }

  @Autowired
  ReviewDriver driver;

  @Autowired
  ProgrammeChecks checks;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  ActionPoints actionPoints;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  TestTime time;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @AfterEach
  void everythingFits() {
    checks.everyReviewHasItsProcess();
  }

  @ParameterizedTest
  @EnumSource(Cancelling.class)
  void outliveTheirReviewHoweverItIsCancelled(Cancelling how) {
    driver.reportIncident("SIR-1", "Beaconing");
    driver.reportIncident("SIR-2", "Phishing");
    driver.meet();
    reviewAgenda.raise(FIRST, MANAGER, "May we talk about our backups?");
    reviewAgenda.decide(FIRST, item("SIR-1"), TO_SOC, "analyst");
    reviewAgenda.decide(FIRST, item("SIR-2"), AGREED, "analyst");

    cancel(how);

    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CANCELLED);
    assertThat(driver.briefing(driver.task(USER_TASK_HANDLE_AGENDA_ITEM)))
        .contains("SIR-1", "Look at ws-17");
    driver.complete(USER_TASK_HANDLE_AGENDA_ITEM, Map.of("result", "Isolated it."));
    assertThat(reviewAgenda.item(FIRST, item("SIR-1")).socResult()).isEqualTo("Isolated it.");
    assertThat(actionPoints.openOf(CLIENT)).extracting("title").containsExactly("Rotate keys");
    String action = actionPoints.openOf(CLIENT).get(0).key().toString();
    assertThat(driver.process("action-follow-up", action)).isNotNull();
    if (how == Cancelling.TERMINATION) {
      theLeadSettlesWhatNoReviewIsLeftFor();
    } else {
      assertThat(driver.tasks(USER_TASK_SETTLE_LEFT_POINTS, FIRST)).isEmpty();
      theNextReviewTalksAboutIt();
    }
  }

  private void theNextReviewTalksAboutIt() {
    ReviewSummary next = programme.nextReview(CLIENT).orElseThrow();
    time.advanceTo(next.start().minus(Duration.ofDays(1)));
    assertThat(reviewAgenda.of(next.reference()).items())
        .filteredOn(item -> item.kind() == AgendaKind.CLIENT_POINT)
        .extracting(AgendaView.Item::title)
        .containsExactly("May we talk about our backups?");
  }

  private void theLeadSettlesWhatNoReviewIsLeftFor() {
    assertThat(driver.briefing(driver.task(USER_TASK_SETTLE_LEFT_POINTS))).contains("our backups");
    assertThatThrownBy(() -> driver.completeOnly(USER_TASK_SETTLE_LEFT_POINTS, Map.of()))
        .hasMessageContaining("result");
    driver.complete(USER_TASK_SETTLE_LEFT_POINTS, Map.of("result", "Answered by phone."));
    assertThat(driver.process(LeftPointsIds.PROCESS, FIRST)).isNull();
    // settled once, they come back nowhere
    contractChanges.carryOut(CLIENT, ContractChange.extendTo(LocalDate.parse("2027-11-30")));
    driver.advanceTo("2027-05-12T10:00");
    assertThat(nextAgenda()).noneMatch(item -> item.kind() == AgendaKind.CLIENT_POINT);
  }

  private List<AgendaView.Item> nextAgenda() {
    return reviewAgenda.of(SECOND).items();
  }

  @Test
  void whatTheLastReviewCarriesOverIsTheLeadsWhenNoOtherIsAhead() {
    driver.meet();
    reviewAgenda.raise(FIRST, MANAGER, "May we talk about our backups?");
    UUID point = reviewAgenda.of(FIRST).items().get(0).id();
    reviewAgenda.decide(
        FIRST, point, new AgendaDecision(AgendaOutcome.CARRIED_OVER, null, null), "analyst");
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "Max Manager"));

    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-02-28")));
    driver.runDue();

    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
    assertThat(driver.briefing(driver.task(USER_TASK_SETTLE_LEFT_POINTS, SECOND)))
        .contains("our backups");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAgendaThatIsCollectedAlreadyGetsWhatAnotherReviewLeaves(boolean holdsSomething) {
    driver.meet();
    reviewAgenda.raise(FIRST, MANAGER, "May we talk about our backups?");
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "NO_SHOW"));
    if (holdsSomething) {
      driver.reportIncident("SIR-1", "Beaconing");
    }
    driver.advanceTo("2027-05-14T10:00");
    assertThat(nextAgenda()).noneMatch(item -> item.kind() == AgendaKind.CLIENT_POINT);

    driver.complete(MissedReviewIds.USER_TASK_DECIDE_MISSED_REVIEW, Map.of("decision", "CANCEL"));

    assertThat(nextAgenda())
        .filteredOn(item -> item.kind() == AgendaKind.CLIENT_POINT)
        .extracting(AgendaView.Item::title)
        .containsExactly("May we talk about our backups?");
  }

  @Test
  void anItemThatTheSocStillHasIsNotPutAwayWithoutAWord() {
    driver.reportIncident("SIR-1", "Beaconing");
    driver.meet();
    reviewAgenda.decide(FIRST, item("SIR-1"), TO_SOC, "analyst");

    assertThatThrownBy(() -> driver.completeOnly(USER_TASK_HANDLE_AGENDA_ITEM, Map.of()))
        .hasMessageContaining("what was done");

    assertThat(driver.tasks(USER_TASK_HANDLE_AGENDA_ITEM, FIRST)).hasSize(1);
  }

  /** Instances of the model before items had a process of their own. */
  @Test
  void whatAReviewOfTheEarlierModelHasHandedOverOutlivesIt() {
    String earlier = engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("earlier/threat-review.bpmn")
        .deploy()
        .getId();
    try {
      driver.reportIncident("SIR-1", "Beaconing");
      driver.meet();
      String item = item("SIR-1").toString();
      reviewAgenda.decide(FIRST, item("SIR-1"), TO_SOC, "analyst");
      // as it was: in the review's own instance
      engine
          .getRuntimeService()
          .deleteProcessInstance(driver.process(HandedItemIds.PROCESS, FIRST).getId(), "as it was");
      engine
          .getRuntimeService()
          .createMessageCorrelation("review.itemHandedToSoc")
          .processInstanceBusinessKey(FIRST)
          .setVariablesToTriggeredScope(Map.of(HandedItemIds.VARIABLE_AGENDA_ITEM, item))
          .correlate();

      cancel(Cancelling.HOLD);

      assertThat(driver.firstProcess()).isNull();
      assertThat(driver.process(HandedItemIds.PROCESS, FIRST)).isNotNull();
      driver.complete(USER_TASK_HANDLE_AGENDA_ITEM, Map.of("result", "Isolated it."));
      assertThat(reviewAgenda.item(FIRST, item("SIR-1")).socResult()).isEqualTo("Isolated it.");
    } finally {
      engine.getRepositoryService().deleteDeployment(earlier, true);
    }
  }

  private UUID item(String incident) {
    return reviewAgenda.of(FIRST).items().stream()
        .filter(item -> incident.equals(item.subject()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private void cancel(Cancelling how) {
    switch (how) {
      case HOLD -> {
        breakOff();
        contractChanges.carryOut(
            CLIENT,
            ContractChange.hold(LocalDate.parse("2027-02-18"), LocalDate.parse("2027-05-16")));
      }
      case TERMINATION -> {
        breakOff();
        contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-02-17")));
      }
      case LEAD -> {
        driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "NO_SHOW"));
        driver.complete(
            MissedReviewIds.USER_TASK_DECIDE_MISSED_REVIEW, Map.of("decision", "CANCEL"));
      }
    }
    driver.runDue();
  }

  /** A change of the contract leaves a meeting that has begun alone, so the rest has a new date. */
  private void breakOff() {
    driver.complete(
        USER_TASK_HOLD_REVIEW, Map.of("outcome", "POSTPONED", "newStart", "2027-02-24T10:00"));
    assertThat(driver.first().start()).isEqualTo(berlin("2027-02-24T10:00"));
  }
}
