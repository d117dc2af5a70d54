package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.MissedReviewIds.USER_TASK_DECIDE_MISSED_REVIEW;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.berlin;
import static org.threatreviews.review.process.ReviewProgrammeIds.EVENT_PREPARATION_DUE;
import static org.threatreviews.review.process.ReviewProgrammeIds.SERVICE_TASK_ANNOUNCE_CHANGE;
import static org.threatreviews.review.process.ThreatReviewIds.USER_TASK_HOLD_REVIEW;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.invariant.Rule;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChangeEffect;
import org.threatreviews.review.plan.ContractChangeEffect.About;
import org.threatreviews.review.plan.ContractChangeEffect.Mails;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.MissingReviews;
import org.threatreviews.review.plan.PlanPreview;
import org.threatreviews.review.plan.PlansBefore;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.review.schedule.NoReview;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;

/** What is planned follows from the contract, and what is known of it before it is agreed. */
@ProcessTest
class PlanFollowsContractTest {

  @Autowired
  ReviewDriver driver;

  @Autowired
  ProgrammeChecks checks;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  MeetingMoves moves;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  MissingReviews missing;

  @Autowired
  PlansBefore before;

  @Autowired
  Clients clients;

  @Autowired
  ProcessEngine engine;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void registerPool() {
    driver.registerPool();
  }

  @ParameterizedTest
  @CsvSource({
    "2027-10-26, 2027-02-17 2027-05-19 2027-08-18 2027-10-13",
    "2027-11-30, 2027-02-17 2027-05-19 2027-08-18 2027-11-17",
    "2027-10-10, 2027-02-17 2027-05-19 2027-08-18" // less than half a quarter is left
  })
  void aContractHasTheSameReviewsHoweverItGotItsEnd(String end, String days) {
    driver.registerClient(CLIENT, Subscription.STANDARD, "2026-12-01", end);
    driver.planAndStart();
    assertThat(days()).as("registered").isEqualTo(days);
    if (!end.equals("2027-11-30")) {
      carryOut(ContractChange.extendTo(LocalDate.parse("2027-11-30")));
      assertThat(days()).as("extended").isEqualTo("2027-02-17 2027-05-19 2027-08-18 2027-11-17");
      carryOut(ContractChange.terminateOn(LocalDate.parse(end)));
      assertThat(days()).as("ended early").isEqualTo(days);
    }
    assertThat(missing.all()).isEmpty();
    assertThat(live()).extracting(ReviewSummary::sequence).isSorted().doesNotHaveDuplicates();
    checks.programmeRuns(CLIENT);
  }

  @Test
  void aReviewInPreparationSurvivesAnotherSubscriptionAndTheWayBack() {
    start();
    driver.advanceTo("2027-02-10T10:00");
    String before = days();

    carryOut(subscribe(Subscription.ADVISOR, "2027-02-10"));
    assertThat(driver.first())
        .returns("February 2027", ReviewSummary::title)
        .returns(berlin("2027-02-17T10:00"), ReviewSummary::start);
    assertThat(driver.firstProcess()).isNotNull();
    assertThat(live()).hasSize(10);
    carryOut(subscribe(Subscription.STANDARD, "2027-02-10"));

    assertThat(driver.first().title()).isEqualTo("Q1 2027");
    assertThat(days()).isEqualTo(before);
    assertThat(live()).extracting(ReviewSummary::sequence).containsExactly(1, 2, 3, 4);
    assertThat(programme.reviewsOf(CLIENT))
        .extracting(ReviewSummary::sequence)
        .doesNotHaveDuplicates();
    assertThat(missing.all()).isEmpty();
    checks.programmeRuns(CLIENT);
  }

  @Test
  void aSubscriptionIsTheClientsFromItsFirstDayOn() {
    start();

    carryOut(subscribe(Subscription.ADVISOR, "2027-08-01"));
    assertThat(subscription()).isEqualTo(Subscription.STANDARD);
    driver.advanceTo("2027-07-31T23:59");
    assertThat(subscription()).isEqualTo(Subscription.STANDARD);
    driver.advanceTo("2027-08-01T00:00");

    assertThat(subscription()).isEqualTo(Subscription.ADVISOR);
    assertThat(programme.nextSubscriptions(List.of(CLIENT))).isEmpty();
  }

  @Test
  void aSubscriptionThatBeginsDuringAHoldIsTheClientsFromItsFirstDayOn() {
    start();
    carryOut(ContractChange.hold(day("2027-03-01"), day("2027-04-30")));
    carryOut(subscribe(Subscription.ADVISOR, "2027-04-01"));

    driver.advanceTo("2027-04-01T00:00");

    assertThat(subscription()).isEqualTo(Subscription.ADVISOR);
    assertThat(clients.get(CLIENT).status()).hasToString("ON_HOLD");
    driver.advanceTo("2027-05-01T00:00");
    assertThat(clients.get(CLIENT).status()).hasToString("ACTIVE");
  }

