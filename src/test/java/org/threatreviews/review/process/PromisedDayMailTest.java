package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.berlin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Subscription;
import org.threatreviews.invariant.Rule;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;

/**
 * What comes around a meeting leaves on the day for which it was promised, although its recipient has
 * had that day's calm mail. The first review is on Wednesday, 17 February 2027, from ten to eleven.
 */
@ProcessTest
@Breaks(value = Rule.MAIL_TO_SOMEBODY_GONE, because = "mails are written about what there is not")
class PromisedDayMailTest {

  @Autowired
  ReviewDriver driver;

  @Autowired
  Outbox outbox;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @Test
  void theReminderComesAWeekBefore() {
    driver.advanceTo("2027-02-10T09:45");
    Instant due = driver.due(ThreatReviewIds.EVENT_FIRST_REMINDER_DUE);
    assertThat(due).isEqualTo(berlin("2027-02-10T10:00"));
    theDayHasItsMail();

    driver.advanceTo("2027-02-10T18:00");

    assertThat(sent(MailKind.REVIEW_FIRST_REMINDER))
        .singleElement()
        .satisfies(at -> assertThat(at).isBetween(due, berlin("2027-02-10T18:00")));
  }

  @Test
  void minutesComeWithinTwoWorkingDays() {
    driver.meet();
    driver.advanceTo("2027-02-19T10:30");
    theDayHasItsMail();
    driver.complete(
        ThreatReviewIds.USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));

    driver.advanceTo("2027-02-19T18:00");

    assertThat(sent(MailKind.REVIEW_MINUTES))
        .singleElement()
        .satisfies(at -> assertThat(at).isBefore(berlin("2027-02-19T11:00")));
  }

  @Test
  void lateMinutesComeOnTheDayOnWhichTheyAreReady() {
    driver.meet();
    driver.advanceTo("2027-02-22T14:00");
    theDayHasItsMail();
    driver.complete(
        ThreatReviewIds.USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));

    driver.advanceTo("2027-02-22T18:00");

    assertThat(sent(MailKind.REVIEW_MINUTES)).hasSize(1);
  }

  /** Nobody is woken for them. */
  @Test
  void lateMinutesWaitForTheMorning() {
    driver.meet();
    driver.advanceTo("2027-02-22T22:00");
    driver.complete(
        ThreatReviewIds.USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));
    assertThat(sent(MailKind.REVIEW_MINUTES)).isEmpty();

    driver.advanceTo("2027-02-23T12:00");

    assertThat(sent(MailKind.REVIEW_MINUTES)).hasSize(1);
  }

  /** One has left, and one that waits has its day tomorrow. */
  private void theDayHasItsMail() {
    for (int n = 1; n <= 2; n++) {
      int count = 70 + n;
      transaction.executeWithoutResult(status -> outbox.enqueue(new Mail(
          new MailKey(MailKind.ONBOARDING_ORIENTATION_INVITATION, "CALL-" + count, count),
          new Recipient(CLIENT, "Max Manager", MANAGER, "en", ZoneId.of("Europe/Berlin"), "DE"),
          Map.of(
              "client", "Nordwind", "country", "DE", "contractEnd", LocalDate.parse("2027-11-30")),
          null)));
      driver.runDue();
    }
    assertThat(sent(MailKind.ONBOARDING_ORIENTATION_INVITATION)).isNotEmpty();
  }

  private List<Instant> sent(MailKind kind) {
    return jdbc.sql("""
            select sent_at from mail_outbox
            where template = :template and element = :element and recipient = :to
              and status = 'SENT'
            """)
        .param("template", kind.template())
        .param("element", kind.step().element())
        .param("to", MANAGER)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .list();
  }
}
