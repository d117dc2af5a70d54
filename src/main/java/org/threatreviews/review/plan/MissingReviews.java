package org.threatreviews.review.plan;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Periods of running contracts that ought to have a review and have none: neither one that was held
 * or is ahead, nor a recorded reason. There should never be any.
 */
@Service
@Transactional(readOnly = true)
public class MissingReviews {

  /**
   * @param client its reference
   * @param period its title, such as {@code Q1 2027}
   * @param periodEnd inclusive
   */
  public record MissingReview(
      String client, String period, LocalDate periodStart, LocalDate periodEnd) {}

  private final JdbcClient jdbc;

  MissingReviews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them by client, then by day. */
  public List<MissingReview> all() {
    return jdbc.sql("""
            select client_reference, title, first_day, last_day from missing_review
            order by client_reference, first_day
            """)
        .query((row, n) -> new MissingReview(
            row.getString("client_reference"),
            row.getString("title"),
            row.getObject("first_day", LocalDate.class),
            row.getObject("last_day", LocalDate.class)))
        .list();
  }
}
