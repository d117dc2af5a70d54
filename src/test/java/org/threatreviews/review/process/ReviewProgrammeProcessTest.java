package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.SECOND;
import static org.threatreviews.review.process.ReviewDriver.berlin;
import static org.threatreviews.review.process.ReviewProgrammeIds.EVENT_CONTRACT_ENDED;
import static org.threatreviews.review.process.ReviewProgrammeIds.EVENT_PREPARATION_DUE;
import static org.threatreviews.review.process.ReviewProgrammeIds.EVENT_PROGRAMME_ENDED;
import static org.threatreviews.review.process.ReviewProgrammeIds.SERVICE_TASK_ANNOUNCE_CHANGE;
import static org.threatreviews.review.process.ReviewProgrammeIds.VARIABLE_NEXT_REVIEW;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.invariant.Rule;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;

/** A standard contract from 1 December 2026 to 30 November 2027, Wednesdays at ten. */
@ProcessTest
class ReviewProgrammeProcessTest {

  @Autowired
  ReviewDriver driver;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  MeetingMoves moves;

  @Autowired
  Staff pool;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  Clients clients;

  @Autowired
  TestTime time;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void registerClient() {
    AbstractAssertions.init(engine);
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
  }

  @AfterEach
  void noEngineIncident() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    AbstractAssertions.reset();
  }

  @Test
  void waitsForThePreparationOfTheNextReview() {
    driver.planAndStart();

    assertThat(driver.programmeProcess())
        .isWaitingAt(EVENT_PREPARATION_DUE)
        .variables()
        .containsEntry(VARIABLE_NEXT_REVIEW, FIRST);
    assertThat(driver.due(EVENT_PREPARATION_DUE)).isEqualTo(berlin("2027-02-03T10:00"));
  }

  @Test
  void planningAndStartingAgainChangesNothing() {
    driver.planAndStart();
    List<ReviewSummary> before = programme.reviewsOf(CLIENT);

    driver.planAndStart();

    assertThat(programme.reviewsOf(CLIENT)).isEqualTo(before).hasSize(4);
    assertThat(driver.programmeProcess()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "SATURDAY, 10:00, preferredWeekday",
    "MONDAY, 08:30, preferredTime",
    "MONDAY, 16:30, preferredTime"
  })
  void refusesAPreferenceOutsideWorkingTime(DayOfWeek day, LocalTime at, String field) {
    assertThatThrownBy(() -> programme.plan(CLIENT, day, at))
        .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.field()).isEqualTo(field));
    assertThat(programme.reviewsOf(CLIENT)).isEmpty();
  }

  @Test
  void anUnfinishedReviewDoesNotBlockTheNext() {
    driver.planAndStart();

    driver.advanceTo("2027-05-18T10:00");

    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PUBLISHED);
    assertThat(driver.second())
        .returns(ReviewStatus.PUBLISHED, r -> r.status())
        .returns(driver.first().periodEnd(), r -> r.periodStart());
    assertThat(driver.programmeProcess())
        .variables()
        .containsEntry(VARIABLE_NEXT_REVIEW, "TR-NORD-2027-03");
  }

  @Test
  void endsWithTheContract() {
    driver.planAndStart();
    ProcessInstance process = driver.programmeProcess();

    driver.advanceTo("2027-11-30T23:59");
    assertThat(process).isWaitingAt(EVENT_CONTRACT_ENDED);
    driver.advanceTo("2027-12-01T00:00");

    assertThat(process).isEnded().hasPassed(EVENT_PROGRAMME_ENDED);
    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ENDED);
    assertThatThrownBy(() -> contractChanges.carryOut(
            CLIENT, ContractChange.extendTo(LocalDate.parse("2028-11-30"))))
        .isInstanceOf(StateConflict.class);
  }

  @Test
  void survivesAMonthWithoutJobs() {
    driver.planAndStart();

    time.set(berlin("2027-03-03T10:00"));
    driver.runDue();

    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PUBLISHED);
    assertThat(driver.programmeProcess()).variables().containsEntry(VARIABLE_NEXT_REVIEW, SECOND);
  }

  @Test
  void beginsNoReviewTwice() {
    driver.planAndStart();
    driver.advanceTo("2027-02-03T10:00");
    ProcessInstance process = driver.firstProcess();

    programme.begin(FIRST);
    programme.begin(SECOND); // not due yet

    assertThat(driver.firstProcess().getId()).isEqualTo(process.getId());
    assertThat(driver.process(ThreatReviewIds.PROCESS, SECOND)).isNull();
  }

  @Test
  void followsAMoveAndTellsTheClient() {
    driver.planAndStart();

    moves.move(FIRST, berlin("2027-01-20T14:00"));
    driver.runDue();

    assertThat(driver.due(EVENT_PREPARATION_DUE)).isEqualTo(berlin("2027-01-06T14:00"));
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_CHANGE))
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail.body()).contains("20 January 2027, 14:00"));
    assertThat(driver.first())
        .returns(berlin("2027-01-20T15:00"), r -> r.end())
        .returns("Q1 2027", r -> r.title());

    moves.move(FIRST, berlin("2027-01-20T14:00"));
    driver.runDue();
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_CHANGE)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T10:00, notInThePast",
    "2027-02-20T10:00, workingDay",
    "2027-03-26T10:00, workingDay",
    "2027-02-18T08:30, businessHours",
    "2027-02-18T16:30, businessHours",
    "2027-12-01T10:00, withinContract",
    "2027-05-19T10:30, clientBusy",
  })
  void refusesAnImpossibleMove(String start, String rule) {
    driver.planAndStart();

    assertThatThrownBy(() -> moves.move(FIRST, berlin(start)))
        .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.rule()).isEqualTo(rule));
    assertThat(driver.first().start()).isEqualTo(berlin("2027-02-17T10:00"));
  }

  @Test
  void refusesAMoveOntoAnotherClientsMeetingOfItsAnalyst() {
    driver.planAndStart();
    String analyst = driver.first().analyst();
    LocalDate day = LocalDate.parse("2027-02-18");
    pool.registerAbsence(analyst.equals("analyst") ? "advisor" : "analyst", day, day);
    driver.registerClient("SUED", Subscription.STANDARD, "2026-12-01", "2027-11-30");
    ReviewSummary others =
        programme.plan("SUED", DayOfWeek.THURSDAY, LocalTime.of(10, 0)).get(0);
    clients.activate("SUED");
    programme.start("SUED");
    driver.runDue();
    assertThat(others)
        .returns(berlin("2027-02-18T10:00"), ReviewSummary::start)
        .returns(analyst, ReviewSummary::analyst);

    assertThatThrownBy(() -> moves.move(FIRST, berlin("2027-02-18T10:30")))
        .isInstanceOfSatisfying(
            InvalidInput.class, e -> assertThat(e.rule()).isEqualTo("analystBusy"));
  }

  @Test
  void refusesToMoveWhatWasHeld() {
    driver.planAndStart();
    driver.meet();
    driver.complete(
        ThreatReviewIds.USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));

    assertThatThrownBy(() -> moves.move(FIRST, berlin("2027-02-25T10:00")))
        .isInstanceOf(StateConflict.class);
  }

  @Test
  void extendsThePlanAndTellsTheClientOnce() {
    driver.planAndStart();
    ContractChange extension = ContractChange.extendTo(LocalDate.parse("2028-05-31"));

    contractChanges.carryOut(CLIENT, extension);
    driver.runDue();
    contractChanges.carryOut(CLIENT, extension);
    driver.runDue();

    assertThat(programme.reviewsOf(CLIENT))
        .hasSize(6)
        .extracting(ReviewSummary::reference)
        .endsWith("TR-NORD-2028-01", "TR-NORD-2028-02");
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_CHANGE))
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail.body()).contains("extended", "Q1 2028", "Q2 2028"));
  }

  @Test
  void cancelsWhatLiesBehindATermination() {
    driver.planAndStart();
    driver.advanceTo("2027-02-10T10:00");

    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-02-28")));
    driver.runDue();

    assertThat(programme.reviewsOf(CLIENT))
        .extracting(ReviewSummary::status)
        .containsExactly(
            ReviewStatus.PLANNED,
            ReviewStatus.CANCELLED,
            ReviewStatus.CANCELLED,
            ReviewStatus.CANCELLED);
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_CHANGE))
        .hasSize(2)
        .allSatisfy(
            mail -> assertThat(mail.body()).contains("ends on", "Q2 2027", "Q3 2027", "Q4 2027"));
    assertThat(driver.firstProcess()).isNotNull();
    driver.advanceTo("2027-03-01T00:00");
    assertThat(driver.programmeProcess()).isNull();
    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ENDED);
  }

  @Test
  void replansTheFutureForAnotherSubscription() {
    driver.planAndStart();
    driver.meet();
    driver.complete(
        ThreatReviewIds.USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));

    contractChanges.carryOut(
        CLIENT, ContractChange.subscribeTo(Subscription.ADVISOR, LocalDate.parse("2027-04-01")));
    driver.runDue();

    List<ReviewSummary> live = programme.reviewsOf(CLIENT).stream()
        .filter(review -> review.status() != ReviewStatus.CANCELLED)
        .toList();
    assertThat(live)
        .extracting(ReviewSummary::title)
        .containsExactly(
            "Q1 2027",
            "April 2027",
            "May 2027",
            "June 2027",
            "July 2027",
            "August 2027",
            "September 2027",
            "October 2027",
            "November 2027");
    assertThat(live).extracting(ReviewSummary::sequence).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(live.get(0).status()).isEqualTo(ReviewStatus.CLOSED);
    assertThat(live.subList(1, 9)).extracting(ReviewSummary::analyst).containsOnly("advisor");
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_CHANGE))
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail.body()).contains("monthly", "Q2 2027", "April 2027"));
    assertThat(driver.programmeProcess())
        .variables()
        .containsEntry(VARIABLE_NEXT_REVIEW, live.get(1).reference());
  }

  @Test
  void refusesChangesThatDoNotFitTheContract() {
    driver.planAndStart();

    refused(ContractChange.terminateOn(LocalDate.parse("2026-11-30")), "notInThePast");
    refused(ContractChange.terminateOn(LocalDate.parse("2027-12-01")), "withinContract");
    refused(ContractChange.extendTo(LocalDate.parse("2027-11-30")), "notAnExtension");
    refused(ContractChange.extendTo(LocalDate.parse("2037-11-30")), "contractTooLong");
    assertThatThrownBy(() -> contractChanges.carryOut(
            CLIENT,
            ContractChange.subscribeTo(Subscription.STANDARD, LocalDate.parse("2027-04-01"))))
        .isInstanceOf(StateConflict.class);
    assertThatThrownBy(
            () -> new ContractChange(ContractChange.Type.TERMINATE, null, null, null, null))
        .isInstanceOf(InvalidInput.class);
    assertThat(programme.reviewsOf(CLIENT)).hasSize(4);
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void takesChangesWhileTheClientIsStillOnboarding() {
    contractChanges.carryOut(
        CLIENT, ContractChange.subscribeTo(Subscription.ADVISOR, LocalDate.parse("2027-06-01")));

    assertThat(driver.plan())
        .extracting(ReviewSummary::title)
        .startsWith("Q1 2027", "Q2 2027", "June 2027")
        .hasSize(8);
  }

  private void refused(ContractChange change, String rule) {
    assertThatThrownBy(() -> contractChanges.carryOut(CLIENT, change))
        .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.rule()).isEqualTo(rule));
  }
}
