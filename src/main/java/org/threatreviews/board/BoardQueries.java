package org.threatreviews.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.OnboardingStage;
import org.threatreviews.client.Subscription;

/**
 * Reads what the board shows from the modules' views: one query for a whole page of clients, where
 * the modules' facades would need one for each client.
 */
@Component
class BoardQueries {

  private final JdbcClient jdbc;

  BoardQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A client's open incidents of one state and severity. */
  record ClientIncidents(String client, IncidentCount incidents, int unanswered) {}

  private record Count(String client, int count) {}

  private record ReviewOf(String client, ScheduledReview review) {}

  private record Owner(String reference, String client) {}

  long countClients() {
    return jdbc.sql("select count(*) from client_summary").query(Long.class).single();
  }

  /**
   * Clients at which nobody who may accept risks is there on this day, by reference.
   *
   * @param today in the business zone, as if it were that of the contacts too
   */
  List<WithoutRiskAuthority> withoutRiskAuthority(LocalDate today) {
    return jdbc.sql("""
            select s.reference as client, s.name, min(away.last_day) as away_until
            from current_client c
            join client_summary s on s.reference = c.reference
            left join client_contact k on k.client_reference = c.reference and k.risk_authority
            left join contact_away away on away.client_reference = k.client_reference
              and away.contact_id = k.id and :today between away.first_day and away.last_day
            group by s.reference, s.name
            having count(k.id) = count(away.contact_id)
            order by s.reference
            limit 500
            """).param("today", today).query(WithoutRiskAuthority.class).list();
  }

  /**
   * A page of clients, those in {@code first} before all others.
   *
   * @return rows that hold only what is known of the client itself
   */
  List<ClientRow> clients(Collection<String> first, int page, int size) {
    return jdbc.sql("""
            select reference, name, status, onboarding_stage, subscription, contract_end
            from client_summary
            order by case when reference = any(:first) then 0 else 1 end, reference
            limit :size offset :offset
            """)
        .param("first", first.toArray(String[]::new))
        .param("size", size)
        .param("offset", (long) page * size)
        .query((row, n) -> clientRow(row))
        .list();
  }

  /** These clients in their order, as {@link #clients(Collection, int, int)} gives them. */
  List<ClientRow> clients(List<String> references) {
    return jdbc.sql("""
            select reference, name, status, onboarding_stage, subscription, contract_end
            from client_summary where reference = any(:references)
            order by array_position(:references, reference)
            """)
        .param("references", references.toArray(String[]::new))
        .query((row, n) -> clientRow(row))
        .list();
  }

  private static ClientRow clientRow(ResultSet row) throws SQLException {
    return new ClientRow(
        row.getString("reference"),
        row.getString("name"),
        ClientStatus.valueOf(row.getString("status")),
        OnboardingStage.valueOf(row.getString("onboarding_stage")),
        Subscription.valueOf(row.getString("subscription")),
        row.getObject("contract_end", LocalDate.class),
        null,
        List.of(),
        0,
        0,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  Map<String, ScheduledReview> nextReviews(Collection<String> clients, Instant now) {
    return jdbc
        .sql("""
            select distinct on (client_reference)
                   client_reference, reference, title, status, starts_at, analyst
            from review_ahead
            where client_reference = any(:clients) and starts_at > :now
            order by client_reference, starts_at
            """)
        .param("clients", clients.toArray(String[]::new))
        .param("now", Timestamp.from(now))
        .query((row, n) -> new ReviewOf(
            row.getString("client_reference"),
            new ScheduledReview(
                row.getString("reference"),
                row.getString("title"),
                row.getString("status"),
                row.getTimestamp("starts_at").toInstant(),
                row.getString("analyst"))))
        .list()
        .stream()
        .collect(Collectors.toMap(ReviewOf::client, ReviewOf::review));
  }

  Map<String, List<ClientIncidents>> openIncidents(Collection<String> clients, Instant now) {
    return jdbc
        .sql("""
            select client_reference, status, severity, count(*) as incidents,
                   count(*) filter (where unanswered) as unanswered
            from open_incident
            where client_reference = any(:clients) and reported_at <= :now
            group by client_reference, status, severity
            order by client_reference, status,
                     array_position(array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'], severity)
            """)
        .param("clients", clients.toArray(String[]::new))
        .param("now", Timestamp.from(now))
        .query((row, n) -> new ClientIncidents(
            row.getString("client_reference"),
            new IncidentCount(
                row.getString("status"), row.getString("severity"), row.getInt("incidents")),
            row.getInt("unanswered")))
        .list()
        .stream()
        .collect(Collectors.groupingBy(ClientIncidents::client));
  }

  Map<String, Integer> openQuestions(Collection<String> clients) {
    return jdbc
        .sql("""
            select client_reference, count(*) as questions from unanswered_question
            where client_reference = any(:clients)
            group by client_reference
            """)
        .param("clients", clients.toArray(String[]::new))
        .query((row, n) -> new Count(row.getString("client_reference"), row.getInt("questions")))
        .list()
        .stream()
        .collect(Collectors.toMap(Count::client, Count::count));
  }

  Part<FailedMail> failedMails(int limit) {
    long total = jdbc.sql("select count(*) from failed_mail").query(Long.class).single();
    return new Part<>(
        jdbc.sql("""
                select recipient, subject, business_key, created_at, last_error
                from failed_mail order by created_at limit :limit
                """)
            .param("limit", limit)
            .query((row, n) -> new FailedMail(
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("business_key"),
                null,
                row.getTimestamp("created_at").toInstant(),
                row.getString("last_error")))
            .list(),
        total);
  }

  /** The client to which each of these references belongs. */
  Map<String, String> clientsOf(Collection<String> references) {
    if (references.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql("""
            select reference, client
            from (
              select reference, reference as client from client_summary
              union all
              select reference, client_reference from incident_summary
              union all
              select reference, client_reference from review_summary
              union all
              select reference, client_reference from question_summary
            ) known
            where reference = any(:references)
            """)
        .param("references", references.toArray(String[]::new))
        .query((row, n) -> new Owner(row.getString("reference"), row.getString("client")))
        .list()
        .stream()
        .collect(Collectors.toMap(Owner::reference, Owner::client, (one, other) -> one));
  }
}
