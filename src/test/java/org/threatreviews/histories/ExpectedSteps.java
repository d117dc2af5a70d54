package org.threatreviews.histories;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.histories.Rules.Record;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.Who;

/**
 * Who must act next on anything open, and until when at the latest, reckoned from the records alone:
 * whose turn it is, and how long the policy gives them. Working days are counted without holidays,
 * so an upper bound leaves a fortnight for them; a lower bound needs nothing.
 */
final class ExpectedSteps {

  private static final Duration HOLIDAYS = Duration.ofDays(16);

  /** Of the policy that the decision tables hold: working days by severity. */
  private enum Pace {
    CRITICAL(2, 1),
    HIGH(5, 1),
    MEDIUM(15, 3),
    LOW(30, 3);

    private final int untilLeadIsAsked;
    private final int untilSocHasActed;

    Pace(int untilLeadIsAsked, int untilSocHasActed) {
      this.untilLeadIsAsked = untilLeadIsAsked;
      this.untilSocHasActed = untilSocHasActed;
    }
  }

  private static final int ANSWER_DAYS = 2;
  private static final int SILENCE_DAYS = 10;
  private static final int NOTICE_DAYS = 5;

  /** How long a lead's own decision may put something off, and how long a late task rests. */
  private static final Duration LONGEST_REST = Duration.ofDays(100);

  /** What the records say that decides who acts next. */
  private record IncidentFacts(
      String reference,
      String severity,
      String status,
      Instant reportedAt,
      Instant beganAt,
      Instant heardAt,
      LocalDate acceptedUntil,
      LocalDate promisedFor,
      boolean callDecided) {

    Instant latest() {
      return heardAt == null || heardAt.isBefore(beganAt) ? beganAt : heardAt;
    }
  }

  private record QuestionFacts(
      String reference, String status, boolean aboutIncident, Instant noticeAt, Instant since) {}

  private record ActionFacts(String key, String owner, LocalDate dueDate, Instant nextReview) {}

  /** Who may be next, and until when at the latest. */
  private record Expected(Set<Who> who, Instant notAfter) {

    boolean isMetBy(NextStep step) {
      return who.contains(step.who()) && !step.when().isAfter(notAfter);
    }
  }

  private final Cast cast;
  private final JdbcClient jdbc;
  private final Requests requests;

  ExpectedSteps(Cast cast, Requests requests) {
    this.cast = cast;
    this.jdbc = cast.jdbc();
    this.requests = requests;
  }

  /**
   * @param settled whether everything that was due has run, and nothing is suspended
   * @return what the application says wrongly about what comes next
   */
  List<String> wrong(List<Record> records, EngineState engine, boolean settled) {
    if (!settled) {
      return List.of();
    }
    Map<String, NextStep> said =
        cast.nextSteps().of(records.stream().map(Record::key).toList());
    List<String> wrong = new ArrayList<>();
    for (Record record : records) {
      boolean open = !record.isOver() && !record.status().startsWith("NOT_BEGUN");
      if (open && !said.containsKey(record.key())) {
        wrong.add("no next step of %s".formatted(record));
      }
      if (record.isOver()
          && said.containsKey(record.key())
          && engine.tasksOf(record.key()).isEmpty()) {
        wrong.add("%s is over, yet comes next: %s".formatted(record, said.get(record.key())));
      }
    }
    expected().forEach((key, expected) -> {
      NextStep step = said.get(key);
      if (step != null && !expected.isMetBy(step)) {
        wrong.add("next step of %s is %s, expected %s".formatted(key, step, expected));
      }
    });
    return wrong;
  }

  private Map<String, Expected> expected() {
    Map<String, Expected> expected =
        incidents().stream().collect(Collectors.toMap(IncidentFacts::reference, this::of));
    questions().forEach(question -> expected.put(question.reference(), of(question)));
    actions().forEach(action -> expected.put(action.key(), of(action)));
    return expected;
  }

  private Expected of(IncidentFacts incident) {
    Pace pace = Pace.valueOf(incident.severity());
    Instant now = cast.time().now();
    if (incident.reportedAt().isAfter(now)) {
      return new Expected(EnumSet.of(Who.SOC), incident.reportedAt());
    }
    if (!requests.open(incident.reference()).isEmpty()) {
      return teamsTurn(Who.SOC, incident.latest(), pace.untilSocHasActed);
    }
    if (incident.status().equals("RISK_ACCEPTED")) {
      Instant expires = beginOf(incident.acceptedUntil().plusDays(1)).plus(HOLIDAYS);
      return new Expected(EnumSet.of(Who.CLIENT), expires);
    }
    Set<Who> who = EnumSet.of(Who.CLIENT);
    boolean called = incident.severity().equals("CRITICAL") || incident.callDecided();
    if (called) {
      who.add(Who.SOC);
    }
    if (called || !now.isBefore(plusWeekdays(incident.beganAt(), pace.untilLeadIsAsked))) {
      who.add(Who.TEAM_LEAD);
    }
    Instant leadsTurn = plusWeekdays(incident.latest(), pace.untilLeadIsAsked);
    Instant promised =
        incident.promisedFor() == null ? now : beginOf(incident.promisedFor().plusDays(1));
    return new Expected(
        who,
        Stream.of(
                leadsTurn.plus(HOLIDAYS),
                promised.plus(HOLIDAYS),
                now.plus(now.isBefore(leadsTurn) ? Duration.ZERO : LONGEST_REST))
            .max(Instant::compareTo)
            .orElseThrow());
  }

