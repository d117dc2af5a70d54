package org.threatreviews.board.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.threatreviews.board.BoardPage;
import org.threatreviews.board.ClientRow;
import org.threatreviews.board.ClientSilence;
import org.threatreviews.board.EngineIncident;
import org.threatreviews.board.FailedMail;
import org.threatreviews.board.IncidentCount;
import org.threatreviews.board.LateWork;
import org.threatreviews.board.LeadNote;
import org.threatreviews.board.OpenTask;
import org.threatreviews.board.Part;
import org.threatreviews.board.ScheduledReview;
import org.threatreviews.board.SilenceLevel;
import org.threatreviews.board.WithoutRiskAuthority;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.OnboardingStage;
import org.threatreviews.client.Subscription;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.invariant.Rule;
import org.threatreviews.invariant.RuleState;
import org.threatreviews.invariant.Violation;
import org.threatreviews.review.plan.MissingReviews;
import org.threatreviews.staff.Feasibility;
import org.threatreviews.staff.FeasibilityWords;

/**
 * The board. {@code feasibility} tells whether the pool holds what is planned, {@code late} holds the oldest of each kind and how many there are.
 *
 * @param withoutNextStep what is open and left alone, the oldest first; must be empty
 * @param missingReviews periods of contracts without a review and without a reason; must be empty
 * @param withoutRiskAuthority clients at which nobody is there who may accept risks; where nobody may at all, a lead has the task to name somebody
 * @param notes what a team lead should look at, without a task of its own, the oldest first
 * @param brokenRules what must always be true and is not; must be empty
 */
