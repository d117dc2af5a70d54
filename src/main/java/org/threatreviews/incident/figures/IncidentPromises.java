package org.threatreviews.incident.figures;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpPolicies;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.terms.FollowUpPolicy;
import org.threatreviews.promise.Promise;
import org.threatreviews.promise.PromiseKind;
import org.threatreviews.promise.PromiseSource;

/** What both sides promised about incidents that were not taken back; one statement for each kind. */
@Component
class IncidentPromises implements PromiseSource {

  private static final List<String> KEEPING = Arrays.stream(FeedbackOutcome.values())
      .filter(FeedbackOutcome::keepsPromise)
      .map(Enum::name)
      .toList();

  private final JdbcClient jdbc;
  private final FollowUpPolicies policies;
  private final BusinessCalendar calendar;
  private final Clients clients;

  /** A turn of the SOC, or a call that was to be made from an instant on. */
  private record Work(
      String what, Severity severity, Instant beganAt, Instant doneAt, Instant mootAt) {

    /** Whether nobody needed it any more before it was done and before it was due. */
    boolean wasMoot(Instant due) {
      return mootAt != null && !mootAt.isAfter(due) && (doneAt == null || mootAt.isBefore(doneAt));
    }
  }

  IncidentPromises(
      JdbcClient jdbc, FollowUpPolicies policies, BusinessCalendar calendar, Clients clients) {
    this.jdbc = jdbc;
    this.policies = policies;
    this.calendar = calendar;
    this.clients = clients;
  }

  @Override
  public List<Promise> dueBetween(String reference, Instant from, Instant to) {
    Client client = clients.get(reference);
    Map<Severity, FollowUpPolicy> bySeverity = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      bySeverity.put(severity, policies.of(severity));
    }
    return Stream.of(
            ofClient(client, from, to),
            verifications(client, to, bySeverity),
            calls(client, to, bySeverity))
        .flatMap(List::stream)
        .toList();
  }

  /** A day that the client has named ends in its own calendar. */
  private List<Promise> ofClient(Client client, Instant from, Instant to) {
    WorkingCalendar working = calendar.client(client.country(), client.timeZone());
    return jdbc.sql("""
            select i.reference || ': ' || i.title as what, p.promised_for,
                   (select min(f.given_at) from incident_feedback f
                    where f.incident_reference = p.incident_reference and f.position > p.position
                      and f.outcome in (:keeping)) as answered_at
            from incident i join incident_feedback p on p.incident_reference = i.reference
            where i.client_reference = :client and i.status <> 'WITHDRAWN'
              and p.promised_for >= :first and p.promised_for <= :last
            """)
        .param("client", client.reference())
        .param("keeping", KEEPING)
        .param("first", working.dateOf(from))
        .param("last", working.dateOf(to))
        .query((row, n) -> Promise.byDay(
            PromiseKind.CLIENT_DATES,
            row.getString("what"),
            row.getObject("promised_for", LocalDate.class),
            client.timeZone(),
            IncidentFigureReads.instant(row, "answered_at")))
        .list();
  }

  /** A turn of the SOC falls due by the policy's working days after it began. */
  private List<Promise> verifications(
      Client client, Instant to, Map<Severity, FollowUpPolicy> bySeverity) {
    return work(client, to, """
            select i.reference || ': ' || i.title as what, i.severity, t.began_at,
                   t.ended_at as done_at, null as moot_at
            from incident i join incident_turn t on t.incident_reference = i.reference
            where i.client_reference = :client and i.status <> 'WITHDRAWN'
              and t.owner = 'SOC' and t.began_at < :to
            """).stream()
        .map(turn -> new Promise(
            PromiseKind.OUR_VERIFICATIONS,
            turn.what(),
            calendar
                .provider()
                .plusWorkingDays(
                    turn.beganAt(), bySeverity.get(turn.severity()).verificationDays()),
            turn.doneAt()))
        .toList();
  }

  /**
   * Where the policy wants a call, it is owed from when the client is told: of the incident, or that
   * it is as grave as that. A call that reaches nobody is one. None is owed any more when the client
   * was faster, or when the incident was found to be less grave before anybody called.
   */
  private List<Promise> calls(Client client, Instant to, Map<Severity, FollowUpPolicy> bySeverity) {
    List<String> called = bySeverity.entrySet().stream()
        .filter(policy -> policy.getValue().phoneCall())
        .map(policy -> policy.getKey().name())
        .toList();
    if (called.isEmpty()) {
      return List.of();
    }
    WorkingCalendar working = calendar.client(client.country(), client.timeZone());
    return work(client, to, """
            with began as (
              select i.reference, i.title, i.severity, i.notified_at as began_at
              from incident i
              where i.client_reference = :client and i.status <> 'WITHDRAWN'
                and i.notified_at < :to
                and not exists (select 1 from incident_note n
                                where n.incident_reference = i.reference
                                  and n.kind = 'SEVERITY_CHANGED')
              union all
              select i.reference, i.title, n.regarding, n.noted_at
              from incident i join incident_note n on n.incident_reference = i.reference
              where i.client_reference = :client and i.status <> 'WITHDRAWN'
                and n.kind = 'SEVERITY_CHANGED' and n.noted_at >= i.notified_at
                and n.noted_at < :to
            ), owed as (
              select b.*, (select min(n.noted_at) from incident_note n
                           where n.incident_reference = b.reference and n.noted_at >= b.began_at
                             and n.kind in ('CLIENT_REACHED', 'CLIENT_NOT_REACHED')) as done_at,
                     least((select min(f.given_at) from incident_feedback f
                            where f.incident_reference = b.reference
                              and f.given_at >= b.began_at),
                           (select min(n.noted_at) from incident_note n
                            where n.incident_reference = b.reference
                              and n.kind = 'SEVERITY_CHANGED' and n.noted_at > b.began_at))
                       as moot_at
              from began b where b.severity in (:called)
            )
            select reference || ': ' || title as what, severity, began_at, done_at, moot_at
            from owed
            """, called).stream()
        .flatMap(call -> {
          Instant due = bySeverity.get(call.severity()).callDue(call.beganAt(), working);
          return call.wasMoot(due)
              ? Stream.empty()
              : Stream.of(new Promise(PromiseKind.OUR_CALLS, call.what(), due, call.doneAt()));
        })
        .toList();
  }

  private List<Work> work(Client client, Instant to, String sql) {
    return work(client, to, sql, List.of());
  }

  private List<Work> work(Client client, Instant to, String sql, List<String> called) {
    JdbcClient.StatementSpec asked =
        jdbc.sql(sql).param("client", client.reference()).param("to", Timestamp.from(to));
    return (called.isEmpty() ? asked : asked.param("called", called))
        .query((row, n) -> new Work(
            row.getString("what"),
            Severity.valueOf(row.getString("severity")),
            IncidentFigureReads.instant(row, "began_at"),
            IncidentFigureReads.instant(row, "done_at"),
            IncidentFigureReads.instant(row, "moot_at")))
        .list();
  }
}