  private Expected of(QuestionFacts question) {
    if (question.status().equals("ANSWERED")) {
      return new Expected(EnumSet.of(Who.CLIENT), closing(question).plus(HOLIDAYS));
    }
    return teamsTurn(
        question.aboutIncident() ? Who.SOC : Who.THREAT_REVIEW, question.since(), ANSWER_DAYS);
  }

  /** Whoever is told late, after an outage, still has the days that the notice promises. */
  private static Instant closing(QuestionFacts question) {
    Instant afterSilence = plusWeekdays(question.since(), SILENCE_DAYS);
    if (question.noticeAt() == null) {
      return afterSilence;
    }
    Instant afterNotice = plusWeekdays(question.noticeAt(), NOTICE_DAYS);
    return afterNotice.isAfter(afterSilence) ? afterNotice : afterSilence;
  }

  private Expected of(ActionFacts action) {
    Who owner = Who.valueOf(action.owner().equals("PROVIDER") ? "THREAT_REVIEW" : action.owner());
    Instant due = beginOf(action.dueDate().plusDays(1));
    Instant now = cast.time().now();
    boolean late = now.isAfter(due);
    // whoever meets next talks about what the client has not done
    Set<Who> who = late ? EnumSet.of(owner, Who.TEAM_LEAD, Who.THREAT_REVIEW) : EnumSet.of(owner);
    Instant latest = late ? now.plus(LONGEST_REST) : due;
    boolean later = late && action.nextReview() != null && action.nextReview().isAfter(latest);
    return new Expected(who, (later ? action.nextReview() : latest).plus(HOLIDAYS));
  }

  /** A task of ours that is late is the lead's, too. */
  private Expected teamsTurn(Who team, Instant since, int workingDays) {
    Instant now = cast.time().now();
    boolean late = now.isAfter(plusWeekdays(since, workingDays));
    Set<Who> who = late ? EnumSet.of(team, Who.TEAM_LEAD) : EnumSet.of(team);
    return new Expected(who, (late ? now : plusWeekdays(since, workingDays)).plus(HOLIDAYS));
  }

  private static Instant beginOf(LocalDate day) {
    return day.atStartOfDay(Stage.BERLIN).toInstant();
  }

  private static Instant plusWeekdays(Instant from, int days) {
    ZonedDateTime found = from.atZone(Stage.BERLIN);
    for (int left = days; left > 0; ) {
      found = found.plusDays(1);
      if (found.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
        left--;
      }
    }
    return found.toInstant();
  }

  private List<IncidentFacts> incidents() {
    return jdbc.sql("""
            select i.reference, i.severity, i.status, i.reported_at,
                   coalesce(
                     (select max(noted_at) from incident_note n
                      where n.incident_reference = i.reference and n.kind in (%s)),
                     i.reported_at) as began_at,
                   (select max(given_at) from incident_feedback f
                    where f.incident_reference = i.reference) as heard_at,
                   i.accepted_until,
                   (select max(promised_for) from incident_feedback f
                    where f.incident_reference = i.reference) as promised_for,
                   exists (select 1 from incident_note n
                      where n.incident_reference = i.reference
                        and (n.kind in ('CALL_DECIDED', 'SEVERITY_CHANGED'))) as call_decided
            from incident i where i.status not in ('CLOSED', 'WITHDRAWN')
            """.formatted(TURNS)).query(IncidentFacts.class).list();
  }

  /** What begins the client's turn. */
  private static final String TURNS = Stream.of(
          "CONTACTS_NOTIFIED",
          "STILL_PRESENT",
          "CLIENT_HELPED",
          "REOPENED",
          "ACCEPTANCE_WITHDRAWN",
          "ACCEPTANCE_SUSPENDED")
      .collect(Collectors.joining("', '", "'", "'"));

  private List<QuestionFacts> questions() {
    return jdbc.sql("""
            select q.reference, q.status, q.incident_reference is not null as about_incident,
                   q.closing_notice_at as notice_at,
                   coalesce(
                     (select max(m.at) from question_message m
                      where m.question_reference = q.reference
                        and m.kind in ('ANSWERED', 'REOPENED')), q.asked_at) as since
            from question q where q.status <> 'CLOSED'
            """).query(QuestionFacts.class).list();
  }

  private List<ActionFacts> actions() {
    return jdbc.sql("""
            select a.key, a.owner, a.due_date,
                   (select min(r.ends_at) from review r
                    where r.client_reference = a.client_reference
                      and r.status in ('PLANNED', 'PUBLISHED')
                      and r.outcome is distinct from 'HELD') as next_review
            from open_action a join client c on c.reference = a.client_reference
            where a.due_date is not null and c.status <> 'ENDED'
            """).query(ActionFacts.class).list();
  }
}
