package org.threatreviews.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.threatreviews.support.Portfolio.Contract;
import org.threatreviews.support.ServiceDesk.Answer;
import org.threatreviews.support.ServiceDesk.Task;

/**
 * Analyst, advisor, SOC and team lead: each looks into their queue and does what the tasks there
 * ask for.
 */
public final class ReviewTeam {

  private static final List<LocalTime> TIMES =
      List.of(LocalTime.of(10, 0), LocalTime.of(13, 30), LocalTime.of(15, 0));

  /** When a client wants to meet; no two of the first fifteen clients want the same hour. */
  public record Preference(DayOfWeek weekday, LocalTime time) {}

  /**
   * How long the telemetry of one client takes: two or three reminders, every five working days,
   * whether or not Christmas lies in between.
   */
  private static final int TELEMETRY_DAYS = 23;

  private final ServiceDesk desk;
  private final Portfolio portfolio;
  private final Set<String> oddOutcomesGiven = new HashSet<>();
  private final Map<String, Integer> verifications = new HashMap<>();
  private final Map<String, LocalDate> orientationCalls = new HashMap<>();
  private final Map<String, Integer> tasksDone = new LinkedHashMap<>();

  ReviewTeam(ServiceDesk desk, Portfolio portfolio) {
    this.desk = desk;
    this.portfolio = portfolio;
  }

  /** When each client's orientation call was held. */
  Map<String, LocalDate> orientationCalls() {
    return orientationCalls;
  }

  Preference preferenceOf(String client) {
    int index = portfolio.clients().indexOf(portfolio.client(client));
    return new Preference(DayOfWeek.of(1 + index % 5), TIMES.get(index / 5 % TIMES.size()));
  }

  Map<String, Integer> tasksDone() {
    return tasksDone;
  }

  /**
   * Everybody works off their queue.
   *
   * @return whether anybody did anything
   */
  boolean work(LocalDate today, Instant now) {
    boolean worked = false;
    for (String user : List.of("analyst", "advisor", "soc", "lead")) {
      for (Task task : desk.tasks(user)) {
        worked |= isOfPortfolio(task) && handle(user, task, today, now);
      }
    }
    return worked;
  }

  /** Other tests may have left tasks of their own clients. */
  private boolean isOfPortfolio(Task task) {
    return portfolio.incidents().stream().anyMatch(r -> r.reference().equals(task.key()))
        || portfolio.clients().stream()
            .map(Contract::reference)
            .anyMatch(client -> task.key().equals(client)
                || task.key().startsWith("TR-" + client + "-")
                || task.key().startsWith("Q-" + client + "-"));
  }

  private boolean handle(String user, Task task, LocalDate today, Instant now) {
    return switch (task.definition()) {
      case "userTask_holdIntroductionCall" ->
        done(user, task, Map.of("heldOn", today.toString(), "notes", "Met the team."));
      case "userTask_confirmTelemetry" ->
        telemetryIsReady(task.key(), today) && done(user, task, Map.of("telemetryReady", true));
      case "userTask_holdOrientationCall" -> holdOrientationCall(user, task, today);
      case "userTask_prepareReview" -> prepareReview(user, task);
      case "userTask_holdReview" -> holdReview(user, task, now);
      case "userTask_verifyClosure" -> verify(user, task);
      case "userTask_callClient" ->
        done(user, task, Map.of("reached", true, "notes", "Spoke to them."));
      case "userTask_decideEscalation" ->
        done(
            user,
            task,
            Map.of(
                "decision", "KEEP_WAITING",
                "until", today.plusDays(5).toString(),
                "notes", "They are short of people."));
      case "userTask_assistClient" ->
        done(user, task, Map.of("notes", "This is how to remove it, step by step."));
      case "userTask_handleAgendaItem" -> done(user, task, Map.of("result", "The rule is tuned."));
      case "userTask_settleOpenItems" ->
        done(user, task, Map.of("actions", "KEEP", "note", "They stay on it."));
      case "userTask_settleLeftPoints" ->
        done(user, task, Map.of("result", "Talked about it by phone."));
      case "userTask_decideOverdueAction" -> done(user, task, Map.of("result", "DONE"));
      case "userTask_answerQuestion" ->
        done(user, task, Map.of("answer", "Yes: send us its syslog."));
      default -> user.equals("lead") && done(user, task, Map.of("notes", "Spoke to them."));
    };
  }

  private boolean telemetryIsReady(String client, LocalDate today) {
    Contract slow = portfolio.clients().get(0);
    return !client.equals(slow.reference())
        || !today.isBefore(slow.registeredOn().plusDays(TELEMETRY_DAYS));
  }

