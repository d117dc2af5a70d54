package org.threatreviews.improvement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows whether an action can be left to a review. */
@Component
class ReviewsAhead {

  private final JdbcClient jdbc;

  ReviewsAhead(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When the meeting of the client's first review begins, or began, that is not recorded yet. */
  Optional<Instant> nextMeeting(String client) {
    return jdbc.sql("""
            select starts_at from review_ahead where client_reference = :client
            order by starts_at limit 1
            """)
        .param("client", client)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }
}
