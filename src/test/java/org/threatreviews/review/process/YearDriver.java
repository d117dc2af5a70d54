package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.improvement.ActionKey;
import org.threatreviews.improvement.ActionPoint;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.ActionReport;
import org.threatreviews.improvement.ActionResult;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementChange;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewMoment;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.meeting.ReviewMeeting;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.pack.ReviewPacks;
import org.threatreviews.review.plan.ReviewProgramme;

/**
 * Plays everybody in a whole contract of one client, who talks with us on Wednesdays at ten. Reviews
 * are known by their number in the plan, from 1; everything else by its title.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class YearDriver {

  static final String CLIENT = ReviewDriver.CLIENT;
  static final LocalDate BEGIN = LocalDate.parse("2027-01-01");
  static final LocalDate END = LocalDate.parse("2027-12-31");

  /** Who signs everything on our side. */
  private static final String ANALYST = "analyst";

  private final ReviewDriver driver;
  private final Onboarding onboarding;
  private final ReviewProgramme programme;
  private final MeetingMoves moves;
  private final ThreatReviews reviews;
  private final ReviewPacks packs;
  private final ReviewAgenda reviewAgenda;
  private final ReviewMeeting meeting;
  private final Improvements improvements;
  private final ActionPoints actionPoints;
  private final ActionFollowUp followUp;
  private final IncidentFollowUp incidents;
  private final Questions questions;
  private final ProcessEngine engine;
  private final TestTime time;
  private final JdbcClient jdbc;

  private final List<String> references = new ArrayList<>();
  private final Map<String, Instant> startsWhenBegun = new HashMap<>();
  private final Map<String, String> publishedPacks = new HashMap<>();

  YearDriver(
      ReviewDriver driver,
      Onboarding onboarding,
      ReviewProgramme programme,
      MeetingMoves moves,
      ThreatReviews reviews,
      ReviewPacks packs,
      ReviewAgenda reviewAgenda,
      ReviewMeeting meeting,
      Improvements improvements,
      ActionPoints actionPoints,
      ActionFollowUp followUp,
      IncidentFollowUp incidents,
      Questions questions,
      ProcessEngine engine,
      TestTime time,
      JdbcClient jdbc) {
    this.driver = driver;
    this.onboarding = onboarding;
    this.programme = programme;
    this.moves = moves;
    this.reviews = reviews;
    this.packs = packs;
    this.reviewAgenda = reviewAgenda;
    this.meeting = meeting;
    this.improvements = improvements;
    this.actionPoints = actionPoints;
    this.followUp = followUp;
    this.incidents = incidents;
    this.questions = questions;
    this.engine = engine;
    this.time = time;
    this.jdbc = jdbc;
  }

  // the programme

  /** From the registration to the plan, by the tasks of the onboarding. */
  void onboard(Subscription subscription) {
    onboarding.register(
        ReviewDriver.registration(CLIENT, subscription, BEGIN.toString(), END.toString()));
    driver.runDue();
    complete("userTask_holdIntroductionCall", CLIENT, Map.of("heldOn", "2026-12-01"));
    complete("userTask_confirmTelemetry", CLIENT, Map.of("telemetryReady", true));
    complete(
        "userTask_holdOrientationCall",
        CLIENT,
        Map.of("heldOn", "2026-12-01", "preferredWeekday", "WED", "preferredTime", "10:00"));
    programme.reviewsOf(CLIENT).stream()
        .sorted(Comparator.comparing(ReviewSummary::start))
        .forEach(review -> {
          references.add(review.reference());
          startsWhenBegun.put(review.reference(), review.start());
        });
  }

  List<String> references() {
    return references;
  }

  String reference(int n) {
    return references.get(n - 1);
  }

  ReviewSummary review(int n) {
    return reviews.get(reference(n));
  }

  /** When the meeting was to begin at the moment at which its preparation had to. */
  Map<String, Instant> startsWhenBegun() {
    return startsWhenBegun;
  }

  /** The pack of each review as it was at its last publication: the SHA-256 of its page. */
  Map<String, String> publishedPacks() {
    return publishedPacks;
  }

  void advanceTo(Instant instant) {
    if (instant.isAfter(time.now())) {
      time.advanceTo(instant);
    }
  }

  void advanceTo(String localDateTime) {
    advanceTo(ReviewDriver.berlin(localDateTime));
  }

  void move(int n, String localDateTime) {
    moves.move(reference(n), ReviewDriver.berlin(localDateTime));
    driver.runDue();
    if (driver.process(ThreatReviewIds.PROCESS, reference(n)) == null) {
      startsWhenBegun.put(reference(n), ReviewDriver.berlin(localDateTime));
    }
  }

  // a meeting

  void toPreparation(int n) {
    advanceTo(reviews.momentOf(reference(n), ReviewMoment.PREPARATION_OPENS));
  }

  void prepare(int n) {
    toPreparation(n);
    complete(
        ThreatReviewIds.USER_TASK_PREPARE_REVIEW,
        reference(n),
        Map.of(
            "summary",
            "What happened before meeting %d.".formatted(n),
            "noTrainingBecause",
            "nothing new was seen",
            "ready",
            true));
  }

  void toPublication(int n) {
    advanceTo(reviews.momentOf(reference(n), ReviewMoment.PUBLICATION));
    publishedPacks.put(reference(n), packs.get(reference(n)).sha256());
  }

  /** To the end of the meeting, over the publication of its pack. */
  void toMeeting(int n) {
    toPublication(n);
    advanceTo(review(n).end());
  }

  void prepareAndMeet(int n) {
    prepare(n);
    toMeeting(n);
  }

  void record(int n, Map<String, Object> form) {
    complete(ThreatReviewIds.USER_TASK_HOLD_REVIEW, reference(n), form);
  }

  /** What was not talked about one by one counts as discussed. */
  void held(int n) {
    record(n, Map.of("outcome", "HELD", "attendees", "Max and Clara", "markRestDiscussed", true));
  }

  void heldWithAllDecided(int n) {
    record(n, Map.of("outcome", "HELD", "attendees", "Max and Clara"));
  }

  void complete(String element, String key, Map<String, Object> form) {
    Task task = driver.task(element, key);
    engine.getTaskService().complete(task.getId(), form);
    driver.runDue();
  }

  boolean isTaskOpen(String element, String key) {
    return !driver.tasks(element, key).isEmpty();
  }

  List<AgendaView.Item> agenda(int n) {
    return reviewAgenda.of(reference(n)).items();
  }

  AgendaView.Item item(int n, String title) {
    List<AgendaView.Item> found =
        agenda(n).stream().filter(item -> item.title().startsWith(title)).toList();
    assertThat(found).as("%s on the agenda %s", title, agenda(n)).hasSize(1);
    return found.get(0);
  }

  void decide(int n, String title, AgendaOutcome outcome) {
    enter(n, title, new AgendaDecision(outcome, null, null));
  }

  void agree(int n, String title, String action, Owner owner, String due) {
    enter(
        n,
        title,
        new AgendaDecision(
            AgendaOutcome.ACTION_AGREED,
            null,
            new AgreedAction(action, owner, LocalDate.parse(due))));
  }

  private void enter(int n, String title, AgendaDecision decision) {
    AgendaView.Item item = item(n, title);
    meeting.enter(reference(n), item.id(), decision, AgendaDecision.NONE, ANALYST);
    driver.runDue();
  }

  void proposeInMeeting(int n, String item, String title, Owner owner, String due) {
    meeting.propose(
        reference(n),
        item(n, item).id(),
        UUID.randomUUID(),
        title,
        "Seen in the meeting",
        owner,
        LocalDate.parse(due),
        ANALYST);
    driver.runDue();
  }

  void raise(int n, String contact, String point) {
    reviewAgenda.raise(reference(n), contact, point);
  }

  // what was agreed on

  void propose(String title, Owner owner) {
    improvements.propose(
        new NewImprovement(CLIENT, title, "Gap", owner, null, "Onboarding"), ANALYST);
    driver.runDue();
  }

  Improvement improvement(String title) {
    return improvements.of(CLIENT).stream()
        .filter(improvement -> improvement.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  void becomes(String improvement, ImprovementStatus status) {
    String reason = status == ImprovementStatus.DECLINED ? "No budget this year" : null;
    improvements.change(
        improvement(improvement).id(),
        new ImprovementChange(null, reason, null, status, null),
        ANALYST);
    driver.runDue();
  }

  ActionPoint actionPoint(String title) {
    return actionPoints.page(CLIENT, 0, 100).items().stream()
        .filter(point -> point.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private String keyOfActionPoint(String title) {
    return ActionKey.of(actionPoint(title).id()).toString();
  }

  /** The client opens the link of a reminder. */
  void clientIsDone(String actionPoint) {
    followUp.answer(
        keyOfActionPoint(actionPoint),
        new ActionReport(ActionResult.DONE, null, null),
        ReviewDriver.MANAGER);
    driver.runDue();
  }

  void clientIsDoneWithImprovement(String title) {
    followUp.answer(
        ActionKey.of(improvement(title).id()).toString(),
        new ActionReport(ActionResult.DONE, null, null),
        ReviewDriver.MANAGER);
    driver.runDue();
  }

  void teamReports(String actionPoint, Map<String, Object> form) {
    complete("userTask_carryOutAction", keyOfActionPoint(actionPoint), form);
  }

  // incidents and questions

  void report(String reference, String title) {
    driver.reportIncident(reference, title);
  }

  void mitigate(String incident) {
    give(
        incident,
        new Feedback(
            FeedbackOutcome.MITIGATED,
            ReviewDriver.MANAGER,
            "Reinstalled",
            null,
            null,
            null,
            null));
    complete("userTask_verifyClosure", incident, Map.of("verdict", "REMOVED", "comment", "Clean"));
  }

  void acceptRisk(String incident, String until) {
    give(
        incident,
        new Feedback(
            FeedbackOutcome.RISK_ACCEPTED,
            ReviewDriver.CISO,
            null,
            LocalDate.parse(until),
            null,
            "Legacy machine",
            null));
  }

  private void give(String incident, Feedback feedback) {
    incidents.giveFeedback(incident, feedback);
    driver.runDue();
  }

  void ask(String reference, String subject) {
    questions.ask(new NewQuestion(
        CLIENT, reference, subject, "Please say more.", ReviewDriver.MANAGER, null));
    driver.runDue();
  }

  void answer(String question, String convertTo) {
    complete(
        "userTask_answerQuestion",
        question,
        Map.of(
            "answer", "It is like this.",
            "convertTo", convertTo,
            "improvementOwner", "PROVIDER"));
  }

  void confirm(String question) {
    questions.confirm(question, ReviewDriver.MANAGER);
    driver.runDue();
  }

  // what goes wrong

  /**
   * Minutes can't be kept for now, so they don't go out, until {@link #minutesWorkAgain}.
   */
  void breakMinutes() {
    jdbc.sql("alter table review_minutes rename to review_minutes_gone").update();
  }

  void minutesWorkAgain() {
    jdbc.sql("alter table review_minutes_gone rename to review_minutes").update();
    engine
        .getManagementService()
        .createJobQuery()
        .activityId(ReviewMinutesIds.SERVICE_TASK_SEND_MINUTES)
        .noRetriesLeft()
        .list()
        .forEach(job -> engine.getManagementService().setJobRetries(job.getId(), 1));
    driver.runDue();
  }
}
