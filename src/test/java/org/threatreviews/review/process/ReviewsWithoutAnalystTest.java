package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.AnalystChange;
import org.threatreviews.staff.Qualification;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.ProcessTest;

/** Of each meeting for which nobody is free the lead is asked at once, however near it is. */
@ProcessTest
class ReviewsWithoutAnalystTest {

  @Autowired
  ReviewDriver driver;

  @Autowired
  Staff pool;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  MeetingMoves moves;

  @Autowired
  ProcessEngine engine;

  @Autowired
  JdbcClient jdbc;

  /**
   * @param start of the contract; it is 1 December 2026, and the first meetings of these are from
   *     six working days ahead to more than fifteen
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"2026-09-09", "2026-09-16", "2026-09-21", "2026-09-25", "2026-10-01", "2026-12-01"
      })
  void theLeadIsAskedAboutEachReviewOnce(String start) {
    driver.registerPool();
    qualify("analyst", Qualification.NONE);
    qualify("advisor", Qualification.NONE);
    driver.registerClient(ReviewDriver.CLIENT, Subscription.STANDARD, start, "2027-11-30");

    driver.planAndStart();
    driver.runDue();

    assertEachIsAskedAboutOnce();
  }

  /** Nearer and later, as often as the lead likes. */
  @Test
  void theLeadIsAskedOnceAboutEachMeetingThatWasMoved() {
    withoutAnalysts();

    for (int days : new int[] {-1, 7, -7}) {
      for (ReviewSummary review : programme.reviewsOf(ReviewDriver.CLIENT)) {
        moves.move(review.reference(), review.start().plus(Duration.ofDays(days)));
        driver.runDue();
        assertEachIsAskedAboutOnce();
      }
    }
  }

  /** What is near is asked about by its own process, and by nothing else besides. */
  @Test
  void aMeetingMovedUntilItsPreparationBeginsIsAskedAboutOnce() {
    withoutAnalysts();
    ReviewSummary first = programme.reviewsOf(ReviewDriver.CLIENT).get(0);
    driver.advanceTo("2027-01-29T12:00");
    assertEachIsAskedAboutOnce();

    moves.move(first.reference(), ReviewDriver.berlin("2027-02-09T10:00"));
    driver.runDue();

    assertEachIsAskedAboutOnce();
  }

  @Test
  void aMeetingWhosePreparationBeginsIsAskedAboutOnce() {
    withoutAnalysts();

    driver.advanceTo("2027-02-04T12:00");

    assertEachIsAskedAboutOnce();
  }

  /** Somebody is away then, and back on another day. */
  @Test
  void aMeetingMovedToADayOnWhichSomebodyIsFreeIsAskedAboutNoMore() {
    withoutAnalysts();
    ReviewSummary first = programme.reviewsOf(ReviewDriver.CLIENT).get(0);
    pool.registerAbsence("analyst", LocalDate.parse("2027-02-17"), LocalDate.parse("2027-02-17"));
    qualify("analyst", Qualification.EVERYTHING);
    driver.runDue();
    assertThat(holder(first)).as("away on that day").isNull();
    assertThat(asked(first)).isEqualTo(1);

    moves.move(first.reference(), ReviewDriver.berlin("2027-02-18T10:00"));
    driver.runDue();
    assertThat(holder(first)).isEqualTo("analyst");
    assertThat(asked(first)).isZero();

    moves.move(first.reference(), ReviewDriver.berlin("2027-02-17T10:00"));
    driver.runDue();
    assertThat(holder(first)).as("away again").isNull();
    assertThat(asked(first)).isEqualTo(1);

    pool.withdrawAbsence("analyst", LocalDate.parse("2027-02-17"));
    driver.runDue();
    assertThat(holder(first)).as("there after all").isEqualTo("analyst");
    assertThat(leadTasks()).isZero();
  }

  private String holder(ReviewSummary review) {
    return programme.reviewsOf(ReviewDriver.CLIENT).stream()
        .filter(other -> other.reference().equals(review.reference()))
        .findFirst()
        .orElseThrow()
        .analyst();
  }

  @Test
  void whoMayHoldThemOrIsBackTakesThemAndTheLeadIsNotAskedAnyMore() {
    withoutAnalysts();

    qualify("analyst", Qualification.EVERYTHING);
    driver.runDue();

    assertThat(programme.reviewsOf(ReviewDriver.CLIENT))
        .isNotEmpty()
        .allSatisfy(review -> assertThat(review.analyst()).isEqualTo("analyst"));
    assertThat(leadTasks()).isZero();

    pool.leave("analyst");
    driver.runDue();
    assertEachIsAskedAboutOnce();

    pool.change("analyst", new AnalystChange(null, null, null, null, null, null, true));
    driver.runDue();
    assertThat(programme.reviewsOf(ReviewDriver.CLIENT))
        .allSatisfy(review -> assertThat(review.analyst()).isEqualTo("analyst"));
    assertThat(leadTasks()).isZero();

    pool.leave("analyst");
    driver.runDue();
    assertEachIsAskedAboutOnce();

    qualify("advisor", Qualification.EVERYTHING);
    driver.runDue();
    assertEachIsAskedAboutOnce();
  }

