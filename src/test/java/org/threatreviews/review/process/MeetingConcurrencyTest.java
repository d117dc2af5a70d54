package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.HandedItemIds.USER_TASK_HANDLE_AGENDA_ITEM;
import static org.threatreviews.review.process.MissedReviewIds.USER_TASK_DECIDE_MISSED_REVIEW;
import static org.threatreviews.review.process.ReviewDriver.CISO;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.berlin;
import static org.threatreviews.review.process.ReviewMinutesIds.SERVICE_TASK_SEND_MINUTES;
import static org.threatreviews.review.process.ThreatReviewIds.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Subscription;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.Owner;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.meeting.MeetingNotes;
import org.threatreviews.review.meeting.Minutes;
import org.threatreviews.review.meeting.ReviewMeeting;
import org.threatreviews.review.meeting.ReviewMinutes;
import org.threatreviews.review.threat.EmergingThreatText;
import org.threatreviews.review.threat.EmergingThreats;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;

/**
 * Two people, or somebody and a job, work on one meeting in the same instant: one result holds,
 * table and history agree on it, and whoever lost reads why.
 */
@ProcessTest
class MeetingConcurrencyTest {

  private static final String POINT = "Can we talk about phishing?";
  private static final AgendaDecision DISCUSSED = outcome(AgendaOutcome.DISCUSSED, "As agreed");
  private static final AgendaDecision CARRIED = outcome(AgendaOutcome.CARRIED_OVER, "Next time");
  private static final AgendaDecision TO_SOC = outcome(AgendaOutcome.HANDED_TO_SOC, "Look at it");
  private static final AgendaDecision AGREED = new AgendaDecision(
      AgendaOutcome.ACTION_AGREED,
      null,
      new AgreedAction("Train staff", Owner.CLIENT, LocalDate.parse("2027-06-30")));

  @Autowired
  ReviewDriver driver;

  @Autowired
  ProgrammeChecks checks;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  ReviewMeeting meeting;

  @Autowired
  ReviewMinutes minutes;

  @Autowired
  ActionPoints actionPoints;

  @Autowired
  Improvements improvements;

  @Autowired
  EmergingThreats threats;