  @Test
  void aDateThatSomebodyHasChosenStaysUntilItCanNotBeKept() {
    start();
    moves.move(FIRST, berlin("2027-02-24T14:00"));

    carryOut(ContractChange.extendTo(day("2028-05-31")));
    carryOut(ContractChange.hold(day("2027-02-17"), day("2027-02-18")));
    assertThat(driver.first().start()).isEqualTo(berlin("2027-02-24T14:00"));
    carryOut(ContractChange.hold(day("2027-02-22"), day("2027-02-28")));

    assertThat(driver.first().start()).isEqualTo(berlin("2027-02-16T10:00"));
    checks.programmeRuns(CLIENT);
  }

  @Test
  void nothingIsMailedAboutAReviewDuringAHold() {
    start();
    driver.advanceTo("2027-02-04T10:00");
    int before = mailsAboutFirst().size();
    carryOut(ContractChange.hold(day("2027-02-05"), day("2027-02-12")));

    driver.advanceTo("2027-02-19T10:00");

    assertThat(mailsAboutFirst().subList(before, mailsAboutFirst().size()))
        .isNotEmpty()
        .noneMatch(leaves -> leaves.isBefore(berlin("2027-02-15T09:00")));
    assertThat(driver.mailsToContacts(ThreatReviewIds.SERVICE_TASK_SEND_FIRST_REMINDER))
        .hasSize(2);
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PUBLISHED);
  }

  @Test
  void whatWaitsForTheEndOfAHoldLeavesWhenItEndsEarlier() {
    start();
    driver.advanceTo("2027-02-04T10:00");
    int before = mailsAboutFirst().size();
    carryOut(ContractChange.hold(day("2027-02-05"), day("2027-02-12")));
    driver.advanceTo("2027-02-10T10:01");
    assertThat(mailsAboutFirst().subList(before, mailsAboutFirst().size()))
        .hasSize(2)
        .containsOnly(berlin("2027-02-15T09:00"));

    carryOut(ContractChange.resumeOn(day("2027-02-11")));

    assertThat(mailsAboutFirst().subList(before, mailsAboutFirst().size()))
        .hasSize(2)
        .containsOnly(berlin("2027-02-11T09:00"));
  }

  @Test
  void aReviewThatIsDueInAHoldBeginsBehindIt() {
    start();
    carryOut(ContractChange.hold(day("2027-02-01"), day("2027-02-12")));

    assertThat(driver.due(EVENT_PREPARATION_DUE)).isEqualTo(berlin("2027-02-15T09:00"));
    driver.advanceTo("2027-02-14T23:59");
    assertThat(mailsAboutFirst()).isEmpty();
    driver.advanceTo("2027-02-17T10:00");
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PUBLISHED);
    assertThat(mailsAboutFirst()).isNotEmpty();
    checks.programmeRuns(CLIENT);
  }

  /**
   * @param settled whether the review has left the plan before the contract changes; it was lost
   *     when not that its period has none by decision
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReviewThatTheLeadHasCancelledIsNotPlannedAgain(boolean settled) {
    start();
    driver.prepareAndPublish();
    driver.advanceTo("2027-02-17T11:00");
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "NO_SHOW"));
    driver.completeOnly(USER_TASK_DECIDE_MISSED_REVIEW, Map.of("decision", "CANCEL"));
    if (settled) {
      driver.runDue();
    }

    carryOut(ContractChange.extendTo(day("2028-02-29")));

    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CANCELLED);
    assertThat(live())
        .extracting(ReviewSummary::title)
        .containsExactly("Q2 2027", "Q3 2027", "Q4 2027", "Q1 2028");
    assertThat(missing.all()).isEmpty();
    assertThat(jdbc.sql("select without from planned_period where title = 'Q1 2027'")
            .query(String.class)
            .single())
        .isEqualTo("CANCELLED_BY_LEAD");
  }

  @Test
  @Breaks(value = Rule.MISSING_REVIEWS, because = "that is what it is about")
  void aPeriodThatHasLostItsReviewWithoutAReasonIsMissing() {
    start();

    jdbc.sql("update review set status = 'CANCELLED' where reference = :first")
        .param("first", FIRST)
        .update();

    assertThat(missing.all())
        .containsExactly(new MissingReviews.MissingReview(
            CLIENT, "Q1 2027", day("2026-12-01"), day("2027-02-28")));
  }

  @Test
  void whoWasPlannedBeforePeriodsWereKeptGetsThemAtTheNextStart() {
    start();
    List<Map<String, Object>> kept = periods();
    jdbc.sql("delete from planned_period").update();
    assertThat(before.clients()).containsExactly(CLIENT);

    before.clients().forEach(before::keepPeriods);

    assertThat(periods()).isEqualTo(kept).isNotEmpty();
    assertThat(before.clients()).isEmpty();
    assertThat(missing.all()).isEmpty();
  }

  private List<Map<String, Object>> periods() {
    return jdbc.sql("""
            select months, period_index, title, first_day, last_day, due_on, without
            from planned_period order by first_day
            """).query().listOfRows();
  }

  @Test
  void showsWhatAChangeWouldDoAndDoesNothing() {
    start();
    driver.advanceTo("2027-02-10T10:00");
    List<ReviewSummary> before = programme.reviewsOf(CLIENT);
    int mails = mails();

    ContractChangeEffect effect =
        contractChanges.preview(CLIENT, ContractChange.hold(day("2027-02-17"), day("2027-03-02")));
    driver.runDue();

    assertThat(effect.moved())
        .containsExactly(new ContractChangeEffect.Moved(
            FIRST, "Q1 2027", berlin("2027-02-17T10:00"), berlin("2027-03-03T10:00")));
    assertThat(effect.mails())
        .containsExactly(
            new Mails(About.CONTRACT_CHANGE, null, 2), new Mails(About.NEW_DATE, "Q1 2027", 2));
    assertThat(programme.reviewsOf(CLIENT)).isEqualTo(before);
    assertThat(mails()).isEqualTo(mails);
    checks.programmeRuns(CLIENT);

    assertThat(contractChanges.carryOut(
            CLIENT, ContractChange.hold(day("2027-02-17"), day("2027-03-02"))))
        .isEqualTo(effect);
  }

  @Test
  void saysWhenAnEarlyEndLeavesNoTimeForAClosingReview() {
    start();
    driver.advanceTo("2027-05-20T10:00");

    ContractChangeEffect effect =
        contractChanges.carryOut(CLIENT, ContractChange.terminateOn(day("2027-06-30")));

    assertThat(effect.cancelled())
        .extracting(PlanPreview.Meeting::title)
        .containsExactly("Q3 2027", "Q4 2027");
    assertThat(effect.withoutReview())
        .containsExactly(new ContractChangeEffect.WithoutReview(
            "Q3 2027", day("2027-06-01"), day("2027-06-30"), NoReview.TOO_SHORT));
  }

  @Test
  void anEarlyEndHasAClosingReview() {
    start();
    driver.advanceTo("2027-06-10T10:00");

    carryOut(ContractChange.terminateOn(day("2027-07-31")));

    assertThat(days()).endsWith("2027-07-21");
    assertThat(live()).last().returns("Q3 2027", ReviewSummary::title);
  }

  @Test
  void reviewsBeginThoughAnAnnouncementFailsForGood() {
    driver.registerClient(Subscription.STANDARD);
    driver.plan();
    clients.activate(CLIENT);
    programme.start(CLIENT);
    List<Job> announcements = engine
        .getManagementService()
        .createJobQuery()
        .activityId(SERVICE_TASK_ANNOUNCE_CHANGE)
        .list();
    assertThat(announcements).hasSize(1);
    engine.getManagementService().setJobRetries(announcements.get(0).getId(), 0);

    driver.advanceTo("2027-02-03T10:00");

    assertThat(driver.firstProcess()).isNotNull();
    engine.getManagementService().setJobRetries(announcements.get(0).getId(), 1);
    driver.runDue();
    checks.programmeRuns(CLIENT);
  }

  private void start() {
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  private void carryOut(ContractChange change) {
    contractChanges.carryOut(CLIENT, change);
    driver.runDue();
  }

  private static ContractChange subscribe(Subscription subscription, String from) {
    return ContractChange.subscribeTo(subscription, day(from));
  }

  private Subscription subscription() {
    return clients.get(CLIENT).subscription();
  }

  /** When the mails about the first review leave, in the order in which they were written. */
  private List<Instant> mailsAboutFirst() {
    return jdbc.sql("""
            select next_attempt_at from mail_outbox
            where business_key = :first and recipient like '%@nord.example' order by created_at
            """)
        .param("first", FIRST)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .list();
  }

  private int mails() {
    return jdbc.sql("select count(*) from mail_outbox").query(Integer.class).single();
  }

  private List<ReviewSummary> live() {
    return programme.reviewsOf(CLIENT).stream()
        .filter(review -> review.status() != ReviewStatus.CANCELLED)
        .toList();
  }

  private String days() {
    return String.join(
        " ",
        live().stream()
            .map(review -> review.start().atZone(ZoneId.of("Europe/Berlin")))
            .map(start -> start.toLocalDate().toString())
            .toList());
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
