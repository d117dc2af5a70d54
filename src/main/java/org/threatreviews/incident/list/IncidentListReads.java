package org.threatreviews.incident.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.incident.AskedAgain;
import org.threatreviews.incident.ClientPromise;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.IncidentLists;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.IncidentSummary;
import org.threatreviews.incident.IncidentTurn;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.TurnClocks;
import org.threatreviews.incident.TurnOwner;

/** Reads each list by one statement together with the turns. */
@Component
class IncidentListReads implements IncidentLists {

  private final JdbcClient jdbc;
  private final TurnClocks clocks;
  private final Clock clock;

  private record Row(
      String reference,
      Severity severity,
      String title,
      IncidentStatus status,
      Instant reportedAt,
      Instant closedAt,
      boolean unanswered,
      int remindersSent,
      LocalDate acceptedUntil,
      AskedAgain again,
      LocalDate promisedFor,
      List<IncidentTurn> turns) {}

  IncidentListReads(JdbcClient jdbc, TurnClocks clocks, Clock clock) {
    this.jdbc = jdbc;
    this.clocks = clocks;
    this.clock = clock;
  }

  @Override
  public List<IncidentSummary> page(Client client, int page, int size) {
    return read(
        client,
        "true order by reported_at, reference limit :size offset :offset",
        Map.of("size", size, "offset", (long) page * size));
  }

  @Override
  public long count(String client) {
    return jdbc.sql("select count(*) from incident where client_reference = :client")
        .param("client", client)
        .query(Long.class)
        .single();
  }

  @Override
  public List<IncidentSummary> reportedBetween(Client client, Instant from, Instant to) {
    return read(
        client,
        "reported_at >= :from and reported_at < :to",
        Map.of("from", Timestamp.from(from), "to", Timestamp.from(to)));
  }

  @Override
  public List<IncidentSummary> closedBetween(Client client, Instant from, Instant to) {
    return read(
        client,
        "closed_at >= :from and closed_at < :to",
        Map.of("from", Timestamp.from(from), "to", Timestamp.from(to)));
  }

  @Override
  public List<IncidentSummary> open(Client client) {
    return read(
        client,
        "reported_at <= :now and reference in (select reference from open_incident)",
        Map.of("now", Timestamp.from(clock.instant())));
  }

  private List<IncidentSummary> read(
      Client client, String condition, Map<String, Object> parameters) {
    Map<String, Row> rows = new LinkedHashMap<>();
    jdbc.sql("""
            with chosen as (select * from incident where client_reference = :client and %s)
            select i.*, t.owner, t.began_at, t.ended_at,
                   again.because as again_because, again.at as again_at, again.text as again_text,
                   promise.promised_for
            from chosen i left join incident_turn t on t.incident_reference = i.reference
            left join asked_again again on again.incident_reference = i.reference
            left join client_promise promise on promise.incident_reference = i.reference
            order by i.reported_at, i.reference, t.position
            """.formatted(condition))
        .param("client", client.reference())
        .params(parameters)
        .query((ResultSet result) -> {
          Row row = rows.get(result.getString("reference"));
          if (row == null) {
            row = row(result);
            rows.put(row.reference(), row);
          }
          if (result.getString("owner") != null) {
            row.turns().add(turn(result));
          }
        });
    return rows.values().stream().map(row -> summary(client, row)).toList();
  }

  private static Row row(ResultSet result) throws SQLException {
    return new Row(
        result.getString("reference"),
        Severity.valueOf(result.getString("severity")),
        result.getString("title"),
        IncidentStatus.valueOf(result.getString("status")),
        instant(result, "reported_at"),
        instant(result, "closed_at"),
        result.getBoolean("unanswered"),
        result.getInt("reminders_sent"),
        result.getObject("accepted_until", LocalDate.class),
        again(result),
        result.getObject("promised_for", LocalDate.class),
        new ArrayList<>());
  }

  private static AskedAgain again(ResultSet result) throws SQLException {
    String because = result.getString("again_because");
    return because == null
        ? null
        : new AskedAgain(
            FollowUpNote.Kind.valueOf(because),
            instant(result, "again_at"),
            result.getString("again_text"));
  }

  private static IncidentTurn turn(ResultSet result) throws SQLException {
    return new IncidentTurn(
        TurnOwner.valueOf(result.getString("owner")),
        instant(result, "began_at"),
        instant(result, "ended_at"));
  }

  private static Instant instant(ResultSet result, String column) throws SQLException {
    OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private IncidentSummary summary(Client client, Row row) {
    TurnClocks.Times times = clocks.times(client, row.turns());
    return new IncidentSummary(
        row.reference(),
        client.reference(),
        row.severity(),
        row.title(),
        row.status(),
        row.reportedAt(),
        row.closedAt(),
        row.unanswered(),
        times.client(),
        times.soc(),
        row.remindersSent(),
        row.acceptedUntil(),
        row.again(),
        promise(client, row));
  }

  private ClientPromise promise(Client client, Row row) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), client.timeZone());
    return row.promisedFor() == null ? null : ClientPromise.of(row.promisedFor(), today);
  }
}
