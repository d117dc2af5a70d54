package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.threatreviews.review.process.HandedItemIds.USER_TASK_HANDLE_AGENDA_ITEM;
import static org.threatreviews.review.process.MissedReviewIds.USER_TASK_DECIDE_MISSED_REVIEW;
import static org.threatreviews.review.process.ReviewDriver.CISO;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.berlin;
import static org.threatreviews.review.process.ReviewMinutesIds.SERVICE_TASK_SEND_MINUTES;
import static org.threatreviews.review.process.ReviewMinutesIds.USER_TASK_CHASE_MINUTES;
import static org.threatreviews.review.process.ThreatReviewIds.*;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaKind;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.handover.ReviewAssignment;
import org.threatreviews.review.meeting.Minutes;
import org.threatreviews.review.meeting.ReviewMinutes;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.pack.ReviewPacks;
import org.threatreviews.review.pack.ReviewPreparation;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.ProcessTest;

/** The first meeting is on Wednesday, 17 February 2027, at 10 o'clock in Berlin. */
@ProcessTest
class ThreatReviewProcessTest {

  @Autowired
  Clients clients;

  @Autowired
  ReviewDriver driver;

  @Autowired
  MeetingMoves moves;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  ReviewAssignment assignment;

  @Autowired
  ReviewPreparation preparation;

  @Autowired
  ReviewPacks packs;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  ReviewMinutes minutes;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  Staff pool;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void startProgramme() {
    AbstractAssertions.init(engine);
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @AfterEach
  void noEngineIncident() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    AbstractAssertions.reset();
    driver.registerPool();
  }

  @Test
  void asksForAgendaPointsTenWorkingDaysBefore() {
    driver.advanceTo("2027-02-03T09:59");
    assertThat(driver.firstProcess()).isNull();

    driver.advanceTo("2027-02-03T10:00");

    assertThat(driver.mails(SERVICE_TASK_ASK_FOR_AGENDA_POINTS))
        .extracting("recipient")
        .containsExactly(CISO, MANAGER);
    assertThat(driver.mails(SERVICE_TASK_ASK_FOR_AGENDA_POINTS).get(0).body())
        .contains("Wednesday", "17 February 2027", "Ann Analyst", "/c/");
    assertThat(driver.firstProcess())
        .isWaitingAt(EVENT_PREPARATION_OPENED, EVENT_PREPARATION_LATE, EVENT_FIRST_REMINDER_DUE);
  }

  @Test
  void givesThePreparationToTheAnalystFiveWorkingDaysBefore() {
    driver.reportIncident("SIR-1", "Beaconing");
    driver.advanceTo("2027-02-10T10:00");

    Task task = driver.task(USER_TASK_PREPARE_REVIEW);
    assertThat(task.getAssignee()).isEqualTo("analyst");
    assertThat(task.getDueDate().toInstant()).isEqualTo(berlin("2027-02-12T16:00"));
    assertThat(driver.briefing(driver.task(USER_TASK_PREPARE_REVIEW)))
        .contains(
            "Nordwind AG",
            "Q1 2027",
            "SIR-1",
            "Beaconing",
            "/reviews/" + FIRST + "/threats",
            "Analyst: Ann Analyst",
            "Central European Time")
        .doesNotContain("no font");
  }

  @Test
  void saysInThePreparationWhichTextsThePackCannotSet() {
    driver.reportIncident("SIR-1", "Beaconing \uE123");
    driver.advanceTo("2027-02-10T10:00");

    assertThat(driver.briefing(driver.task(USER_TASK_PREPARE_REVIEW)))
        .contains("no font", "SIR-1: “Beaconing \uE123” becomes", "U+E123");
  }

  @Test
  void takesAReviewFromPreparationToMinutes() {
    driver.reportIncident("SIR-1", "Beaconing");
    driver.prepareAndPublish();
    ProcessInstance process = driver.firstProcess();

    assertThat(driver.first())
        .returns(ReviewStatus.PUBLISHED, r -> r.status())
        .returns(berlin("2026-12-01T00:00"), r -> r.periodStart())
        .returns(berlin("2027-02-15T16:00"), r -> r.periodEnd());
    assertThat(driver.mails(SERVICE_TASK_PUBLISH_PACK)).hasSize(2);
    assertThat(packs.find(FIRST).orElseThrow().html())
        .contains("Q1 2027", "A quiet quarter.", "Stolen sessions", "SIR-1", "Ann Analyst");
    assertThat(driver.task(USER_TASK_HOLD_REVIEW).getDueDate().toInstant())
        .isEqualTo(berlin("2027-02-17T11:00"));
    assertThat(driver.briefing(driver.task(USER_TASK_HOLD_REVIEW)))
        .contains("/reviews/TR-NORD-2027-01/meeting", "/reviews/TR-NORD-2027-01/pack");

    driver.advanceTo("2027-02-17T11:00");
    decideAll(AgendaOutcome.DISCUSSED);
    driver.complete(
        USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "HELD", "attendees", "Max and Clara", "notes", "All fine."));