  private boolean holdOrientationCall(String user, Task task, LocalDate today) {
    orientationCalls.put(task.key(), today);
    Preference wish = preferenceOf(task.key());
    return done(
        user,
        task,
        Map.of(
            "heldOn",
            today.toString(),
            "preferredWeekday",
            wish.weekday().name().substring(0, 3),
            "preferredTime",
            wish.time().toString(),
            "notes",
            "That suits them best."));
  }

  /** Nobody finds the time to prepare the third review of the third client. */
  private boolean prepareReview(String user, Task task) {
    JsonNode review = desk.review(task.key());
    if (isOf(2, task.key()) && review.path("sequence").asInt() == 3) {
      return false;
    }
    return done(
        user,
        task,
        Map.of(
            "summary", "A quiet period.",
            "trainingPoint", "How to spot a stolen session.",
            "ready", true));
  }

  private boolean isOf(int clientIndex, String review) {
    String client = portfolio.clients().get(clientIndex).reference();
    return review.startsWith("TR-" + client + "-");
  }

  /** After the meeting: every agenda item gets its outcome, then the task is completed. */
  private boolean holdReview(String user, Task task, Instant now) {
    JsonNode review = desk.review(task.key());
    if (ServiceDesk.instant(review.path("end")).isAfter(now)) {
      return false;
    }
    String outcome = oddOutcome(review).orElse("HELD");
    if (outcome.equals("HELD")) {
      settleAgenda(user, task.key());
    }
    return done(
        user, task, Map.of("outcome", outcome, "attendees", "All of them.", "notes", "Fine."));
  }

  /** The second review of the first client is missed, that of the second client postponed. */
  private Optional<String> oddOutcome(JsonNode review) {
    String reference = review.path("reference").asText();
    if (review.path("sequence").asInt() != 2 || !oddOutcomesGiven.add(reference)) {
      return Optional.empty();
    }
    if (isOf(0, reference)) {
      return Optional.of("NO_SHOW");
    }
    if (isOf(1, reference)) {
      return Optional.of("POSTPONED");
    }
    return Optional.empty();
  }

  private void settleAgenda(String user, String review) {
    JsonNode agenda = desk.get(user, "/api/v1/reviews/" + review + "/agenda").with(200);
    int number = 0;
    for (JsonNode item : agenda.path("items")) {
      if (!item.path("outcome").isTextual()) {
        String path =
            "/api/v1/reviews/%s/agenda/%s".formatted(review, item.path("id").asText());
        Answer answer = desk.put(user, path, outcomeOf(number, review));
        if (answer.body().path("rule").asText().equals("noNextReview")) {
          answer = desk.put(user, path, Map.of("outcome", "DISCUSSED", "note", "Out of time."));
        }
        answer.ok();
      }
      number++;
    }
  }

  private Map<String, Object> outcomeOf(int number, String review) {
    return switch (number) {
      case 1 ->
        Map.of(
            "outcome",
            "ACTION_AGREED",
            "action",
            Map.of(
                "title",
                "Agreed in " + review,
                "owner",
                "CLIENT",
                "dueDate",
                ServiceDesk.instant(desk.review(review).path("end"))
                    .atZone(java.time.ZoneOffset.UTC)
                    .toLocalDate()
                    .plusDays(30)
                    .toString()));
      case 2 -> Map.of("outcome", "CARRIED_OVER", "note", "Out of time.");
      case 3 -> Map.of("outcome", "HANDED_TO_SOC", "note", "Please tune the rule.");
      default -> Map.of("outcome", "DISCUSSED", "note", "Understood.");
    };
  }

  /** Every fifth incident is still there when it is looked at first. */
  private boolean verify(String user, Task task) {
    int number = portfolio.incidents().stream()
        .filter(r -> r.reference().equals(task.key()))
        .findFirst()
        .orElseThrow()
        .number();
    boolean firstLook = verifications.merge(task.key(), 1, Integer::sum) == 1;
    String verdict = firstLook && number % 5 == 0 ? "STILL_PRESENT" : "REMOVED";
    return done(user, task, Map.of("verdict", verdict, "comment", "Looked at the telemetry."));
  }

  private boolean done(String user, Task task, Map<String, Object> values) {
    var answer = desk.complete(user, task, values);
    if (answer.status() >= 400 && !desk.isOpen(task)) {
      return false;
    }
    assertThat(answer.status())
        .as("%s completes %s of %s: %s", user, task.definition(), task.key(), answer.text())
        .isBetween(200, 299);
    tasksDone.merge(task.definition(), 1, Integer::sum);
    return true;
  }
}
