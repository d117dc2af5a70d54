package org.threatreviews.review.meeting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps minutes as they were mailed, and what contacts say about them. */
@Component
class MinutesStore {

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  MinutesStore(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void keep(String review, Minutes minutes, Instant now) {
    jdbc.sql("""
            insert into review_minutes (review_reference, sent_at, content)
            values (:review, :at, :content)
            """)
        .param("review", review)
        .param("at", Timestamp.from(now))
        .param("content", written(minutes))
        .update();
  }

  Optional<Minutes> find(String review) {
    return jdbc.sql("select content from review_minutes where review_reference = :review")
        .param("review", review)
        .query(String.class)
        .optional()
        .map(this::read);
  }

  /** In the order in which they came. */
  List<MinutesReply> replies(String review) {
    return jdbc.sql("""
            select contact, text, question_reference, given_at
            from minutes_reply where review_reference = :review order by id
            """)
        .param("review", review)
        .query((row, n) -> new MinutesReply(
            row.getString("contact"),
            row.getString("text"),
            row.getString("question_reference"),
            row.getTimestamp("given_at").toInstant()))
        .list();
  }

  void add(String review, MinutesReply reply) {
    jdbc.sql("""
            insert into minutes_reply
              (review_reference, contact, text, question_reference, given_at)
            values (:review, :contact, :text, :question, :at)
            """)
        .param("review", review)
        .param("contact", reply.contact())
        .param("text", reply.text())
        .param("question", reply.question())
        .param("at", Timestamp.from(reply.givenAt()))
        .update();
  }

  private String written(Minutes minutes) {
    try {
      return json.writeValueAsString(minutes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Minutes can't be written as JSON", e);
    }
  }

  private Minutes read(String content) {
    try {
      return json.readValue(content, Minutes.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Kept minutes can't be read", e);
    }
  }
}