    assertThat(process)
        .isEnded()
        .hasPassed(CALL_ACTIVITY_DELIVER_MINUTES, SERVICE_TASK_CLOSE_REVIEW, EVENT_REVIEW_CLOSED);
    assertThat(driver.first())
        .returns(ReviewStatus.CLOSED, r -> r.status())
        .returns(ReviewOutcome.HELD, r -> r.outcome());
    assertThat(driver.mails(CALL_ACTIVITY_DELIVER_MINUTES)).hasSize(2);
    assertThat(driver.mails(CALL_ACTIVITY_DELIVER_MINUTES).get(0).body())
        .contains("Max and Clara", "All fine.", "SIR-1", "discussed");
    assertThat(driver.second().periodStart()).isEqualTo(berlin("2027-02-15T16:00"));
  }

  @Test
  void packAndMinutesAreLinkedOnlyWhereTheClientWantsIt() {
    clients.showIncidentDetailsInMail("NORD", false);
    driver.reportIncident("SIR-1", "Beaconing");
    driver.prepareAndPublish();
    driver.advanceTo("2027-02-17T11:00");
    decideAll(AgendaOutcome.DISCUSSED);
    driver.complete(
        USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "HELD", "attendees", "Max and Clara", "notes", "Beaconing stopped."));

    for (String element : List.of(SERVICE_TASK_PUBLISH_PACK, CALL_ACTIVITY_DELIVER_MINUTES)) {
      assertThat(driver.mails(element))
          .hasSize(2)
          .allSatisfy(mail -> assertThat(mail.body())
              .contains("contains no details", "/c/")
              .doesNotContain("Beaconing", "SIR-1"));
    }
  }

  @Test
  void givesADraftBackWithWhatWasWritten() {
    driver.advanceTo("2027-02-10T10:00");
    driver.complete(
        USER_TASK_PREPARE_REVIEW,
        Map.of("summary", "Half of it", "trainingPoint", "", "ready", false));

    assertThat(driver.variable(driver.task(USER_TASK_PREPARE_REVIEW), "summary"))
        .isEqualTo("Half of it");

    driver.complete(
        USER_TASK_PREPARE_REVIEW,
        Map.of("summary", "All of it", "noTrainingBecause", "Nothing new.", "ready", true));

    assertThat(reviews.recordOf(FIRST).preparation().summary()).isEqualTo("All of it");
    assertThat(driver.firstProcess()).isWaitingAt(EVENT_PUBLICATION_TIME_REACHED);
    assertThat(engine
            .getRuntimeService()
            .getVariables(driver.firstProcess().getId())
            .keySet())
        .doesNotContain("summary", "trainingPoint", "noTrainingBecause", "ready");
  }

  @Test
  void theAgendaTellsWhatTheSocFoundAndBeginsWithWhatMatters() {
    driver.advanceTo("2027-01-11T10:00");
    for (String reference : List.of("SIR-1", "SIR-2", "SIR-3")) {
      driver.reportIncident(reference, "Beaconing " + reference);
      incidents.giveFeedback(
          reference,
          new Feedback(FeedbackOutcome.MITIGATED, MANAGER, "Done.", null, null, null, null));
      driver.runDue();
    }
    reviewAgenda.raise(FIRST, MANAGER, "Can we talk about phishing?");
    verify("SIR-1", Map.of("verdict", "REMOVED"));
    verify("SIR-2", Map.of("verdict", "STILL_PRESENT", "comment", "It still calls."));
    verify("SIR-3", Map.of("verdict", "STILL_PRESENT", "comment", "It is there."));
    jdbc.sql("update incident set severity = 'CRITICAL' where reference = 'SIR-3'")
        .update();
    driver.advanceTo("2027-02-10T10:00");

    assertThat(reviewAgenda.of(FIRST).items())
        .extracting(item -> item.title().replaceAll(":.*", ""))
        .containsExactly("SIR-3", "SIR-2", "Can we talk about phishing?", "SIR-1");
    assertThat(reviewAgenda.of(FIRST).items().get(1).detail())
        .startsWith("on 11 January 2027 the SOC found the threat still present: It still calls.;")
        .doesNotContain("unanswered");
    assertThat(driver.briefing(driver.task(USER_TASK_PREPARE_REVIEW)))
        .containsSubsequence("SIR-3", "SIR-2", "phishing", "SIR-1");
    assertThat(Jsoup.parse(packs.draft(FIRST)).text())
        .contains("still present, as our SOC found on 11 Jan 2027", "It still calls.");
  }

  private void verify(String incident, Map<String, Object> form) {
    engine
        .getTaskService()
        .complete(driver.task("userTask_verifyClosure", incident).getId(), form);
    driver.runDue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', Sessions, '', ready",
    "true, '', '', noTrainingBecause",
    "true, '  ', ' ', noTrainingBecause"
  })
  void nothingIsReadyByDefault(String ready, String training, String because, String field) {
    driver.advanceTo("2027-02-10T10:00");

    assertThatThrownBy(() -> driver.completeOnly(
            USER_TASK_PREPARE_REVIEW,
            Map.of("trainingPoint", training, "noTrainingBecause", because, "ready", ready)))
        .rootCause()
        .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.field()).isEqualTo(field));
    assertThat(driver.task(USER_TASK_PREPARE_REVIEW)).isNotNull();
    assertThat(reviews.recordOf(FIRST).prepared()).isFalse();
  }

  @Test
  void aPackWithoutATrainingPointTellsTheClientWhy() {
    driver.advanceTo("2027-02-10T10:00");
    driver.complete(
        USER_TASK_PREPARE_REVIEW,
        Map.of(
            "summary", "All of it",
            "noTrainingBecause", "nothing new was seen",
            "noRecommendationsBecause", "the last ones still hold",
            "ready", true));
    driver.advanceTo("2027-02-16T10:00");

    assertThat(packs.get(FIRST).html())
        .contains(
            "There is no training point this time: nothing new was seen",
            "There are no recommendations this time: the last ones still hold");
  }

  @Test
  void aMeetingThatWasHeldSaysWhoAttended() {
    driver.prepareAndPublish();
    driver.advanceTo("2027-02-17T11:00");

    assertThatThrownBy(() -> driver.completeOnly(
            USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "markRestDiscussed", true)))
        .rootCause()
        .isInstanceOfSatisfying(
            InvalidInput.class, e -> assertThat(e.field()).isEqualTo("attendees"));
    assertThat(driver.first().outcome()).isNull();
  }

  /** The form asks for an answer; programs that send none go on getting a date where one is free. */
  @Test
  void aProgramMayLeaveTheDecisionAboutAMissedReviewToUs() {
    noShow();

    driver.complete(USER_TASK_DECIDE_MISSED_REVIEW, Map.of());

    assertThat(driver.first().start())
        .isBetween(berlin("2027-02-18T08:00"), berlin("2027-03-03T18:00"));
    assertThat(driver.tasks(USER_TASK_DECIDE_MISSED_REVIEW, FIRST)).isEmpty();
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_NEW_DATE)).hasSize(2);
  }

  @Test
  void theLeadNeedNotSeeToAPreparationThatIsMadeAfterAll() {
    driver.advanceTo("2027-02-12T16:00");
    assertThat(driver.tasks(USER_TASK_SEE_TO_MISSING_PREPARATION, FIRST)).hasSize(1);

    driver.complete(USER_TASK_PREPARE_REVIEW, Map.of("summary", "A draft.", "ready", false));
    assertThat(driver.tasks(USER_TASK_SEE_TO_MISSING_PREPARATION, FIRST)).hasSize(1);

    driver.complete(
        USER_TASK_PREPARE_REVIEW,
        Map.of("summary", "A quiet period.", "trainingPoint", "Sessions", "ready", true));
    assertThat(driver.tasks(USER_TASK_SEE_TO_MISSING_PREPARATION, FIRST)).isEmpty();

    driver.advanceTo("2027-02-17T10:00");
    assertThat(driver.mails(SERVICE_TASK_PUBLISH_PACK)).hasSize(2);
    assertThat(driver.tasks(USER_TASK_HOLD_REVIEW, FIRST)).hasSize(1);
  }

  @Test
  void tellsTheLeadOfAMissingPreparationAWorkingDayBeforePublishingWhatIsKnown() {
    driver.advanceTo("2027-02-12T15:59");
    assertThat(driver.tasks(USER_TASK_SEE_TO_MISSING_PREPARATION, FIRST)).isEmpty();
    driver.advanceTo("2027-02-12T16:00");

    Task alarm = driver.task(USER_TASK_SEE_TO_MISSING_PREPARATION);
    assertThat(alarm.getAssignee()).isNull();
    assertThat(alarm.getDueDate().toInstant()).isEqualTo(berlin("2027-02-15T15:00"));
    assertThat(driver.mails(SERVICE_TASK_ESCALATE_MISSING_PREPARATION).get(0).body())
        .contains("Monday, 15 February 2027");
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PLANNED);

    driver.advanceTo("2027-02-15T16:00");
    assertThat(driver.mails(SERVICE_TASK_ESCALATE_MISSING_PREPARATION))
        .extracting("recipient")
        .containsExactly("analyst@mdr.example");
    assertThat(driver.mails(SERVICE_TASK_PUBLISH_PACK)).hasSize(2);
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PUBLISHED);
    assertThat(driver.tasks(USER_TASK_PREPARE_REVIEW, FIRST)).isEmpty();
    driver.complete(USER_TASK_SEE_TO_MISSING_PREPARATION, Map.of("notes", "Asked them."));
    driver.advanceTo("2027-02-17T10:00");
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
  }

  @Test
  void staysSilentAboutAPreparationInTimeAndAsksOnceAboutADraft() {
    driver.advanceTo("2027-02-12T15:00");
    driver.complete(USER_TASK_PREPARE_REVIEW, Map.of("summary", "Half of it", "ready", false));
    driver.advanceTo("2027-02-12T16:00");
    driver.complete(USER_TASK_PREPARE_REVIEW, Map.of("summary", "More of it", "ready", false));

    assertThat(driver.tasks(USER_TASK_SEE_TO_MISSING_PREPARATION, FIRST)).hasSize(1);
    assertThat(driver.mailsOf(SERVICE_TASK_ESCALATE_MISSING_PREPARATION)).isOne();

    driver.complete(
        USER_TASK_PREPARE_REVIEW,
        Map.of("summary", "All of it", "trainingPoint", "Sessions", "ready", true));
    driver.advanceTo("2027-02-15T16:00");
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PUBLISHED);
    assertThat(packs.find(FIRST).orElseThrow().html()).contains("All of it");
  }

  @Test
  void remindsTheClientAWeekAndAWorkingDayBefore() {
    driver.advanceTo("2027-02-10T09:59");
    assertThat(driver.mailsOf(SERVICE_TASK_SEND_FIRST_REMINDER)).isZero();
    driver.advanceTo("2027-02-10T10:00");
    assertThat(driver.mailsOf(SERVICE_TASK_SEND_FIRST_REMINDER)).isEqualTo(2);
    driver.advanceTo("2027-02-16T09:59");
    assertThat(driver.mailsOf(SERVICE_TASK_SEND_SECOND_REMINDER)).isZero();
    driver.advanceTo("2027-02-16T10:00");
    assertThat(driver.mailsOf(SERVICE_TASK_SEND_SECOND_REMINDER)).isEqualTo(2);
  }

  @Test
  void sendsNoReminderThatWasOvertaken() {
    driver.advanceTo("2027-02-03T10:00");
    driver.advanceTo("2027-02-12T12:00");

    moves.move(FIRST, berlin("2027-02-16T14:00"));
    driver.runDue();

    assertThat(driver.mailsOf(SERVICE_TASK_SEND_FIRST_REMINDER)).isEqualTo(2);
    assertThat(driver.mailsOf(SERVICE_TASK_SEND_SECOND_REMINDER)).isZero();
    driver.advanceTo("2027-02-15T14:00");
    assertThat(driver.mailsOf(SERVICE_TASK_SEND_FIRST_REMINDER)).isEqualTo(2);
    assertThat(driver.mailsOf(SERVICE_TASK_SEND_SECOND_REMINDER)).isEqualTo(2);
  }

  @Test
  void chasesALateRecordWithoutStoppingTheAnalyst() {
    driver.prepareAndPublish();
    driver.advanceTo("2027-02-19T11:00");

    assertThat(driver.task(USER_TASK_CHASE_REVIEW_RECORD).getDueDate()).isNotNull();
    driver.complete(
        USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "HELD", "attendees", "All", "markRestDiscussed", true));

    assertThat(driver.firstProcess()).isNull();
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
  }

  @Test
  void tellsTheLeadOfMinutesThatDoNotGoOut() {
    driver.prepareAndPublish();
    driver.advanceTo("2027-02-17T11:00");
    jdbc.sql("alter table review_minutes rename to review_minutes_gone").update();
    try {
      driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));
      assertThat(driver.tasks(USER_TASK_CHASE_MINUTES, FIRST)).isEmpty();

      driver.advanceTo("2027-02-19T11:00");

      assertThat(driver.task(USER_TASK_CHASE_MINUTES).getDueDate().toInstant())
          .isEqualTo(berlin("2027-02-22T11:00"));
      assertThat(driver.mails(CALL_ACTIVITY_DELIVER_MINUTES)).isEmpty();
    } finally {
      jdbc.sql("alter table review_minutes_gone rename to review_minutes").update();
    }
    String stopped = engine
        .getManagementService()
        .createJobQuery()
        .activityId(SERVICE_TASK_SEND_MINUTES)
        .singleResult()
        .getId();
    engine.getManagementService().setJobRetries(stopped, 1);
    driver.runDue();

    assertThat(driver.tasks(USER_TASK_CHASE_MINUTES, FIRST)).isEmpty();
    assertThat(driver.mails(CALL_ACTIVITY_DELIVER_MINUTES)).hasSize(2);
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
  }

  @Test
  void asksNobodyAboutMinutesOfAMeetingThatWasRecordedLate() {
    driver.prepareAndPublish();
    driver.advanceTo("2027-02-23T12:00");

    driver.completeOnly(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));
    driver.runDue();

    assertThat(driver.mails(CALL_ACTIVITY_DELIVER_MINUTES)).hasSize(2);
    assertThat(engine
            .getHistoryService()
            .createHistoricTaskInstanceQuery()
            .taskDefinitionKey(USER_TASK_CHASE_MINUTES)
            .count())
        .isZero();
  }

  /** Who completes the form while people still talk mails nothing into the meeting. */
  @Test
  void minutesLeaveWhenTheMeetingIsOver() {
    driver.meet();
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "Max"));

    time.advanceTo(driver.first().end().plus(Duration.ofDays(3)));

    assertThat(jdbc.sql("select sent_at from mail_outbox where template = 'review-minutes'")
            .query(Timestamp.class)
            .list())
        .isNotEmpty()
        .allSatisfy(
            sent -> assertThat(sent.toInstant()).isAfterOrEqualTo(driver.first().end()));
  }

  @Test
  void keepsTheMinutesAsTheyWereMailed() {
    driver.reportIncident("SIR-1", "Beaconing");
    driver.meet();
    driver.decide(reviewAgenda.of(FIRST).items().get(0).id(), AgendaOutcome.ACTION_AGREED);
    assertThat(minutes.of(FIRST)).isEmpty();
    driver.complete(
        USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "Max", "notes", "All fine."));
    Minutes mailed = minutes.of(FIRST).orElseThrow();

    jdbc.sql("update action_point set due_date = due_date + 1, title = 'Another'")
        .update();

    assertThat(minutes.of(FIRST)).contains(mailed);
    assertThat(mailed.attendees()).isEqualTo("Max");
    assertThat(mailed.items())
        .extracting(Minutes.Item::action)
        .containsExactly(
            new AgreedAction("Train staff", Owner.CLIENT, LocalDate.parse("2027-06-30")));
  }

  @Test
  void refusesAHeldMeetingWhoseItemsLackAnOutcome() {
    driver.reportIncident("SIR-1", "Beaconing");
    driver.meet();

    assertThatThrownBy(() -> driver.completeOnly(
            USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All")))
        .rootCause()
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("SIR-1");
    assertThat(driver.first().outcome()).isNull();

    driver.complete(
        USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "HELD", "attendees", "All", "markRestDiscussed", true));
    assertThat(reviewAgenda.of(FIRST).items())
        .extracting("outcome")
        .containsOnly(AgendaOutcome.DISCUSSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GONE"})
  void refusesAnUnknownOutcome(String outcome) {
    driver.meet();

    assertThatThrownBy(() -> driver.completeOnly(USER_TASK_HOLD_REVIEW, Map.of("outcome", outcome)))
        .rootCause()
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void findsANewDateAfterTheFirstPostponementAndAsksTheLeadAfterTheSecond() {
    driver.prepareAndPublish();
    driver.advanceTo("2027-02-17T11:00");
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "POSTPONED"));

    // the next Wednesday within ten working days
    assertThat(driver.first())
        .returns(berlin("2027-02-24T10:00"), r -> r.start())
        .returns(ReviewStatus.PUBLISHED, r -> r.status());
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_NEW_DATE)).hasSize(2);
    // prepared already, so it waits for its publication
    assertThat(driver.firstProcess()).isWaitingAt(EVENT_PUBLICATION_TIME_REACHED);
    driver.advanceTo("2027-02-23T10:00");
    assertThat(driver.mails(SERVICE_TASK_PUBLISH_PACK)).hasSize(4);

    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "POSTPONED"));

    assertThat(driver.task(USER_TASK_DECIDE_MISSED_REVIEW)).isNotNull();
    driver.complete(USER_TASK_DECIDE_MISSED_REVIEW, Map.of("decision", "NEW_DATE"));
    assertThat(driver.first().start()).isEqualTo(berlin("2027-03-03T10:00"));
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_NEW_DATE)).hasSize(4);
  }

  @Test
  void letsTheLeadNameTheNewDateAfterANoShow() {
    noShow();

    driver.complete(
        USER_TASK_DECIDE_MISSED_REVIEW,
        Map.of("decision", "NEW_DATE", "newStart", "2027-02-25T14:30"));

    assertThat(driver.first().start()).isEqualTo(berlin("2027-02-25T14:30"));
    assertThat(driver.firstProcess()).isWaitingAt(EVENT_PREPARATION_OPENED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2027-02-27T10:00", "2027-02-25T16:30", "2027-02-16T10:00", "next Tuesday"})
  void refusesAnImpossibleNewDate(String newStart) {
    noShow();

    assertThatThrownBy(() -> driver.completeOnly(
            USER_TASK_DECIDE_MISSED_REVIEW, Map.of("decision", "NEW_DATE", "newStart", newStart)))
        .rootCause()
        .isInstanceOf(InvalidInput.class);
    assertThat(driver.first().start()).isEqualTo(berlin("2027-02-17T10:00"));
  }

  @Test
  void cancelsAMissedReviewAndLeavesItsContentToTheNext() {
    reviewAgenda.raise(FIRST, MANAGER, "Can we talk about phishing?");
    noShow();

    driver.complete(USER_TASK_DECIDE_MISSED_REVIEW, Map.of("decision", "CANCEL"));

    assertThat(driver.firstProcess()).isNull();
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CANCELLED);
    assertThat(driver.mailsToContacts(SERVICE_TASK_CANCEL_REVIEW)).hasSize(2);
    driver.advanceTo("2027-05-12T10:00");
    assertThat(driver.second().periodStart()).isEqualTo(berlin("2026-12-01T00:00"));
    assertThat(reviewAgenda.of(ReviewDriver.SECOND).items())
        .extracting("title")
        .containsExactly("Can we talk about phishing?");
  }

  @Test
  void asksTheLeadWhenNoDateIsFreeBeforeTheContractEnds() {
    driver.prepareAndPublish();
    contractChanges.carryOut(
        ReviewDriver.CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-02-18")));
    driver.advanceTo("2027-02-17T11:00");
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "POSTPONED"));

    assertThat(driver.process(MissedReviewIds.PROCESS, FIRST))
        .isWaitingAt(USER_TASK_DECIDE_MISSED_REVIEW);
    assertThatThrownBy(() ->
            driver.completeOnly(USER_TASK_DECIDE_MISSED_REVIEW, Map.of("decision", "NEW_DATE")))
        .rootCause()
        .isInstanceOf(InvalidInput.class);
    driver.complete(USER_TASK_DECIDE_MISSED_REVIEW, Map.of("decision", "CANCEL"));
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CANCELLED);
  }

  @Test
  void startsAgainForAReviewThatIsMovedTwiceInARow() {
    driver.advanceTo("2027-02-10T10:00");
    moves.move(FIRST, berlin("2027-02-19T14:00"));
    moves.move(FIRST, berlin("2027-02-25T14:00"));
    driver.runDue();

    assertThat(driver.firstProcess())
        .isWaitingAt(EVENT_PREPARATION_OPENED, EVENT_FIRST_REMINDER_DUE);
    assertThat(driver.due(EVENT_PREPARATION_OPENED)).isEqualTo(berlin("2027-02-18T14:00"));
    assertThat(driver.tasks(USER_TASK_PREPARE_REVIEW, FIRST)).isEmpty();
    // one mail for both
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_NEW_DATE))
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail.body()).contains("25 February 2027, 14:00"));
  }

  @Test
  void keepsThePublishedPackOfAMovedReviewUntilItIsPublishedAnew() {
    driver.prepareAndPublish();
    String before = packs.find(FIRST).orElseThrow().html();
    moves.move(FIRST, berlin("2027-02-26T09:00"));
    driver.runDue();

    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PUBLISHED);
    assertThat(packs.find(FIRST).orElseThrow().html()).isEqualTo(before);
    driver.advanceTo("2027-02-24T16:00");
    assertThat(packs.find(FIRST).orElseThrow().html()).contains("26 February 2027");
    assertThat(driver.first().periodEnd()).isEqualTo(berlin("2027-02-24T16:00"));
    driver.advanceTo("2027-02-26T09:00");
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
  }

  @Test
  void survivesAMoveOneMinuteBeforeATimer() {
    driver.advanceTo("2027-02-15T15:59");
    moves.move(FIRST, berlin("2027-02-18T10:00"));
    driver.advanceTo("2027-02-15T16:01");

    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PLANNED);
    assertThat(driver.firstProcess()).isWaitingAt(USER_TASK_PREPARE_REVIEW);
    driver.advanceTo("2027-02-16T16:00");
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PUBLISHED);
  }

  @Test
  void followsAMoveWhileTheLeadDecides() {
    noShow();

    moves.move(FIRST, berlin("2027-02-26T09:00"));
    driver.runDue();

    assertThat(driver.tasks(USER_TASK_DECIDE_MISSED_REVIEW, FIRST)).isEmpty();
    assertThat(driver.firstProcess()).isWaitingAt(EVENT_PREPARATION_OPENED);
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_NEW_DATE)).hasSize(2);
  }

  @Test
  void doesEverythingAtOnceAtShortNotice() {
    driver.advanceTo("2027-02-10T10:00");
    moves.move(FIRST, berlin("2027-02-10T12:00"));
    driver.runDue();

    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PUBLISHED);
    assertThat(driver.firstProcess())
        .isWaitingAt(USER_TASK_HOLD_REVIEW, USER_TASK_SEE_TO_MISSING_PREPARATION);
    assertThat(driver.mailsOf(SERVICE_TASK_SEND_SECOND_REMINDER)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "2027-02-03T10:00, 2027-02-09",
    "2027-02-10T10:00, 2027-02-16",
    "2027-02-15T09:00, 2027-02-16",
    "2027-02-16T10:00, 2027-02-16"
  })
  void endsInEveryStateWhenTheContractLeavesNoRoomForIt(String when, String lastDay) {
    driver.advanceTo(when);

    contractChanges.carryOut(
        ReviewDriver.CLIENT, ContractChange.terminateOn(LocalDate.parse(lastDay)));
    driver.runDue();

    assertThat(driver.firstProcess()).isNull();
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CANCELLED);
  }

  @Test
  void asksTheLeadForAnAnalystWithoutHoldingAnythingUp() {
    pool.registerAbsence("analyst", LocalDate.parse("2027-02-17"), LocalDate.parse("2027-02-17"));
    driver.advanceTo("2027-02-03T10:00");

    assertThat(driver.first().analyst()).isNull();
    assertThat(driver.firstProcess())
        .isWaitingAt(USER_TASK_ASSIGN_ANALYST, EVENT_PREPARATION_OPENED);
    driver.advanceTo("2027-02-10T10:00");
    assertThat(driver.task(USER_TASK_PREPARE_REVIEW).getAssignee()).isNull();

    assertThatThrownBy(
            () -> driver.completeOnly(USER_TASK_ASSIGN_ANALYST, Map.of("analyst", "nobody")))
        .rootCause()
        .isInstanceOf(InvalidInput.class);
    driver.complete(USER_TASK_ASSIGN_ANALYST, Map.of("analyst", "advisor"));

    assertThat(driver.first().analyst()).isEqualTo("advisor");
    assertThat(driver.task(USER_TASK_PREPARE_REVIEW).getAssignee()).isEqualTo("advisor");
  }

  @Test
  void acceptsEveryLeadTaskWithoutAWord() {
    pool.registerAbsence("analyst", LocalDate.parse("2027-02-17"), LocalDate.parse("2027-02-17"));
    driver.advanceTo("2027-02-16T10:00");
    driver.complete(USER_TASK_ASSIGN_ANALYST, Map.of());
    driver.complete(USER_TASK_SEE_TO_MISSING_PREPARATION, Map.of("notes", "Asked them."));
    driver.advanceTo("2027-02-19T11:00");
    driver.complete(USER_TASK_CHASE_REVIEW_RECORD, Map.of("notes", "Asked them."));

    assertThat(driver.firstProcess()).isWaitingAt(USER_TASK_HOLD_REVIEW);
  }

  @Test
  void handsItemsToTheSocWhichOutliveTheReview() {
    driver.reportIncident("SIR-1", "Beaconing");
    driver.reportIncident("SIR-2", "Phishing");
    driver.meet();
    List<UUID> items =
        reviewAgenda.of(FIRST).items().stream().map(item -> item.id()).toList();
    AgendaDecision toSoc = new AgendaDecision(AgendaOutcome.HANDED_TO_SOC, "Look at ws-17", null);
    reviewAgenda.decide(FIRST, items.get(0), toSoc, "analyst");
    reviewAgenda.decide(FIRST, items.get(0), toSoc, "analyst");
    reviewAgenda.decide(FIRST, items.get(1), toSoc, "analyst");
    driver.runDue();
    assertThat(driver.tasks(USER_TASK_HANDLE_AGENDA_ITEM, FIRST)).hasSize(2);

    // taken back, the second one's task goes
    reviewAgenda.decide(
        FIRST, items.get(1), new AgendaDecision(AgendaOutcome.DISCUSSED, null, null), "analyst");
    driver.runDue();
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));

    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
    assertThat(driver.briefing(driver.task(USER_TASK_HANDLE_AGENDA_ITEM)))
        .contains("SIR-1", "Look at ws-17");
    driver.complete(USER_TASK_HANDLE_AGENDA_ITEM, Map.of("result", "Isolated it."));
    assertThat(driver.firstProcess()).isNull();
    assertThat(reviewAgenda.of(FIRST).items())
        .filteredOn(item -> item.id().equals(items.get(0)))
        .extracting("socResult")
        .containsExactly("Isolated it.");
    // and from the end on nothing more can be handed over
    assertThatThrownBy(() -> reviewAgenda.decide(FIRST, items.get(1), toSoc, "analyst"))
        .isInstanceOf(StateConflict.class);
  }

  @Test
  void survivesAMonthWithoutJobs() {
    driver.advanceTo("2027-02-03T10:00");

    // the machine stood still over publication and meeting
    time.set(berlin("2027-03-17T10:00"));
    driver.runDue();

    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PUBLISHED);
    assertThat(driver.firstProcess())
        .isWaitingAt(
            USER_TASK_HOLD_REVIEW,
            USER_TASK_SEE_TO_MISSING_PREPARATION,
            USER_TASK_CHASE_REVIEW_RECORD);
    assertThat(driver.mailsOf(SERVICE_TASK_SEND_FIRST_REMINDER)).isZero();
    assertThat(driver.mailsOf(SERVICE_TASK_SEND_SECOND_REMINDER)).isZero();
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
  }

  @Test
  void everyStepMayRunTwice() {
    driver.reportIncident("SIR-1", "Beaconing");
    driver.meet();
    long before = driver.mailsOf(SERVICE_TASK_PUBLISH_PACK);

    assignment.confirm(FIRST);
    preparation.askForAgendaPoints(FIRST);
    reviewAgenda.collect(FIRST);
    packs.publish(FIRST);
    preparation.sendFirstReminder(FIRST);
    preparation.sendSecondReminder(FIRST);
    driver.complete(
        USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "HELD", "attendees", "All", "markRestDiscussed", true));
    minutes.send(FIRST);
    reviews.close(FIRST);
    packs.publish(FIRST);
    preparation.escalateUnprepared(FIRST);

    assertThat(driver.mailsOf(SERVICE_TASK_PUBLISH_PACK)).isEqualTo(before);
    assertThat(driver.mailsOf(SERVICE_TASK_ASK_FOR_AGENDA_POINTS)).isEqualTo(2);
    assertThat(driver.mailsOf(SERVICE_TASK_SEND_FIRST_REMINDER)).isEqualTo(2);
    assertThat(driver.mailsOf(SERVICE_TASK_SEND_SECOND_REMINDER)).isEqualTo(2);
    assertThat(driver.mailsOf(CALL_ACTIVITY_DELIVER_MINUTES)).isEqualTo(2);
    assertThat(reviewAgenda.of(FIRST).items()).hasSize(1);
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
  }

  @Test
  void marksUnansweredIncidentsOnTheAgenda() {
    driver.reportIncident("SIR-1", "Beaconing");
    driver.advanceTo("2027-02-10T10:00");

    assertThat(reviewAgenda.of(FIRST).items()).singleElement().satisfies(item -> {
      assertThat(item.kind()).isEqualTo(AgendaKind.INCIDENT);
      assertThat(item.detail()).startsWith("unanswered");
    });
  }

  @Test
  void showsBothClocksAndLeavesOutReportsThatWereTakenBack() {
    driver.reportIncident("SIR-1", "Beaconing");
    driver.reportIncident("SIR-2", "Beaconing again");
    driver.advanceTo("2027-02-10T10:00");
    corrections.merge("SIR-2", "SIR-1", "One attack", "soc");
    reviewAgenda.collect(FIRST);

    assertThat(reviewAgenda.of(FIRST).items()).singleElement().satisfies(item -> {
      assertThat(item.subject()).isEqualTo("SIR-1");
      assertThat(item.detail()).containsPattern("client \\d+ working days, SOC 0 h 00 min");
    });
  }

  private void noShow() {
    driver.prepareAndPublish();
    driver.advanceTo("2027-02-17T11:00");
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "NO_SHOW", "notes", "Nobody came."));
    assertThat(driver.process(MissedReviewIds.PROCESS, FIRST))
        .isWaitingAt(USER_TASK_DECIDE_MISSED_REVIEW);
    assertThat(driver.briefing(driver.task(USER_TASK_DECIDE_MISSED_REVIEW)))
        .contains("Last meeting: no show", "Nobody came.");
  }

  private void decideAll(AgendaOutcome outcome) {
    reviewAgenda
        .of(FIRST)
        .items()
        .forEach(item -> reviewAgenda.decide(
            FIRST, item.id(), new AgendaDecision(outcome, null, null), "analyst"));
  }
}
