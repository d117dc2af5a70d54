package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.Severity;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Statements;

/**
 * What the steps of a follow-up may ask of the database, the engine's statements included. With the
 * jobs of a step come about twenty statements that look for what is due and send its mail. Whoever
 * needs more than this has read something twice, or changes the number here and says why.
 */
@ProcessTest
class FollowUpStatementsTest {

  private static final int INTAKE = 17;
  private static final int NOTIFICATION = 112;
  private static final int REMINDER = 100;
  private static final int ANSWER = 128;
  private static final int CLOSURE = 190;

  @Autowired
  FollowUpDriver driver;

  @BeforeEach
  void registerClient() {
    driver.registerClient();
  }

  @Test
  void noStepOfAFollowUpAsksForMoreThanItsBudget() throws Exception {
    within(INTAKE, () -> driver.report(Severity.HIGH));
    within(NOTIFICATION, () -> driver.runDue());
    driver.time().advanceTo(driver.now().plus(Duration.ofHours(3))); // the mail has left
    driver.time().set(driver.due(IncidentFollowUpIds.EVENT_REMINDER_DUE));
    within(REMINDER, () -> driver.runDue());
    within(ANSWER, () -> driver.giveAndRun(FeedbackOutcome.MITIGATED));
    within(
        CLOSURE,
        () -> driver.complete(
            IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "REMOVED")));
  }

  /** A follow-up that has lasted for long costs no more in each step than a new one. */
  @Test
  void aStepAsksForAsMuchAfterManyRounds() throws Exception {
    driver.reportAndNotify(Severity.HIGH);
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    long first = Statements.of(this::findStillPresent);
    for (int round = 0; round < 4; round++) {
      driver.time().advanceTo(driver.now().plus(Duration.ofHours(1)));
      driver.giveAndRun(FeedbackOutcome.MITIGATED);
      findStillPresent();
    }
    driver.time().advanceTo(driver.now().plus(Duration.ofHours(1)));
    driver.giveAndRun(FeedbackOutcome.MITIGATED);

    assertThat(Statements.of(this::findStillPresent)).isLessThanOrEqualTo(first + 2);
  }

  private void findStillPresent() {
    driver.complete(
        IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE,
        Map.of("verdict", "STILL_PRESENT", "comment", "It still calls its server."));
  }

  private static void within(int budget, Statements.Use step) throws Exception {
    assertThat(Statements.texts(step)).hasSizeBetween(1, budget);
  }
}