  /** One that is near, so that its own process asks. */
  @Test
  void whoIsFreeAgainTakesWhatTheReviewsOwnProcessAsksAboutThoughALeadHasClaimedIt() {
    withoutAnalysts();
    driver.advanceTo("2027-02-04T12:00");
    ReviewSummary first = programme.reviewsOf(ReviewDriver.CLIENT).get(0);
    Task task = ownTask(first);
    engine.getTaskService().claim(task.getId(), "lead");

    qualify("analyst", Qualification.EVERYTHING);
    driver.runDue();

    assertThat(holder(first)).isEqualTo("analyst");
    assertThat(leadTasks()).isZero();
    assertThat(asked(first)).isZero();
    assertThat(driver.tasks(ThreatReviewIds.USER_TASK_ASSIGN_ANALYST, first.reference()))
        .isEmpty();
    assertThat(mailsTo("analyst@mdr.example")).isNotEmpty();
    driver.advanceTo("2027-02-10T12:00");
    assertThat(driver.task(ThreatReviewIds.USER_TASK_PREPARE_REVIEW, first.reference()))
        .extracting(Task::getAssignee)
        .isEqualTo("analyst");
  }

  @Test
  void whoIsBackTakesWhatTheReviewsOwnProcessAsksAbout() {
    withoutAnalysts();
    ReviewSummary first = programme.reviewsOf(ReviewDriver.CLIENT).get(0);
    pool.registerAbsence("analyst", LocalDate.parse("2027-02-17"), LocalDate.parse("2027-02-17"));
    qualify("analyst", Qualification.EVERYTHING);
    driver.advanceTo("2027-02-04T12:00");
    assertThat(holder(first)).as("away on that day").isNull();
    assertThat(ownTask(first)).isNotNull();

    pool.withdrawAbsence("analyst", LocalDate.parse("2027-02-17"));
    driver.runDue();

    assertThat(holder(first)).isEqualTo("analyst");
    assertThat(asked(first)).isZero();
  }

  /** Somebody is free when the change is made and is not any more when it is carried out. */
  @Test
  void aLeadWhoHasClaimedItKeepsItWhenThereIsNobodyAfterAllAndIsNotAskedTwice() {
    withoutAnalysts();
    driver.advanceTo("2027-02-04T12:00");
    ReviewSummary first = programme.reviewsOf(ReviewDriver.CLIENT).get(0);
    String task = ownTask(first).getId();
    engine.getTaskService().claim(task, "lead");

    qualify("analyst", Qualification.EVERYTHING);
    pool.registerAbsence("analyst", LocalDate.parse("2027-02-17"), LocalDate.parse("2027-02-17"));
    driver.runDue();

    assertThat(holder(first)).isNull();
    assertThat(asked(first)).isEqualTo(1);
    assertThat(ownTask(first)).returns(task, Task::getId).returns("lead", Task::getAssignee);
    engine.getTaskService().complete(task, Map.of("analyst", ""));
    driver.runDue();
    assertThat(leadTasks()).isZero();
  }

  private Task ownTask(ReviewSummary review) {
    return driver.task(ThreatReviewIds.USER_TASK_ASSIGN_ANALYST, review.reference());
  }

  private List<String> mailsTo(String recipient) {
    return jdbc.sql("select template from mail_outbox where recipient = :to")
        .param("to", recipient)
        .query(String.class)
        .list();
  }

  private void withoutAnalysts() {
    driver.registerPool();
    qualify("analyst", Qualification.NONE);
    qualify("advisor", Qualification.NONE);
    driver.registerClient(ReviewDriver.CLIENT, Subscription.STANDARD, "2026-12-01", "2027-11-30");
    driver.planAndStart();
    driver.runDue();
    assertEachIsAskedAboutOnce();
  }

  private void qualify(String user, Qualification qualification) {
    pool.change(user, AnalystChange.qualifying(qualification));
  }

  private void assertEachIsAskedAboutOnce() {
    assertThat(programme.reviewsOf(ReviewDriver.CLIENT)).isNotEmpty().allSatisfy(review -> {
      assertThat(review.analyst()).isNull();
      assertThat(asked(review))
          .as("asked about %s at %s", review.reference(), review.start())
          .isEqualTo(1);
    });
    assertThat(leadTasks()).as("one answer is for all").isBetween(1L, 2L);
  }

  /** How many processes ask, or wait for the answer about another of the same analyst's reviews. */
  private long asked(ReviewSummary review) {
    long handOvers = engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(ReviewHandOverIds.PROCESS)
        .processInstanceBusinessKey(review.reference())
        .count();
    long own = engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(review.reference())
        .taskDefinitionKey(ThreatReviewIds.USER_TASK_ASSIGN_ANALYST)
        .count();
    return handOvers + own;
  }

  private long leadTasks() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskDefinitionKeyIn(
            ReviewHandOverIds.USER_TASK_NAME_SUBSTITUTE, ThreatReviewIds.USER_TASK_ASSIGN_ANALYST)
        .count();
  }
}
