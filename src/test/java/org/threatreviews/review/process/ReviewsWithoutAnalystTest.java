package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.ReviewSummary;
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
  ProcessEngine engine;

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
    for (String user : new String[] {"analyst", "advisor"}) {
      pool.change(user, AnalystChange.qualifying(Qualification.NONE));
    }
    driver.registerClient(ReviewDriver.CLIENT, Subscription.STANDARD, start, "2027-11-30");

    driver.planAndStart();
    driver.runDue();

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
