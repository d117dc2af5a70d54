package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;

/** Mail about a date that no longer holds does not leave. */
@ProcessTest
class MootReviewMailsTest {

  private static final String AGENDA_REQUEST = ThreatReviewIds.SERVICE_TASK_ASK_FOR_AGENDA_POINTS;
  private static final String REMINDER = ThreatReviewIds.SERVICE_TASK_SEND_FIRST_REMINDER;
  private static final String LAST_REMINDER = ThreatReviewIds.SERVICE_TASK_SEND_SECOND_REMINDER;
  private static final String PACK = ThreatReviewIds.SERVICE_TASK_PUBLISH_PACK;
  private static final String NEW_DATE = ThreatReviewIds.SERVICE_TASK_ANNOUNCE_NEW_DATE;

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
      assertThat(held.waiting()).contains(AGENDA_REQUEST, LAST_REMINDER, PACK);

      moves.move(ReviewDriver.FIRST, ReviewDriver.berlin("2027-02-24T10:00"));
      driver.runDue();

      assertThat(held.in("SUPERSEDED")).contains(LAST_REMINDER, PACK);
      assertThat(held.waiting()).doesNotContain(LAST_REMINDER, PACK);
      assertThat(held.waiting()).as("the analyst's").contains(NEW_DATE);
      assertThat(held.waitingForContacts())
          .as("who was not asked for points yet is asked with the new date, and reads of no other")
          .contains(AGENDA_REQUEST)
          .doesNotContain(NEW_DATE);
    }
    assertThat(mail.in("SENT")).contains(AGENDA_REQUEST).doesNotContain(LAST_REMINDER, PACK);
  }

  @Test
  void ofTwoNewDatesTheLastLeaves() {
    driver.prepareAndPublish();
    try (OutgoingMail held = mail.held()) {
      moves.move(ReviewDriver.FIRST, ReviewDriver.berlin("2027-02-24T10:00"));
      driver.runDue();
      assertThat(held.waiting()).contains(NEW_DATE);

      moves.move(ReviewDriver.FIRST, ReviewDriver.berlin("2027-02-25T10:00"));
      driver.runDue();
      assertThat(held.in("SUPERSEDED")).as("the date in between").contains(NEW_DATE);
    }
    assertThat(mail.in("SENT")).contains(NEW_DATE);
  }

  @Test
  void aCancelledMeetingAsksForNothing() {
    try (OutgoingMail held = mail.held()) {
      driver.prepareAndPublish();
      contractChanges.carryOut(
          ReviewDriver.CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-02-16")));
      driver.runDue();

      assertThat(held.in("SUPERSEDED")).contains(AGENDA_REQUEST, REMINDER, PACK);
      assertThat(held.waiting()).doesNotContain(AGENDA_REQUEST, REMINDER, PACK);
    }
  }

  @Test
  void nobodyIsRemindedOfAMeetingThatWasHeld() {
    try (OutgoingMail held = mail.held()) {
      driver.meet();
      driver.complete(
          ThreatReviewIds.USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));

      assertThat(held.in("SUPERSEDED")).contains(REMINDER, LAST_REMINDER, PACK);
      assertThat(held.waiting()).doesNotContain(REMINDER, LAST_REMINDER, PACK);
    }
  }
}
