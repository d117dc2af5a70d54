package org.threatreviews.incident.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.Durations;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.QuarterMetrics;
import org.threatreviews.incident.Severity;
import org.threatreviews.promise.Promise;
import org.threatreviews.promise.PromiseKind;

/** Works out a client's figures per calendar quarter, without the reports that were taken back. */
@Component
class QuarterFigures {

  private final JdbcClient jdbc;
  private final BusinessCalendar calendar;
  private final Clock clock;

  private record Case(
      Severity severity,
      Instant reportedAt,
      Instant notifiedAt,
      Instant closedAt,
      List<GivenFeedback> feedback) {

    Duration exposure() {
      return closedAt == null ? null : Duration.between(reportedAt, closedAt);
    }

    Duration timeToFeedback(WorkingCalendar working) {
      return notifiedAt == null || feedback.isEmpty()
          ? null
          : working.workingTimeBetween(notifiedAt, feedback.get(0).givenAt());
    }

    Duration timeToClosure(WorkingCalendar working) {
      return notifiedAt == null || closedAt == null
          ? null
          : working.workingTimeBetween(notifiedAt, closedAt);
    }

    /** One entry per promise that can be judged: whether it was kept. */
    List<Boolean> promises(WorkingCalendar working, Instant now) {
      return IntStream.range(0, feedback.size())
          .filter(i -> feedback.get(i).promisedFor() != null)
          .mapToObj(position -> promise(position, working.zone()))
          .filter(promise -> promise.isKept() || promise.due().isBefore(now))
          .map(Promise::isKept)
          .toList();
    }

    private Promise promise(int position, ZoneId zone) {
      Instant answeredAt = feedback.stream()
          .skip(position + 1)
          .filter(later -> later.outcome().keepsPromise())
          .map(GivenFeedback::givenAt)
          .findFirst()
          .orElse(null);
      return Promise.byDay(
          PromiseKind.CLIENT_DATES, "", feedback.get(position).promisedFor(), zone, answeredAt);
    }
  }

  QuarterFigures(JdbcClient jdbc, BusinessCalendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.clock = clock;
  }

  List<QuarterMetrics> of(Client client) {
    WorkingCalendar working = calendar.client(client.country(), client.timeZone());
    Map<String, List<Case>> byQuarter = new TreeMap<>();
    for (Case reported : cases(client)) {
      byQuarter
          .computeIfAbsent(quarter(reported.reportedAt()), q -> new ArrayList<>())
          .add(reported);
    }
    return byQuarter.entrySet().stream()
        .map(entry -> metrics(entry.getKey(), entry.getValue(), working))
        .toList();
  }

  private String quarter(Instant instant) {
    LocalDate date = instant.atZone(calendar.zone()).toLocalDate();
    return "%d-Q%d".formatted(date.getYear(), date.get(IsoFields.QUARTER_OF_YEAR));
  }

  private QuarterMetrics metrics(String quarter, List<Case> cases, WorkingCalendar working) {
    Map<Severity, QuarterMetrics.Figures> bySeverity = new EnumMap<>(Severity.class);
    Map<Severity, Long> counts = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      List<Case> ofSeverity =
          cases.stream().filter(c -> c.severity() == severity).toList();
      bySeverity.put(severity, figures(ofSeverity, working));
      counts.put(severity, (long) ofSeverity.size());
    }
    return new QuarterMetrics(quarter, counts, figures(cases, working), bySeverity);
  }

  private QuarterMetrics.Figures figures(List<Case> cases, WorkingCalendar working) {
    Instant now = clock.instant();
    List<Boolean> promises =
        cases.stream().flatMap(c -> c.promises(working, now).stream()).toList();
    return new QuarterMetrics.Figures(
        median(cases, c -> c.timeToFeedback(working)),
        median(cases, c -> c.timeToClosure(working)),
        median(cases, Case::exposure),
        promises.size(),
        promises.stream().filter(Boolean::booleanValue).count());
  }

  private static Duration median(List<Case> cases, Function<Case, Duration> value) {
    return Durations.median(cases.stream().map(value).filter(Objects::nonNull));
  }

  /** All incidents of the client whose report is due, with their feedback, in one statement. */
  private List<Case> cases(Client client) {
    Map<String, Case> cases = new TreeMap<>();
    jdbc.sql("""
            select i.reference, i.severity, i.reported_at, i.notified_at, i.closed_at,
                   f.given_at, f.given_by, f.outcome, f.promised_for
            from incident i left join incident_feedback f on f.incident_reference = i.reference
            where i.client_reference = :client and i.reported_at <= :now
              and i.status <> 'WITHDRAWN'
            order by i.reference, f.position
            """)
        .param("client", client.reference())
        .param("now", Timestamp.from(clock.instant()))
        .query((ResultSet row) -> {
          Case reported = cases.get(row.getString("reference"));
          if (reported == null) {
            reported = new Case(
                Severity.valueOf(row.getString("severity")),
                IncidentFigureReads.instant(row, "reported_at"),
                IncidentFigureReads.instant(row, "notified_at"),
                IncidentFigureReads.instant(row, "closed_at"),
                new ArrayList<>());
            cases.put(row.getString("reference"), reported);
          }
          if (row.getString("outcome") != null) {
            reported.feedback().add(feedback(row));
          }
        });
    return List.copyOf(cases.values());
  }

  private static GivenFeedback feedback(ResultSet row) throws SQLException {
    return new GivenFeedback(
        IncidentFigureReads.instant(row, "given_at"),
        row.getString("given_by"),
        FeedbackOutcome.valueOf(row.getString("outcome")),
        null,
        null,
        null,
        row.getObject("promised_for", LocalDate.class),
        null,
        null);
  }
}
