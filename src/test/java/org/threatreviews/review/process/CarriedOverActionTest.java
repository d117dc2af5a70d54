package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.SECOND;
import static org.threatreviews.review.process.ReviewDriver.berlin;
import static org.threatreviews.review.process.ThreatReviewIds.USER_TASK_HOLD_REVIEW;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.improvement.ActionKey;
import org.threatreviews.improvement.ActionPoint;
import org.threatreviews.improvement.ActionPointStatus;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.ActionReport;
import org.threatreviews.improvement.ActionResult;
import org.threatreviews.improvement.Owner;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.meeting.ReviewMeeting;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;

/**
 * An action point of the first review, due on 15 April 2027, stands on the agenda of the second, on
 * 19 May, and its owner reports on it while it is talked about there.
 */
@ProcessTest
class CarriedOverActionTest {

  private static final AgendaDecision CARRIED =
      new AgendaDecision(AgendaOutcome.CARRIED_OVER, null, null);
  private static final AgendaDecision DISCUSSED =
      new AgendaDecision(AgendaOutcome.DISCUSSED, null, null);

  @Autowired
  ReviewDriver driver;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  ReviewMeeting meeting;

  @Autowired
  ActionPoints actionPoints;

  @Autowired
  ActionFollowUp followUp;

  @Autowired
  HistoryLines history;

  @Autowired
  ProcessEngine engine;

  @Autowired
  TestTime time;

  private ActionPoint agreed;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @AfterEach
  void itIsDoneInTableAndHistoryAndItsFollowUpIsOver() {
    driver.runDue();
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    assertThat(driver.process("action-follow-up", key())).isNull();
    assertThat(status()).isEqualTo(ActionPointStatus.DONE);
    assertThat(kinds()).endsWith("ACTION_DONE");
  }

  @Race
  void whatTheClientHasDoneIsDoneThoughTheReviewCarriesItOver() throws Exception {
    agreeAndMeetAgain(Owner.CLIENT);

    assertThat(AtOnce.run(this::clientIsDone, () -> enter(CARRIED))).containsOnly(true);

    assertThat(status()).isEqualTo(ActionPointStatus.DONE);
    assertThat(kinds()).containsExactly("ACTION_AGREED", "ACTION_DONE");
  }

  @Race
  void whatTheTeamHasDoneIsDoneThoughTheReviewCarriesItOver() throws Exception {
    agreeAndMeetAgain(Owner.SOC);
    String task = driver.task("userTask_carryOutAction", key()).getId();

    assertThat(AtOnce.run(
            () -> engine.getTaskService().complete(task, Map.of("result", "DONE")),
            () -> enter(CARRIED)))
        .containsOnly(true);

    assertThat(status()).isEqualTo(ActionPointStatus.DONE);
    assertThat(kinds()).containsExactly("ACTION_AGREED", "ACTION_DONE");
  }

  @Race
  void clientAndReviewAgreeThatItIsDone() throws Exception {
    agreeAndMeetAgain(Owner.CLIENT);

    assertThat(AtOnce.run(this::clientIsDone, () -> enter(DISCUSSED))).containsOnly(true);

    assertThat(kinds()).containsExactly("ACTION_AGREED", "ACTION_DONE");
  }

  @Race
  void clientAndTeamLinkOfTheSameActionAreRefusedInWords() throws Exception {
    agreeAndMeetAgain(Owner.SOC);
    String task = driver.task("userTask_carryOutAction", key()).getId();

    List<Boolean> succeeded = AtOnce.run(
        this::clientIsDone, () -> engine.getTaskService().complete(task, Map.of("result", "DONE")));

    assertThat(succeeded).containsExactly(false, true);
    assertThat(status()).isEqualTo(ActionPointStatus.DONE);
  }

  @Race
  void theClientIsDoneWhileTheMeetingIsRecorded() throws Exception {
    agreeAndMeetAgain(Owner.CLIENT);
    enter(CARRIED);
    String task = driver.task(USER_TASK_HOLD_REVIEW, SECOND).getId();

    assertThat(AtOnce.run(
            this::clientIsDone,
            () -> engine
                .getTaskService()
                .complete(task, Map.of("outcome", "HELD", "attendees", "All"))))
        .containsOnly(true);

    assertThat(status()).isEqualTo(ActionPointStatus.DONE);
  }

  @Test
  void isOpenAgainWhenTheReviewTakesBackThatItIsDone() throws Exception {
    agreeAndMeetAgain(Owner.CLIENT);
    enter(DISCUSSED);
    assertThat(status()).isEqualTo(ActionPointStatus.DONE);

    meeting.enter(SECOND, item(), CARRIED, DISCUSSED, "analyst");

    assertThat(status()).isEqualTo(ActionPointStatus.OPEN);
    assertThat(kinds()).containsExactly("ACTION_AGREED", "ACTION_DONE", "ACTION_REOPENED");
    enter(DISCUSSED);
  }

  private void agreeAndMeetAgain(Owner owner) {
    reviewAgenda.raise(FIRST, MANAGER, "Can we talk about phishing?");
    driver.meet();
    AgreedAction action = new AgreedAction("Train staff", owner, LocalDate.parse("2027-04-15"));
    reviewAgenda.decide(
        FIRST,
        reviewAgenda.of(FIRST).items().get(0).id(),
        new AgendaDecision(AgendaOutcome.ACTION_AGREED, null, action),
        "analyst");
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));
    agreed = actionPoints.openOf(CLIENT).get(0);
    driver.advanceTo("2027-05-18T10:00");
    time.set(berlin("2027-05-19T10:30"));
    driver.runDue();
  }

  private void enter(AgendaDecision decision) {
    meeting.enter(SECOND, item(), decision, AgendaDecision.NONE, "analyst");
  }

  private UUID item() {
    return reviewAgenda.of(SECOND).items().get(0).id();
  }

  private void clientIsDone() {
    followUp.answer(key(), new ActionReport(ActionResult.DONE, null, null), MANAGER);
  }

  private String key() {
    return ActionKey.of(agreed.id()).toString();
  }

  private ActionPointStatus status() {
    return actionPoints.get(agreed.id()).status();
  }

  private List<String> kinds() {
    return history.of(CLIENT, DecisionSubject.ACTION_POINT).stream()
        .map(line -> line.split(" ")[1])
        .toList();
  }
}
