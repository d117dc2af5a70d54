package org.threatreviews.histories;

import static org.threatreviews.histories.Stage.BERLIN;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How somebody fills in the form of a task, in one of several ways. */
final class TaskForms {

  private static final List<Integer> DAYS = List.of(3, 14, 60);

  private final Supplier<Instant> now;
  private final List<String> weekdays;

  /**
   * @param now what time it is when a form is filled in
   * @param weekdays on which clients want their reviews, such as MON
   */
  TaskForms(Supplier<Instant> now, List<String> weekdays) {
    this.now = now;
    this.weekdays = weekdays;
  }

  private LocalDate today() {
    return now.get().atZone(BERLIN).toLocalDate();
  }

  Map<String, Object> fillIn(String element, int how) {
    String notes = "Noted";
    String day = today().plusDays(Act.pick(DAYS, how / 3)).toString();
    return switch (element) {
      case "userTask_holdIntroductionCall" -> Map.of("heldOn", today().toString(), "notes", notes);
      case "userTask_confirmTelemetry" -> Map.of("telemetryReady", true, "notes", notes);
      case "userTask_holdOrientationCall" ->
        Map.of(
            "heldOn", today().toString(),
            "preferredWeekday", Act.pick(weekdays, how),
            "preferredTime", Act.pick(List.of("10:00", "13:30", "15:00"), how / 5),
            "notes", notes);
      case "userTask_qualifyAnalyst" ->
        Map.of(
            "qualifiedFor",
            Act.pick(List.of("BOTH", "STANDARD", "ADVISOR", "NONE"), how),
            "languages",
            "en, de, sv, ja");
      case "userTask_prepareReview" -> prepareReview(how);
      case "userTask_holdReview" -> holdReview(how);
      case "userTask_verifyClosure" ->
        Map.of("verdict", how % 3 == 0 ? "STILL_PRESENT" : "REMOVED", "comment", "We looked.");
      case "userTask_assistClient" -> Map.of("notes", "Do this.");
      case "userTask_callClient" -> Map.of("reached", how % 3 == 0, "notes", notes);
      case "userTask_decideEscalation" ->
        switch (how % 3) {
          case 0 -> Map.of("decision", "KEEP_WAITING", "until", day, "notes", notes);
          case 1 -> Map.of("decision", "REMIND_AGAIN", "notes", notes);
          default -> Map.of("decision", "CALL_CLIENT", "notes", notes);
        };
      case "userTask_answerQuestion" ->
        switch (how % 4) {
          case 0 ->
            Map.of(
                "answer", "Like this.",
                "convertTo", "IMPROVEMENT",
                "improvementOwner", "CLIENT",
                "improvementTarget", day);
          case 1 -> Map.of("answer", "Like this.", "convertTo", "AGENDA_ITEM");
          default -> Map.of("answer", "Like this.", "convertTo", "NONE");
        };
      case "userTask_carryOutAction" ->
        switch (how % 3) {
          case 0 -> Map.of("result", "LATER", "newDate", day);
          case 1 -> Map.of("result", "DECLINED", "reason", "Not worth it");
          default -> Map.of("result", "DONE");
        };
      case "userTask_decideMissedReview" ->
        how % 3 == 0
            ? Map.of("decision", "CANCEL", "notes", notes)
            : Map.of("decision", "NEW_DATE", "newStart", aMorningIn(1 + how % 8), "notes", notes);
      case "userTask_settleOpenItems" ->
        Map.of("actions", how % 2 == 0 ? "KEEP" : "CLOSE", "note", notes);
      case "userTask_nameRiskAuthority" -> Map.of("contact", Act.pick(Stage.CONTACTS, how));
      case "userTask_settleLeftPoints" -> Map.of("result", notes);
      case "userTask_decideOverdueAction" ->
        switch (how % 3) {
          case 0 -> Map.of("result", "LATER", "newDate", day);
          case 1 -> Map.of("result", "DECLINED", "reason", "Not worth it");
          default -> Map.of("result", "DONE");
        };
      case "userTask_callAboutDate" ->
        how % 3 == 0
            ? Map.of("notes", notes)
            : Map.of("notes", notes, "newStart", aMorningIn(5 + how % 8));
      case "userTask_handleAgendaItem" -> Map.of("result", "The rule is tuned.");
      case "userTask_assignAnalyst", "userTask_nameSubstitute" -> {
        // nobody named: it looks once more by itself
        yield how % 5 == 0 ? Map.of() : Map.of("analyst", Act.pick(Stage.POOL, how));
      }
      default -> Map.of("notes", notes);
    };
  }

  private Map<String, Object> prepareReview(int how) {
    return how % 5 == 0
        ? Map.of("summary", "A draft.", "ready", false)
        : Map.of("summary", "A quiet period.", "trainingPoint", "Sessions", "ready", true);
  }

  private Map<String, Object> holdReview(int how) {
    return switch (how % 6) {
      case 0 -> Map.of("outcome", "NO_SHOW");
      case 1 -> Map.of("outcome", "POSTPONED");
      default ->
        Map.of(
            "outcome", "HELD",
            "attendees", "All",
            "notes", "Fine.",
            "markRestDiscussed", true);
    };
  }

  /** Mostly a working day; else it is refused. */
  private String aMorningIn(int days) {
    LocalDateTime morning = now.get()
        .atZone(BERLIN)
        .plusDays(days)
        .toLocalDateTime()
        .truncatedTo(ChronoUnit.DAYS)
        .plusHours(10);
    return morning.toString();
  }
}
