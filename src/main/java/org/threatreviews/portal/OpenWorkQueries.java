package org.threatreviews.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.question.QuestionStatus;

/**
 * Reads what is open with a client from the modules' views: one statement for each kind, where the
 * modules' facades would need one for each incident and question.
 */
@Component
public class OpenWorkQueries {

  private final JdbcClient jdbc;
  private final Clock clock;

  /**
   * @param promisedFor the day by which the client has said last that it will be done; else null
   * @param askedBy address of the colleague who asked this contact to decide about the risk since
   *     the incident came to the client; else null
   * @param waits whether this contact need do nothing for now: the client has promised a day that is
   *     not over, or the contact has asked a colleague to decide
   */
  public record OpenIncident(
      String reference,
      String title,
      Severity severity,
      IncidentStatus status,
      Instant reportedAt,
      boolean unanswered,
      LocalDate promisedFor,
      LocalDate acceptedUntil,
      String askedBy,
      boolean waits) {}

  /**
   * @param begun whether its preparation has begun, so that we have asked for agenda points
   */
  public record ReviewAhead(String reference, String title, Instant start, boolean begun) {}

  public record OpenQuestion(
      String reference, String subject, QuestionStatus status, Instant answeredAt) {}

  /**
   * @param key by which its follow-up is known
   */
  public record OpenAction(String key, String title, LocalDate dueDate) {}

  OpenWorkQueries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Reported and not over, the most severe first, then the oldest.
   *
   * @param today at the client
   */
  public List<OpenIncident> incidents(String client, String email, LocalDate today) {
    return jdbc.sql("""
            select reference, title, severity, status, reported_at, unanswered, accepted_until,
              (select p.promised_for from client_promise p
               where p.incident_reference = i.reference) as promised_for,
              (select max(r.asked_by) from acceptance_request r
               where r.incident_reference = i.reference and lower(r.asked) = lower(:email)
                 and r.asked_at >= i.asked_at) as asked_by,
              exists (select 1 from incident_promise p
                      where p.reference = i.reference and p.silent_until >= :today)
              or exists (select 1 from acceptance_request r
                         where r.incident_reference = i.reference
                           and lower(r.asked_by) = lower(:email)
                           and r.asked_at >= i.asked_at) as waits
            from open_incident i
            where client_reference = :client and reported_at <= :now
            order by array_position(array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'], severity),
              reported_at, reference
            """)
        .param("client", client)
        .param("email", email)
        .param("now", now())
        .param("today", today)
        .query((row, n) -> new OpenIncident(
            row.getString("reference"),
            row.getString("title"),
            Severity.valueOf(row.getString("severity")),
            IncidentStatus.valueOf(row.getString("status")),
            instant(row, "reported_at"),
            row.getBoolean("unanswered"),
            row.getObject("promised_for", LocalDate.class),
            row.getObject("accepted_until", LocalDate.class),
            row.getString("asked_by"),
            row.getBoolean("waits")))
        .list();
  }

  /** Those whose meeting is ahead, the next one first. */
  public List<ReviewAhead> reviews(String client) {
    return jdbc.sql("""
            select reference, title, starts_at, begun_at from review_ahead
            where client_reference = :client and starts_at > :now
            order by starts_at
            """)
        .param("client", client)
        .param("now", now())
        .query((row, n) -> new ReviewAhead(
            row.getString("reference"),
            row.getString("title"),
            instant(row, "starts_at"),
            row.getObject("begun_at") != null))
        .list();
  }

  /** Whose answers this contact waits for and which are not closed, the oldest first. */
  public List<OpenQuestion> questions(String client, String email) {
    return jdbc.sql("""
            select o.reference, o.subject, o.status, o.answered_at
            from open_question o join question_reader r on r.reference = o.reference
            where o.client_reference = :client and lower(r.reader) = lower(:email)
            order by o.asked_at, o.reference
            """)
        .param("client", client)
        .param("email", email)
        .query((row, n) -> new OpenQuestion(
            row.getString("reference"),
            row.getString("subject"),
            QuestionStatus.valueOf(row.getString("status")),
            instant(row, "answered_at")))
        .list();
  }

  /** What the client has promised to do by a day and not done, the first due first. */
  public List<OpenAction> actions(String client) {
    return jdbc.sql("""
            select key, title, due_date from open_action
            where client_reference = :client and owner = 'CLIENT' and due_date is not null
            order by due_date, key
            """)
        .param("client", client)
        .query((row, n) -> new OpenAction(
            row.getString("key"),
            row.getString("title"),
            row.getObject("due_date", LocalDate.class)))
        .list();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
