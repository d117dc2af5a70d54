package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Subscription;
import org.threatreviews.notification.MailKind;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;

/** Mail about a date that no longer holds does not leave. */
@ProcessTest
class MootReviewMailsTest {

  private static final MailKind AGENDA_REQUEST = MailKind.REVIEW_AGENDA_REQUEST;
  private static final MailKind REMINDER = MailKind.REVIEW_FIRST_REMINDER;
  private static final MailKind LAST_REMINDER = MailKind.REVIEW_SECOND_REMINDER;
  private static final MailKind PACK = MailKind.REVIEW_PACK;
  private static final MailKind NEW_DATE = MailKind.REVIEW_NEW_DATE;

  @Autowired
  ReviewDriver driver;

  @Autowired
  MeetingMoves moves;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  OutgoingMail mail;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @Test
  void aNewDateCallsBackWhatWasWrittenForTheOldOne() {
    try (OutgoingMail held = mail.held()) {
      driver.prepareAndPublish();
      assertThat(held.kindsWaiting()).contains(AGENDA_REQUEST, LAST_REMINDER, PACK);

      moves.move(ReviewDriver.FIRST, ReviewDriver.berlin("2027-02-24T10:00"));
      driver.runDue();

      assertThat(held.kindsIn("SUPERSEDED")).contains(LAST_REMINDER, PACK);
      assertThat(held.kindsWaiting()).doesNotContain(LAST_REMINDER, PACK);
      assertThat(held.kindsWaiting())
          .as("who was not asked for points yet is asked with the new date, and reads of no other")
          .contains(AGENDA_REQUEST)
          .doesNotContain(NEW_DATE);
      assertThat(held.kindsWaiting())
          .as("whoever holds it knows of the old date")
          .contains(MailKind.ANALYST_NEW_DATE);
    }
    assertThat(mail.kindsIn("SENT")).contains(AGENDA_REQUEST).doesNotContain(LAST_REMINDER, PACK);
  }

  @Test
  void ofTwoNewDatesTheLastLeaves() {
    driver.prepareAndPublish();
    try (OutgoingMail held = mail.held()) {
      moves.move(ReviewDriver.FIRST, ReviewDriver.berlin("2027-02-24T10:00"));
      driver.runDue();
      assertThat(held.kindsWaiting()).contains(NEW_DATE);

      moves.move(ReviewDriver.FIRST, ReviewDriver.berlin("2027-02-25T10:00"));
      driver.runDue();
      assertThat(held.kindsIn("SUPERSEDED")).as("the date in between").contains(NEW_DATE);
    }
    assertThat(mail.kindsIn("SENT")).contains(NEW_DATE);
  }

  @Test
  void aCancelledMeetingAsksForNothing() {
    try (OutgoingMail held = mail.held()) {
      driver.prepareAndPublish();
      contractChanges.carryOut(
          ReviewDriver.CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-02-16")));
      driver.runDue();

      assertThat(held.kindsIn("SUPERSEDED")).contains(AGENDA_REQUEST, REMINDER, PACK);
      assertThat(held.kindsWaiting()).doesNotContain(AGENDA_REQUEST, REMINDER, PACK);
    }
  }

  @Test
  void nobodyIsRemindedOfAMeetingThatWasHeld() {
    try (OutgoingMail held = mail.held()) {
      driver.meet();
      driver.complete(
          ThreatReviewIds.USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));

      assertThat(held.kindsIn("SUPERSEDED")).contains(REMINDER, LAST_REMINDER, PACK);
      assertThat(held.kindsWaiting()).doesNotContain(REMINDER, LAST_REMINDER, PACK);
    }
  }
}
