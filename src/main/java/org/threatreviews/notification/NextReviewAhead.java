package org.threatreviews.notification;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a mail or a page may promise that something comes up in the client's next threat review:
 * the last one of a contract has none after it.
 */
@Component
public class NextReviewAhead {

  private final JdbcClient jdbc;
  private final Clock clock;

  NextReviewAhead(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether a meeting with this client lies ahead. */
  public boolean of(String clientReference) {
    return jdbc.sql("""
            select exists (select 1 from review_ahead
                           where client_reference = :client and starts_at > :now)
            """)
        .param("client", clientReference)
        .param("now", Timestamp.from(clock.instant()))
        .query(Boolean.class)
        .single();
  }
}
