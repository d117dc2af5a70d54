package org.threatreviews.incident.figures;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpPolicies;
import org.threatreviews.incident.FollowUpPolicy;
import org.threatreviews.incident.PromisesKept;
import org.threatreviews.incident.Severity;

/** Counts the promises about incidents that fell due in a span of time; one statement each side. */
@Component
class PromiseReads {

  private static final List<String> KEEPING = Arrays.stream(FeedbackOutcome.values())
      .filter(FeedbackOutcome::keepsPromise)
      .map(Enum::name)
      .toList();

  private final JdbcClient jdbc;
  private final FollowUpPolicies policies;
  private final BusinessCalendar calendar;

  private record SocTurn(Severity severity, Instant beganAt, Instant endedAt) {}

  PromiseReads(JdbcClient jdbc, FollowUpPolicies policies, BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.policies = policies;
    this.calendar = calendar;
  }

  PromisesKept between(Client client, Instant from, Instant to) {
    return new PromisesKept(ofClient(client, from, to), ofSoc(client, from, to));
  }

  /** A promise falls due at the end of its day, in the client's calendar. */
  private PromisesKept.Count ofClient(Client client, Instant from, Instant to) {
    WorkingCalendar working = calendar.client(client.country(), client.timeZone());
    LocalDate first = working.dateOf(from);
    LocalDate end = working.dateOf(to);
    List<Promise> promises = jdbc.sql("""
            select p.promised_for,
                   (select min(f.given_at) from incident_feedback f
                    where f.incident_reference = p.incident_reference and f.position > p.position
                      and f.outcome in (:keeping)) as answered_at
            from incident i join incident_feedback p on p.incident_reference = i.reference
            where i.client_reference = :client and i.status <> 'WITHDRAWN'
              and p.promised_for >= :first and p.promised_for < :end
            """)
        .param("client", client.reference())
        .param("keeping", KEEPING)
        .param("first", first)
        .param("end", end)
        .query((row, n) -> new Promise(
            row.getObject("promised_for", LocalDate.class),
            IncidentFigureReads.instant(row, "answered_at")))
        .list();
    long kept = promises.stream().filter(promise -> promise.isKept(working)).count();
    return new PromisesKept.Count(promises.size(), (int) kept);
  }

  /** A turn of the SOC falls due by the policy's working days after it began. */
  private PromisesKept.Count ofSoc(Client client, Instant from, Instant to) {
    WorkingCalendar provider = calendar.provider();
    Map<Severity, FollowUpPolicy> bySeverity = new EnumMap<>(Severity.class);
    int made = 0;
    int kept = 0;
    for (SocTurn turn : socTurns(client, to)) {
      int days = bySeverity.computeIfAbsent(turn.severity(), policies::of).verificationDays();
      Instant due = provider.plusWorkingDays(turn.beganAt(), days);
      if (!due.isBefore(from) && due.isBefore(to)) {
        made++;
        if (turn.endedAt() != null && !turn.endedAt().isAfter(due)) {
          kept++;
        }
      }
    }
    return new PromisesKept.Count(made, kept);
  }

  private List<SocTurn> socTurns(Client client, Instant to) {
    return jdbc.sql("""
            select i.severity, t.began_at, t.ended_at
            from incident i join incident_turn t on t.incident_reference = i.reference
            where i.client_reference = :client and i.status <> 'WITHDRAWN'
              and t.owner = 'SOC' and t.began_at < :to
            """)
        .param("client", client.reference())
        .param("to", Timestamp.from(to))
        .query((row, n) -> new SocTurn(
            Severity.valueOf(row.getString("severity")),
            IncidentFigureReads.instant(row, "began_at"),
            IncidentFigureReads.instant(row, "ended_at")))
        .list();
  }
}
