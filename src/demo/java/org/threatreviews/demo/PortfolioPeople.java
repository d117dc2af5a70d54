package org.threatreviews.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.demo.story.PortfolioStory;
import org.threatreviews.demo.story.SampleClients;
import org.threatreviews.demo.story.SampleWords;
import org.threatreviews.engine.UserTasks;
import org.threatreviews.engine.UserTasks.OpenUserTask;
import org.threatreviews.improvement.Owner;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaKind;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.meeting.ReviewMeeting;

/**
 * The people of the sample portfolio, ours and the clients': they do what they find to do. Nobody
 * remembers anything, so it makes no difference when the application ends between two of their
 * acts.
 */
@Component
@EmbeddedDefault
class PortfolioPeople {

  private static final Set<String> MEETING_DAYS =
      Set.of(PortfolioStory.ACTIVE, PortfolioStory.SILENT);

  private final UserTasks tasks;
  private final ThreatReviews reviews;
  private final ReviewAgenda agenda;
  private final ReviewMeeting meeting;
  private final Questions questions;
  private final Clock clock;

  PortfolioPeople(
      UserTasks tasks,
      ThreatReviews reviews,
      ReviewAgenda agenda,
      ReviewMeeting meeting,
      Questions questions,
      Clock clock) {
    this.tasks = tasks;
    this.reviews = reviews;
    this.agenda = agenda;
    this.meeting = meeting;
    this.questions = questions;
    this.clock = clock;
  }

  /**
   * Whoever is on duty, at any hour: the SOC.
   *
   * @return whether anybody did anything
   */
  boolean workAtAnyHour() {
    return work(
        tasks.open().stream().filter(task -> Groups.SOC.equals(task.group())).toList());
  }

  /**
   * Everybody, in working hours.
   *
   * @return whether anybody did anything
   */
  boolean work() {
    boolean confirmed = confirmAnswers();
    return work(tasks.open()) || confirmed;
  }

  private boolean work(List<OpenUserTask> open) {
    boolean acted = false;
    for (OpenUserTask task : open) {
      Optional<Map<String, Object>> form = form(task);
      // the task before it may have ended this one
      if (form.isPresent() && tasks.isOpen(task.id())) {
        tasks.complete(task.id(), doer(task), groupOf(task), form.get());
        acted = true;
      }
    }
    return acted;
  }

  /** A demo user is named after its group, but for the lead. */
  private static String doer(OpenUserTask task) {
    if (task.assignee() != null) {
      return task.assignee();
    }
    return Groups.TEAM_LEAD.equals(task.group()) ? "lead" : task.group();
  }

  private static String groupOf(OpenUserTask task) {
    if (task.assignee() == null) {
      return task.group();
    }
    return "lead".equals(task.assignee()) ? Groups.TEAM_LEAD : task.assignee();
  }

  /** What is entered; empty while it is not done yet, or left to whoever looks at the demo. */
  private Optional<Map<String, Object>> form(OpenUserTask task) {
    String today = today().toString();
    return switch (task.element()) {
      case "userTask_holdIntroductionCall" ->
        Optional.of(Map.of("heldOn", today, "notes", "Two sites, one security manager."));
      case "userTask_confirmTelemetry" -> telemetry(task);
      case "userTask_holdOrientationCall" ->
        Optional.of(Map.of(
            "heldOn",
            today,
            "preferredWeekday",
            MEETING_DAYS.contains(task.key()) ? "TUE" : "THU",
            "preferredTime",
            task.key().equals(PortfolioStory.ACTIVE) ? "10:00" : "11:00",
            "notes",
            "They would like to see figures first."));
      case "userTask_prepareReview" -> preparation(task);
      case "userTask_holdReview" -> meeting(task);
      case "userTask_decideMissedReview" ->
        Optional.of(Map.of(
            "decision", "CANCEL",
            "notes", "Nobody came and nobody calls back. We take all of it to the next review."));
      case "userTask_verifyClosure" ->
        Optional.of(Map.of("verdict", "REMOVED", "comment", wordsTo(task).verified()));
      case "userTask_callClient" ->
        Optional.of(Map.of(
            "reached",
            !isOfSilent(task),
            "notes",
            isOfSilent(task) ? "Voice mail only." : "They act at once."));
      case "userTask_decideEscalation" -> escalation(task);
      case "userTask_answerQuestion" ->
        Optional.of(Map.of("answer", "By syslog over TLS, to the collector that you know."));
      case "userTask_carryOutAction" -> Optional.of(Map.of("result", "DONE"));
      default -> Optional.of(Map.of("notes", "Spoke to them."));
    };
  }