record BoardResponse(
    OffsetDateTime asOf,
    Pool feasibility,
    Late late,
    List<Alone> withoutNextStep,
    List<MissingReview> missingReviews,
    List<WithoutRiskAuthority> withoutRiskAuthority,
    List<Note> notes,
    List<BrokenRule> brokenRules,
    SilentClients silentClients,
    List<Row> items,
    int page,
    int size,
    long total) {

  /**
   * Something to look at.
   *
   * @param client its reference; null when it is about no client
   * @param subject name of the person or client
   * @param late whether it has waited for longer than two working days
   */
  record Note(
      LeadNote.Kind kind,
      String client,
      String subject,
      String because,
      OffsetDateTime since,
      boolean late) {

    private static Note of(LeadNote note, ZoneId zone) {
      return new Note(
          note.kind(),
          note.client(),
          note.subject(),
          note.because(),
          at(note.since(), zone),
          note.late());
    }
  }

  /**
   * Something that breaks a rule.
   *
   * @param kind what it is, such as INCIDENT
   * @param since when it last was in order, as far as is known
   */
  record Alone(String kind, String reference, String client, OffsetDateTime since) {

    static Alone of(Violation violation, ZoneId zone) {
      return new Alone(
          violation.kind(), violation.reference(), violation.client(), at(violation.since(), zone));
    }
  }

  /**
   * @param period its title, such as {@code Q1 2027}
   * @param periodEnd inclusive
   */
  record MissingReview(String client, String period, LocalDate periodStart, LocalDate periodEnd) {

    static MissingReview of(MissingReviews.MissingReview missing) {
      return new MissingReview(
          missing.client(), missing.period(), missing.periodStart(), missing.periodEnd());
    }
  }

  /**
   * @param rule its name, as {@code /actuator/invariants} has it
   * @param sentence what must be true
   * @param count how often it is not
   * @param samples the oldest of these
   */
  record BrokenRule(String rule, String sentence, long count, List<Alone> samples) {

    static BrokenRule of(RuleState state, ZoneId zone) {
      return new BrokenRule(
          state.rule().key(),
          state.rule().sentence(),
          state.count(),
          state.samples().stream().map(sample -> Alone.of(sample, zone)).toList());
    }
  }

  /** How many clients do not answer at all, and how many have left something unanswered. */
  record SilentClients(long silent, long quiet) {}

  /**
   * @param level SILENT or QUIET
   * @param since when the oldest of what is unanswered was asked, or the client was last heard from
   * @param reasons in words
   */
  record Silence(SilenceLevel level, OffsetDateTime since, List<String> reasons) {

    static Silence of(ClientSilence silence, ZoneId zone) {
      return silence == null
          ? null
          : new Silence(
              silence.level(),
              at(silence.facts().since(), zone),
              SilenceWords.reasons(silence.facts()));
    }
  }

  /**
   * @param sentence names the first week that breaks and by how many hours
   * @param shortages every week that breaks
   */
  record Pool(
      boolean holds, String sentence, LocalDate from, LocalDate to, List<Shortage> shortages) {

    static Pool of(Feasibility feasibility) {
      return new Pool(
          feasibility.holds(),
          FeasibilityWords.of(feasibility),
          feasibility.from(),
          feasibility.to(),
          feasibility.shortages().stream().map(Shortage::of).toList());
    }
  }

  /**
   * @param week its Monday
   * @param userId the advisor who has too much to do; null for the shared pool
   */
  record Shortage(LocalDate week, String userId, double neededHours, double availableHours) {

    private static final double MINUTES = 60;

    static Shortage of(Feasibility.Shortage shortage) {
      return new Shortage(
          shortage.week(),
          shortage.userId(),
          shortage.needed().toMinutes() / MINUTES,
          shortage.available().toMinutes() / MINUTES);
    }
  }

  record Late(
      Counted<Task> leadTasks,
      Counted<Task> overdueTasks,
      Counted<Fault> engineIncidents,
      Counted<Undelivered> failedMails,
      int bouncesToRead) {

    static Late of(LateWork late, ZoneId zone) {
      return new Late(
          Counted.of(late.leadTasks(), task -> Task.of(task, zone)),
          Counted.of(late.overdueTasks(), task -> Task.of(task, zone)),
          Counted.of(late.engineIncidents(), fault -> Fault.of(fault, zone)),
          Counted.of(late.failedMails(), mail -> Undelivered.of(mail, zone)),
          late.bouncesToRead());
    }
  }

  record Counted<T>(List<T> items, long total) {

    static <S, T> Counted<T> of(Part<S> part, Function<S, T> response) {
      return new Counted<>(part.items().stream().map(response).toList(), part.total());
    }
  }

  record Task(
      String id,
      String name,
      String reference,
      String client,
      String assignee,
      OffsetDateTime since,
      OffsetDateTime due,
      String link) {

    static Task of(OpenTask task, ZoneId zone) {
      return new Task(
          task.id(),
          task.name(),
          task.reference(),
          task.client(),
          task.assignee(),
          at(task.since(), zone),
          at(task.due(), zone),
          WebAppLinks.task(task.id()));
    }
  }

  /**
   * @param process its id
   * @param element the id of the step
   * @param processName as the model calls it
   * @param step what the model calls the step
   */
  record Fault(
      String process,
      String processName,
      String element,
      String step,
      String reference,
      String client,
      OffsetDateTime since,
      String message,
      String link) {

    static Fault of(EngineIncident fault, ZoneId zone) {
      return new Fault(
          fault.process(),
          fault.processName(),
          fault.element(),
          fault.step(),
          fault.reference(),
          fault.client(),
          at(fault.since(), zone),
          fault.message(),
          WebAppLinks.processInstance(fault.processInstance()));
    }
  }

  record Undelivered(
      String recipient,
      String subject,
      String reference,
      String client,
      OffsetDateTime since,
      String error) {

    static Undelivered of(FailedMail mail, ZoneId zone) {
      return new Undelivered(
          mail.recipient(),
          mail.subject(),
          mail.reference(),
          mail.client(),
          at(mail.since(), zone),
          mail.error());
    }
  }

  record Review(
      String reference, String title, String status, OffsetDateTime start, String analyst) {

    static Review of(ScheduledReview review, ZoneId zone) {
      return review == null
          ? null
          : new Review(
              review.reference(),
              review.title(),
              review.status(),
              at(review.start(), zone),
              review.analyst());
    }
  }

  /**
   * @param openIncidents by state, then by severity, the worst first
   * @param silence null when the client answers
   */
  record Row(
      String reference,
      String name,
      ClientStatus status,
      OnboardingStage onboardingStage,
      Subscription subscription,
      LocalDate contractEnd,
      Review nextReview,
      SortedMap<IncidentStatus, SortedMap<Severity, Integer>> openIncidents,
      int unanswered,
      int openQuestions,
      Silence silence,
      List<Task> leadTasks,
      List<Task> overdueTasks,
      List<Fault> engineIncidents,
      List<Undelivered> failedMails) {

    static Row of(ClientRow row, ZoneId zone) {
      return new Row(
          row.reference(),
          row.name(),
          row.status(),
          row.onboardingStage(),
          row.subscription(),
          row.contractEnd(),
          Review.of(row.nextReview(), zone),
          open(row.openIncidents()),
          row.unanswered(),
          row.openQuestions(),
          Silence.of(row.silence(), zone),
          row.leadTasks().stream().map(task -> Task.of(task, zone)).toList(),
          row.overdueTasks().stream().map(task -> Task.of(task, zone)).toList(),
          row.engineIncidents().stream().map(fault -> Fault.of(fault, zone)).toList(),
          row.failedMails().stream().map(mail -> Undelivered.of(mail, zone)).toList());
    }

    private static SortedMap<IncidentStatus, SortedMap<Severity, Integer>> open(
        List<IncidentCount> counts) {
      SortedMap<IncidentStatus, SortedMap<Severity, Integer>> open = new TreeMap<>();
      for (IncidentCount count : counts) {
        open.computeIfAbsent(IncidentStatus.valueOf(count.status()), status -> new TreeMap<>())
            .put(Severity.valueOf(count.severity()), count.count());
      }
      return open;
    }
  }

  static BoardResponse of(BoardPage board, ZoneId zone) {
    return new BoardResponse(
        at(board.asOf(), zone),
        Pool.of(board.feasibility()),
        Late.of(board.late(), zone),
        board.rules().stream()
            .filter(state -> state.rule() == Rule.WITHOUT_NEXT_STEP)
            .flatMap(state -> state.samples().stream())
            .map(found -> Alone.of(found, zone))
            .toList(),
        board.missingReviews().stream().map(MissingReview::of).toList(),
        board.withoutRiskAuthority(),
        board.notes().stream().map(note -> Note.of(note, zone)).toList(),
        board.rules().stream()
            .filter(state -> !state.holds())
            .map(state -> BrokenRule.of(state, zone))
            .toList(),
        new SilentClients(board.silent(), board.quiet()),
        board.items().stream().map(row -> Row.of(row, zone)).toList(),
        board.page(),
        board.size(),
        board.total());
  }

  private static OffsetDateTime at(Instant instant, ZoneId zone) {
    return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
  }
}
