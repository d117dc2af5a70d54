package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Subscription;
import org.threatreviews.invariant.Rule;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailRecord;
import org.threatreviews.notification.Mails;
import org.threatreviews.notification.WaitingProcess;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;

/**
 * A mail about another analyst that can't be delivered is shown where somebody waits for the review,
 * though the hand-over that has sent it is over.
 */
@ProcessTest
class HandOverMailTest {

  private static final LocalDate MEETING = LocalDate.parse("2027-02-17");

  @Autowired
  ReviewDriver driver;

  @Autowired
  Staff staff;

  @Autowired
  Mails mails;

  @Autowired
  WaitingProcess waiting;

  @Autowired
  RuntimeService runtime;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
    staff.register(Analyst.joining(
        "ben", "Ben Beta", "ben@mdr.example", true, false, ZoneId.of("Europe/Berlin")));
  }

  @Test
  @Breaks(value = Rule.TASK_OF_SOMEBODY_GONE, because = "the substitute is no user")
  void isShownAtTheReview() {
    driver.prepareAndPublish();
    handOver();

    assertThat(waiting.mailFailed(mail(MailKind.REVIEW_ANALYST_CHANGED))).isTrue();
    assertShownAt(MailKind.REVIEW_ANALYST_CHANGED.step(), ReviewDriver.FIRST);
    waiting.mailRepaired(mail(MailKind.REVIEW_ANALYST_CHANGED));

    assertThat(waiting.mailFailed(mail(MailKind.ANALYST_TAKEN_OVER))).isTrue();
    assertShownAt(MailKind.ANALYST_TAKEN_OVER.step(), ReviewDriver.FIRST);
  }

  @Test
  void isShownAtTheProgrammeUntilTheReviewBegins() {
    handOver();

    assertThat(waiting.mailFailed(mail(MailKind.REVIEW_ANALYST_CHANGED))).isTrue();
    assertShownAt(MailKind.REVIEW_ANALYST_CHANGED.stepBefore().orElseThrow(), ReviewDriver.CLIENT);
  }

  private void handOver() {
    staff.registerAbsence("analyst", MEETING, MEETING);
    driver.runDue();
    assertThat(driver.process("review-hand-over", ReviewDriver.FIRST)).isNull();
  }

  private void assertShownAt(MailKind.Step step, String businessKey) {
    Incident shown =
        runtime.createIncidentQuery().incidentType("undeliverableMail").singleResult();
    assertThat(shown.getActivityId()).isEqualTo(step.element());
    assertThat(shown.getProcessInstanceId())
        .isEqualTo(driver.process(step.process(), businessKey).getId());
  }

  private MailRecord mail(MailKind kind) {
    return mails.page(null, null, 0, 200).items().stream()
        .filter(mail -> mail.kind() == kind)
        .findFirst()
        .orElseThrow();
  }
}
