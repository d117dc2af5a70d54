package org.threatreviews.question;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists of questions, each by one statement and without what was said. */
@Component
class QuestionLists {

  private static final String QUESTIONS = """
      select reference, client_reference as client, subject, asked_by as by, incident_reference,
             queue, status, asked_at, answered_at, closed_at
      from question where client_reference = :client
      """;

  private final JdbcClient jdbc;

  QuestionLists(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Latest first; pages are counted from 0. */
  List<QuestionSummary> page(String client, int page, int size) {
    return jdbc.sql(QUESTIONS + "order by asked_at desc, reference limit :size offset :offset")
        .param("client", client)
        .param("size", size)
        .param("offset", (long) page * size)
        .query(QuestionSummary.class)
        .list();
  }

  long count(String client) {
    return jdbc.sql("select count(*) from question where client_reference = :client")
        .param("client", client)
        .query(Long.class)
        .single();
  }

  /** In the order of their answers. */
  List<QuestionSummary> answeredBetween(String client, Instant from, Instant to) {
    return jdbc.sql(
            QUESTIONS + "and answered_at >= :from and answered_at < :to order by answered_at")
        .param("client", client)
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .query(QuestionSummary.class)
        .list();
  }

  /** Those that are to be talked about and stand on no agenda yet, oldest first. */
  List<QuestionSummary> forAgenda(String client) {
    return jdbc.sql(
            QUESTIONS + "and conversion = 'AGENDA_ITEM' and not taken_to_agenda order by asked_at")
        .param("client", client)
        .query(QuestionSummary.class)
        .list();
  }
}
