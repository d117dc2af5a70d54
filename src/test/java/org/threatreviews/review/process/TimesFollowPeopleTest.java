package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewProgrammeIds.EVENT_PREPARATION_DUE;
import static org.threatreviews.review.process.ThreatReviewIds.EVENT_FIRST_REMINDER_DUE;
import static org.threatreviews.review.process.ThreatReviewIds.EVENT_PREPARATION_LATE;
import static org.threatreviews.review.process.ThreatReviewIds.EVENT_PREPARATION_OPENED;
import static org.threatreviews.review.process.ThreatReviewIds.EVENT_PUBLICATION_DUE;
import static org.threatreviews.review.process.ThreatReviewIds.USER_TASK_PREPARE_REVIEW;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.ContactData;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.client.WorkingHours;
import org.threatreviews.contact.ContactChanges;
import org.threatreviews.demo.TestTime;
import org.threatreviews.review.ReviewMoment;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.support.ProcessTest;

/** What comes before a meeting is due by the hours of those who are contacts now. */
@ProcessTest
class TimesFollowPeopleTest {

  private static final WorkingHours MORNINGS =
      new WorkingHours(LocalTime.of(8, 0), LocalTime.of(12, 0));

  @Autowired
  ReviewDriver driver;

  @Autowired
  ContactChanges contacts;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  TaskService tasks;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void plan() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @AfterEach
  void resetPool() {
    driver.registerPool();
  }

  @Test
  void preparingBeginsEarlierForWhoWorksOnTuesdaysOnly() {
    Instant before = driver.due(EVENT_PREPARATION_DUE);

    contacts.change(CLIENT, "1", data -> data.working(Set.of(DayOfWeek.TUESDAY), MORNINGS), "lead");

    assertThat(driver.due(EVENT_PREPARATION_DUE))
        .isEqualTo(programme.preparationBegins(FIRST))
        .isBefore(before);

    contacts.change(CLIENT, "1", data -> data.working(null, null), "lead");

    assertThat(driver.due(EVENT_PREPARATION_DUE)).isEqualTo(before);
  }

  @Test
  void aReviewInPreparationIsPublishedInTheHoursOfWhoJoins() {
    time.advanceTo(programme.preparationBegins(FIRST));
    Instant before = driver.due(EVENT_PREPARATION_LATE);

    contacts.join(
        CLIENT,
        new ContactData(
            "Kei Tanaka",
            "kei@nord.example",
            null,
            ContactRole.OTHER,
            3,
            false,
            "ja",
            ZoneId.of("Asia/Tokyo"),
            null,
            MORNINGS),
        "lead");

    assertThat(driver.due(EVENT_PREPARATION_LATE))
        .isEqualTo(reviews.momentOf(FIRST, ReviewMoment.PREPARATION_DUE))
        .isBefore(before);
    assertThat(driver.due(EVENT_PREPARATION_OPENED))
        .isEqualTo(reviews.momentOf(FIRST, ReviewMoment.PREPARATION_OPENS));
    assertThat(driver.due(EVENT_FIRST_REMINDER_DUE))
        .isEqualTo(reviews.momentOf(FIRST, ReviewMoment.FIRST_REMINDER));
    assertThat(reviews.momentOf(FIRST, ReviewMoment.PUBLICATION).atZone(ZoneId.of("Asia/Tokyo")))
        .satisfies(leaves -> assertThat(leaves.toLocalTime()).isEqualTo(LocalTime.of(11, 0)));
  }

  @Test
  void whoPreparesSeesTheNewDay() {
    time.advanceTo(reviews.momentOf(FIRST, ReviewMoment.PREPARATION_OPENS));
    Instant before = due();

    contacts.change(CLIENT, "1", data -> data.working(null, MORNINGS), "lead");

    assertThat(due())
        .isEqualTo(reviews.momentOf(FIRST, ReviewMoment.PREPARED_BY))
        .isBefore(before);
    assertThat(driver.due(EVENT_PUBLICATION_DUE))
        .isEqualTo(reviews.momentOf(FIRST, ReviewMoment.PUBLICATION));
  }

  @Test
  void aReminderThatWaitsForWhoWorksOnFridaysDoesNotLeaveAfterTheMeeting() {
    contacts.change(CLIENT, "1", data -> data.working(Set.of(DayOfWeek.FRIDAY), null), "lead");

    driver.holdFirst();
    driver.advanceTo("2027-02-19T16:00");

    assertThat(sentToManager("review-pack")).isEqualTo(1);
    assertThat(sentToManager("review-minutes")).isEqualTo(1);
    assertThat(sentToManager("review-second-reminder")).isZero();
  }

  private int sentToManager(String template) {
    return jdbc.sql("""
            select count(*) from mail_outbox mail
            where template = :template and lower(recipient) = :to and status = 'SENT'
            """)
        .param("template", template)
        .param("to", ReviewDriver.MANAGER)
        .query(Integer.class)
        .single();
  }

  private Instant due() {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(FIRST)
        .taskDefinitionKey(USER_TASK_PREPARE_REVIEW)
        .singleResult()
        .getDueDate()
        .toInstant();
  }
}
