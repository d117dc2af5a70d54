package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Subscription;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Statements;

/**
 * What the steps of a contract and of a review may ask of the database, the engine's statements
 * included. With the jobs of a step come about twenty statements that look for what is due and send
 * its mail.
 */
@ProcessTest
class ReviewStepStatementsTest {

  private static final int TWELVE_REVIEWS_PLANNED = 30;
  private static final int PROGRAMME_BEGUN = 130;
  private static final int PREPARATION = 85;
  private static final int MEETING_RECORDED = 205;

  @Autowired
  ReviewDriver driver;

  @BeforeEach
  @AfterEach
  void registerPool() {
    driver.registerPool();
  }

  @Test
  void planningAYearOfMonthlyReviewsReadsEachThingOnce() throws Exception {
    driver.registerClient(Subscription.ADVISOR);

    within(TWELVE_REVIEWS_PLANNED, () -> assertThat(driver.plan()).hasSize(12));

    // a plan needs its programme
    driver.startPlanned();
  }

  @Test
  void noStepOfAReviewAsksForMoreThanItsBudget() throws Exception {
    driver.registerClient(Subscription.STANDARD);
    within(PROGRAMME_BEGUN, () -> driver.planAndStart());
    driver.advanceTo("2027-02-10T10:00");
    within(
        PREPARATION,
        () -> driver.complete(
            ThreatReviewIds.USER_TASK_PREPARE_REVIEW,
            Map.of("summary", "A quiet quarter.", "trainingPoint", "Theft", "ready", true)));
    driver.advanceTo("2027-02-16T10:00");
    driver.meet();
    within(
        MEETING_RECORDED,
        () -> driver.complete(
            ThreatReviewIds.USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All")));
  }

  private static void within(int budget, Statements.Use step) throws Exception {
    assertThat(Statements.texts(step)).hasSizeBetween(1, budget);
  }
}
