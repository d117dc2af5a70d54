package org.threatreviews.client;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.input.Spelling;

/**
 * Automatic answers, such as "out of office", that came back to mails of ours. They change nothing
 * by themselves, since a program can't tell who stands in; whoever looks at a client's contacts sees
 * them and can enter the absence. Kept in {@code contact_automatic_answer}.
 */
@Service
@Transactional
public class AutomaticAnswers {

  /** An older one is about an absence that is over. */
  private static final Duration OF_INTEREST = Duration.ofDays(30);

  private static final int LONGEST_SUBJECT = 200;

  private final Clients clients;
  private final ContactAbsences absences;
  private final JdbcClient jdbc;

  /**
   * @param subject as the contact's mail program wrote it; may be null
   */
  public record Answer(Instant seenAt, String subject) {}

  private record Row(String contact, OffsetDateTime seenAt, String subject) {}

  AutomaticAnswers(Clients clients, ContactAbsences absences, JdbcClient jdbc) {
    this.clients = clients;
    this.absences = absences;
    this.jdbc = jdbc;
  }

  /**
   * Keeps the newest for a contact; of an address that is nobody's, or nobody's any more, nothing.
   *
   * @param clientReference of the mail that was answered; null when it was none to a client
   * @param address that the mail went to
   * @param subject of the answer; may be null
   * @param at when it was sent
   */
  public void seen(String clientReference, String address, String subject, Instant at) {
    Optional.ofNullable(clientReference)
        .flatMap(clients::find)
        .flatMap(client -> client.contact(address))
        .ifPresent(contact -> keep(clientReference, contact, subject, at));
  }

  private void keep(String clientReference, Contact contact, String subject, Instant at) {
    jdbc.sql("""
            insert into contact_automatic_answer (client_reference, contact, seen_at, subject)
            values (:client, :contact, :at, :subject)
            on conflict (client_reference, contact) do update
            set seen_at = excluded.seen_at, subject = excluded.subject
            where contact_automatic_answer.seen_at < excluded.seen_at
            """)
        .param("client", clientReference)
        .param("contact", contact.id())
        .param("at", Timestamp.from(at))
        .param("subject", oneLine(subject), Types.VARCHAR)
        .update();
  }

  private static String oneLine(String subject) {
    String line = Spelling.name(subject);
    if (line == null) {
      return null;
    }
    int longest = Math.min(line.codePointCount(0, line.length()), LONGEST_SUBJECT);
    return line.substring(0, line.offsetByCodePoints(0, longest));
  }

  /**
   * The newest of each contact, by contact id, as far as nobody knows yet why it is not there: not
   * those from days of an absence that is known, nor those of more than a month ago.
   */
  @Transactional(readOnly = true)
  public Map<String, Answer> unexplained(Client client, Instant now) {
    StandIns away = absences.standIns(client);
    return jdbc.sql("""
            select contact, seen_at, subject from contact_automatic_answer
            where client_reference = :client
            """).param("client", client.reference()).query(Row.class).stream()
        .filter(row -> row.seenAt().toInstant().isAfter(now.minus(OF_INTEREST)))
        .filter(row -> client
            .contactWithId(row.contact())
            .filter(contact -> !away.isAway(contact, row.seenAt().toInstant()))
            .isPresent())
        .collect(Collectors.toMap(
            Row::contact, row -> new Answer(row.seenAt().toInstant(), row.subject())));
  }
}
