package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.berlin;
import static org.threatreviews.review.process.ThreatReviewIds.USER_TASK_HOLD_REVIEW;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;

/** Two decide on the same meeting in the same instant. */
@ProcessTest
class ChangeConcurrencyTest {

  private static final Instant LATER = berlin("2027-02-25T14:00");

  @Autowired
  ReviewDriver driver;

  @Autowired
  ProgrammeChecks checks;

  @Autowired
  MeetingMoves moves;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  Clients clients;

  @Autowired
  ProcessEngine engine;

  @Autowired
  TestTime time;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @Race
  void aMoveAndTheRecordOfTheMeetingLeaveOneWinner() throws Exception {
    driver.meet();
    String meeting = driver.task(USER_TASK_HOLD_REVIEW).getId();

    List<Boolean> succeeded = AtOnce.run(() -> moves.move(FIRST, LATER), () -> {
      engine.getTaskService().complete(meeting, Map.of("outcome", "HELD", "attendees", "All"));
    });
    driver.runDue();

    assertThat(succeeded).containsExactlyInAnyOrder(true, false);
    if (succeeded.get(0)) {
      assertThat(driver.first().start()).isEqualTo(LATER);
      assertThat(driver.first().outcome()).isNull();
    } else {
      assertThat(driver.first().start()).isEqualTo(berlin("2027-02-17T10:00"));
      assertThat(driver.first().outcome()).isEqualTo(ReviewOutcome.HELD);
      assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
    }
    checks.programmeRuns(CLIENT);
  }

  @Race
  void aMoveAndATerminationEndInOnePlan() throws Exception {
    driver.advanceTo("2027-02-10T10:00");

    List<Boolean> succeeded = AtOnce.run(() -> moves.move(FIRST, LATER), () -> {
      contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-02-20")));
    });
    driver.runDue();

    assertThat(succeeded.get(1)).isTrue();
    // moved first, it lies behind the end and comes back; otherwise the move is refused
    assertThat(driver.first())
        .returns(ReviewStatus.PLANNED, ReviewSummary::status)
        .returns(berlin("2027-02-17T10:00"), ReviewSummary::start);
    checks.programmeRuns(CLIENT);
  }

  @Race
  void aMoveAndAnotherSubscriptionBothHold() throws Exception {
    List<Boolean> succeeded = AtOnce.run(() -> moves.move(FIRST, LATER), () -> {
      contractChanges.carryOut(
          CLIENT, ContractChange.subscribeTo(Subscription.ADVISOR, LocalDate.parse("2027-03-01")));
    });
    driver.runDue();

    assertThat(succeeded).containsExactly(true, true);
    assertThat(driver.first().start()).isEqualTo(LATER);
    checks.programmeRuns(CLIENT);
  }

  @Race
  void aResumptionAndTheBeginningOfTheHoldEndInOneState() throws Exception {
    contractChanges.carryOut(
        CLIENT, ContractChange.hold(LocalDate.parse("2027-02-01"), LocalDate.parse("2027-04-30")));
    driver.runDue();
    time.set(berlin("2027-02-01T00:00"));

    List<Boolean> succeeded = AtOnce.run(
        () -> {
          contractChanges.carryOut(CLIENT, ContractChange.resumeOn(LocalDate.parse("2027-02-01")));
        },
        () -> {
          driver.runDue();
        });
    driver.runDue();

    assertThat(succeeded).containsExactly(true, true);
    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ACTIVE);
    assertThat(driver.process(ReviewProgrammeIds.PROCESS, CLIENT)).isNotNull();
    checks.programmeRuns(CLIENT);
  }
}