  @Autowired
  HistoryLines history;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
    reviewAgenda.raise(FIRST, MANAGER, POINT);
  }

  @AfterEach
  void processAndTablesAgree() {
    driver.runDue();
    checks.programmeRuns(CLIENT);
  }

  @Race
  void ofTwoWindowsThatDecideAnItemTheLaterHolds() throws Exception {
    driver.meet();
    UUID item = item().id();

    assertThat(AtOnce.run(
            () -> meeting.enter(FIRST, item, AGREED, AgendaDecision.NONE, "analyst"),
            () -> meeting.enter(FIRST, item, CARRIED, AgendaDecision.NONE, "advisor")))
        .containsOnly(true);

    boolean agreed = item().outcome() == AgendaOutcome.ACTION_AGREED;
    assertThat(actionPoints.openOf(CLIENT)).hasSize(agreed ? 1 : 0);
    assertThat(lastOutcome()).isEqualTo(item().outcome().name());
    // the earlier one is told to the later window, and kept
    assertThat(history.of(CLIENT, DecisionSubject.AGENDA_ITEM))
        .filteredOn(line -> line.contains("ENTRY_REPLACED"))
        .singleElement()
        .asString()
        .contains(agreed ? "carried over; Next time" : "action agreed; Train staff");
    driver.runDue();
    assertThat(engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processDefinitionKey("action-follow-up")
            .count())
        .isEqualTo(agreed ? 1 : 0);
  }

  @Race
  void anItemIsHandedToTheSocInTwoWindowsOnce() throws Exception {
    driver.meet();
    UUID item = item().id();

    assertThat(AtOnce.run(
            () -> meeting.enter(FIRST, item, TO_SOC, AgendaDecision.NONE, "analyst"),
            () -> reviewAgenda.decide(FIRST, item, TO_SOC, "advisor")))
        .containsOnly(true);

    driver.runDue();
    assertThat(driver.tasks(USER_TASK_HANDLE_AGENDA_ITEM, FIRST)).hasSize(1);
    assertThat(outcomes()).containsExactly("HANDED_TO_SOC");
  }

  @Race
  void anOutcomeIsEnteredWhileTheMeetingIsRecorded() throws Exception {
    driver.meet();
    UUID item = item().id();

    List<Boolean> succeeded = AtOnce.run(
        () -> meeting.enter(FIRST, item, AGREED, AgendaDecision.NONE, "advisor"),
        () -> complete(Map.of("outcome", "HELD", "attendees", "All", "markRestDiscussed", true)));
    driver.runDue();

    assertThat(succeeded.get(1)).isTrue();
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
    AgendaOutcome expected =
        succeeded.get(0) ? AgendaOutcome.ACTION_AGREED : AgendaOutcome.DISCUSSED;
    assertThat(item().outcome()).isEqualTo(expected);
    assertThat(outcomes()).containsExactly(expected.name());
    assertThat(actionPoints.openOf(CLIENT)).hasSize(succeeded.get(0) ? 1 : 0);
    assertThat(minutes.of(FIRST).orElseThrow().items())
        .extracting(Minutes.Item::outcome)
        .containsExactly(expected);
  }

  @Race
  void anItemIsHandedToTheSocWhileTheMeetingIsRecorded() throws Exception {
    driver.meet();
    UUID item = item().id();

    List<Boolean> succeeded = AtOnce.run(
        () -> meeting.enter(FIRST, item, TO_SOC, AgendaDecision.NONE, "advisor"),
        () -> complete(Map.of("outcome", "HELD", "attendees", "All", "markRestDiscussed", true)));
    driver.runDue();

    assertThat(succeeded.get(1)).isTrue();
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
    assertThat(driver.tasks(USER_TASK_HANDLE_AGENDA_ITEM, FIRST))
        .hasSize(item().outcome() == AgendaOutcome.HANDED_TO_SOC ? 1 : 0);
    assertThat(outcomes()).containsExactly(item().outcome().name());
    if (succeeded.get(0)) {
      driver.complete(USER_TASK_HANDLE_AGENDA_ITEM, Map.of("result", "Done"));
    }
    assertThat(driver.firstProcess()).isNull();
  }

  @Race
  void anItemIsTakenBackWhileTheSocReportsThatItIsDone() throws Exception {
    driver.meet();
    UUID item = item().id();
    reviewAgenda.decide(FIRST, item, TO_SOC, "analyst");
    driver.runDue();
    String task = driver.task(USER_TASK_HANDLE_AGENDA_ITEM).getId();

    List<Boolean> succeeded = AtOnce.run(
        () -> meeting.enter(FIRST, item, DISCUSSED, TO_SOC, "analyst"),
        () -> engine.getTaskService().complete(task, Map.of("result", "Isolated it.")));

    assertThat(succeeded.get(0)).isTrue();
    driver.runDue();
    assertThat(item().outcome()).isEqualTo(AgendaOutcome.DISCUSSED);
    assertThat(item().socResult()).isEqualTo(succeeded.get(1) ? "Isolated it." : null);
    assertThat(driver.tasks(USER_TASK_HANDLE_AGENDA_ITEM, FIRST)).isEmpty();
  }

  @Race
  void twoAnalystsRecordTheMeetingOnce() throws Exception {
    driver.meet();
    String task = driver.task(USER_TASK_HOLD_REVIEW).getId();

    List<Boolean> succeeded = AtOnce.run(
        () -> engine
            .getTaskService()
            .complete(
                task, Map.of("outcome", "HELD", "markRestDiscussed", true, "attendees", "Max")),
        () -> engine
            .getTaskService()
            .complete(task, Map.of("outcome", "NO_SHOW", "notes", "Nobody came.")));
    driver.runDue();

    assertThat(succeeded).containsExactlyInAnyOrder(true, false);
    boolean held = succeeded.get(0);
    assertThat(driver.first().outcome())
        .isEqualTo(held ? ReviewOutcome.HELD : ReviewOutcome.NO_SHOW);
    assertThat(driver.mails(CALL_ACTIVITY_DELIVER_MINUTES)).hasSize(held ? 2 : 0);
    assertThat(driver.tasks(USER_TASK_DECIDE_MISSED_REVIEW, FIRST)).hasSize(held ? 0 : 1);
    assertThat(history.of(CLIENT, DecisionSubject.REVIEW))
        .filteredOn(line -> line.contains(" HELD ") || line.contains(" NO_SHOW "))
        .hasSize(1);
  }

  @Race
  void twoAnalystsPostponeTheMeetingToOneDate() throws Exception {
    driver.prepareAndPublish();
    String task = driver.task(USER_TASK_HOLD_REVIEW).getId();

    List<Boolean> succeeded = AtOnce.run(
        () -> engine
            .getTaskService()
            .complete(task, Map.of("outcome", "POSTPONED", "newStart", "2027-02-25T14:00")),
        () -> engine
            .getTaskService()
            .complete(task, Map.of("outcome", "POSTPONED", "newStart", "2027-02-26T11:00")));
    driver.runDue();

    assertThat(succeeded).containsExactlyInAnyOrder(true, false);
    assertThat(driver.first().start())
        .isEqualTo(berlin(succeeded.get(0) ? "2027-02-25T14:00" : "2027-02-26T11:00"));
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_NEW_DATE)).hasSize(2);
    assertThat(driver.first().outcome()).isEqualTo(ReviewOutcome.POSTPONED);
  }

  @Race
  void aNoteIsSavedWhileTheMinutesGoOut() throws Exception {
    driver.meet();
    AgendaView.Item item = item();
    meeting.enter(FIRST, item.id(), DISCUSSED, AgendaDecision.NONE, "analyst");
    driver.completeOnly(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));
    runJobsBefore(SERVICE_TASK_SEND_MINUTES);

    List<Boolean> succeeded = AtOnce.run(
        () -> meeting.enter(
            FIRST, item.id(), outcome(AgendaOutcome.DISCUSSED, "One more thing"), DISCUSSED, "ada"),
        AtOnce.job(engine, SERVICE_TASK_SEND_MINUTES),
        () -> meeting.write(
            FIRST, new MeetingNotes("Max", "One more"), new MeetingNotes(null, null), "ada"));
    driver.runDue();

    // what was said when the meeting was recorded holds
    assertThat(succeeded).containsExactly(false, true, false);
    assertThat(item().note()).isEqualTo("As agreed");
    assertThat(minutes.of(FIRST).orElseThrow().items())
        .extracting(Minutes.Item::note)
        .containsExactly("As agreed");
    assertThat(driver.mails(CALL_ACTIVITY_DELIVER_MINUTES)).hasSize(2);
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
  }

  @Race
  void theSameImprovementFromTwoWindowsStandsOnTheListOnce() throws Exception {
    driver.prepareAndPublish();
    UUID item = item().id();
    UUID key = UUID.randomUUID();
    AtOnce.Act propose = () -> meeting.propose(
        FIRST, item, key, "Onboard the proxy", "Blind spot", Owner.CLIENT, null, "analyst");

    assertThat(AtOnce.run(propose, propose)).containsOnly(true);

    assertThat(improvements.of(CLIENT)).hasSize(1);
    assertThat(meeting.improvements(FIRST).get(item)).containsExactly("Onboard the proxy");
  }

  @Race
  void ofTwoThreatsThatAreAttachedAsTheFifthOneIsRefused() throws Exception {
    driver.advanceTo("2027-02-10T10:00");
    List<Long> known = IntStream.rangeClosed(1, EmergingThreats.MOST + 1)
        .mapToObj(i -> threats.add(threat("Threat " + i), "analyst").id())
        .toList();
    known
        .subList(0, EmergingThreats.MOST - 1)
        .forEach(id -> threats.attach(FIRST, id, "Uses it", "analyst"));

    List<Boolean> succeeded = AtOnce.run(
        () -> threats.attach(FIRST, known.get(4), "Uses it", "analyst"),
        () -> threats.attach(FIRST, known.get(5), "Uses it", "advisor"));

    assertThat(succeeded).containsExactlyInAnyOrder(true, false);
    assertThat(threats.of(FIRST)).hasSize(EmergingThreats.MOST);
    assertThat(history.of(CLIENT, DecisionSubject.REVIEW))
        .filteredOn(line -> line.contains("THREAT_ATTACHED"))
        .hasSize(EmergingThreats.MOST);
  }

  @Race
  void ofTwoEntriesThatGetTheSameTitleOneIsRefused() throws Exception {
    long one = threats.add(threat("One"), "analyst").id();
    long two = threats.add(threat("Two"), "analyst").id();

    assertThat(AtOnce.run(
            () -> threats.change(one, threat("Stolen sessions"), "analyst"),
            () -> threats.change(two, threat("Stolen sessions"), "advisor")))
        .containsExactlyInAnyOrder(true, false);
    assertThat(threats.library())
        .filteredOn(entry -> entry.threat().title().equals("Stolen sessions"))
        .hasSize(1);
  }

  @Race
  void theSameContactConfirmsTheMinutesTwiceAndBothContactsAreHeard() throws Exception {
    driver.meet();
    driver.complete(
        USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "HELD", "attendees", "All", "markRestDiscussed", true));

    assertThat(AtOnce.run(
            () -> minutes.confirm(FIRST, MANAGER),
            () -> minutes.confirm(FIRST, MANAGER),
            () -> minutes.comment(FIRST, CISO, "Max was not there."),
            () -> minutes.comment(FIRST, CISO, "Max was not there.")))
        .containsOnly(true);

    assertThat(minutes.replies(FIRST))
        .extracting("contact")
        .containsExactlyInAnyOrder(MANAGER, CISO);
    assertThat(engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processDefinitionKey("general-question")
            .count())
        .isEqualTo(1);
  }

  @Race
  void twoLeadsDecideAboutAMissedMeetingOnce() throws Exception {
    driver.meet();
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "NO_SHOW"));
    String decision = driver.task(USER_TASK_DECIDE_MISSED_REVIEW).getId();

    List<Boolean> succeeded = AtOnce.run(
        () -> engine.getTaskService().complete(decision, Map.of("decision", "NEW_DATE")),
        () -> engine.getTaskService().complete(decision, Map.of("decision", "CANCEL")));
    driver.runDue();

    assertThat(succeeded).containsExactlyInAnyOrder(true, false);
    assertThat(driver.first().status())
        .isEqualTo(succeeded.get(0) ? ReviewStatus.PUBLISHED : ReviewStatus.CANCELLED);
    assertThat(driver.mailsToContacts(SERVICE_TASK_CANCEL_REVIEW))
        .hasSize(succeeded.get(0) ? 0 : 2);
  }

  private void complete(Map<String, Object> variables) {
    engine.getTaskService().complete(driver.task(USER_TASK_HOLD_REVIEW).getId(), variables);
  }

  /** Until the one job of the element is there, which is left to the test. */
  private void runJobsBefore(String element) {
    var management = engine.getManagementService();
    while (management.createJobQuery().activityId(element).count() == 0) {
      management
          .createJobQuery()
          .messages()
          .list()
          .forEach(job -> management.executeJob(job.getId()));
    }
  }

  private AgendaView.Item item() {
    return reviewAgenda.of(FIRST).items().stream()
        .filter(item -> item.title().equals(POINT))
        .findFirst()
        .orElseThrow();
  }

  /** What the history says became of the item, oldest first. */
  private List<String> outcomes() {
    return history.of(CLIENT, DecisionSubject.AGENDA_ITEM).stream()
        .map(line -> line.split(" ")[1])
        .filter(kind -> List.of(AgendaOutcome.values()).toString().contains(kind))
        .toList();
  }

  private String lastOutcome() {
    List<String> all = outcomes();
    return all.get(all.size() - 1);
  }

  private static AgendaDecision outcome(AgendaOutcome outcome, String note) {
    return new AgendaDecision(outcome, note, null);
  }

  private static EmergingThreatText threat(String title) {
    return new EmergingThreatText(title, "Many use it", "https://threats.example/1");
  }
}