  private Optional<Map<String, Object>> preparation(OpenUserTask task) {
    SampleWords words = wordsTo(task);
    boolean quiet = agenda.of(task.key()).items().stream()
        .noneMatch(item -> item.kind() == AgendaKind.INCIDENT);
    return Optional.of(Map.of(
        "summary",
        quiet ? words.quietSummary() : words.summary(),
        "trainingPoint",
        words.trainingPoint(),
        "ready",
        true));
  }

  private static SampleWords wordsTo(OpenUserTask task) {
    return SampleWords.of(task.key());
  }

  private Optional<Map<String, Object>> telemetry(OpenUserTask task) {
    boolean ready = !task.key().equals(PortfolioStory.CONNECTING)
        && today()
            .isAfter(LocalDate.ofInstant(task.since(), PortfolioStory.BERLIN).plusDays(4));
    return ready ? Optional.of(Map.of("telemetryReady", true)) : Optional.empty();
  }

  /** A review is recorded when it is over. To the silent client's second nobody came. */
  private Optional<Map<String, Object>> meeting(OpenUserTask task) {
    ReviewSummary review = reviews.get(task.key());
    if (review.end().isAfter(clock.instant())) {
      return Optional.empty();
    }
    if (isOfSilent(task) && review.sequence() > 1) {
      return Optional.of(Map.of("outcome", "NO_SHOW", "notes", "We waited for half an hour."));
    }
    agreeOn(review);
    return Optional.of(Map.of(
        "outcome",
        "HELD",
        "attendees",
        wordsTo(task).attendees(),
        "notes",
        wordsTo(task).notes(),
        "markRestDiscussed",
        true));
  }

  /** In the first talk about incidents something is agreed on: ours is done, theirs is under way. */
  private void agreeOn(ReviewSummary review) {
    AgendaView items = agenda.of(review.reference());
    boolean agreed = items.items().stream().anyMatch(item -> item.action() != null);
    Optional<AgendaView.Item> incident = items.items().stream()
        .filter(item -> item.kind() == AgendaKind.INCIDENT && item.outcome() == null)
        .findFirst();
    if (agreed || incident.isEmpty()) {
      return;
    }
    boolean first = review.sequence() == 1;
    LocalDate held = LocalDate.ofInstant(review.end(), PortfolioStory.BERLIN);
    SampleWords words = SampleWords.of(review.client());
    AgreedAction action = first
        ? new AgreedAction(words.ourAction(), Owner.PROVIDER, held.plusDays(30))
        : new AgreedAction(words.theirAction(), Owner.CLIENT, held.plusDays(75));
    meeting.enter(
        review.reference(),
        incident.get().id(),
        new AgendaDecision(AgendaOutcome.ACTION_AGREED, words.again(), action),
        AgendaDecision.NONE,
        review.analyst());
  }

  /** Once the lead waits; what comes after that is left to whoever looks at the demo. */
  private Optional<Map<String, Object>> escalation(OpenUserTask task) {
    boolean first =
        task.key().equals("GRANITE-INC-1") && !tasks.wasCompleted(task.element(), task.key());
    return first
        ? Optional.of(Map.of(
            "decision", "KEEP_WAITING",
            "until", today().plusDays(21).toString(),
            "notes", "Their plant is in revision, nobody there has time before it ends."))
        : Optional.empty();
  }

  private boolean confirmAnswers() {
    return questions.page(PortfolioStory.ACTIVE, 0, 10).items().stream()
            .filter(question -> question.status() == QuestionStatus.ANSWERED)
            .filter(question -> questions.confirm(
                question.reference(), SampleClients.manager(PortfolioStory.ACTIVE)))
            .count()
        > 0;
  }

  private static boolean isOfSilent(OpenUserTask task) {
    return task.key().contains(PortfolioStory.SILENT);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), PortfolioStory.BERLIN);
  }
}
