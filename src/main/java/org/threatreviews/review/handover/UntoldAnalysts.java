package org.threatreviews.review.handover;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.review.Review;

/**
 * Meetings that somebody else holds than the client knows, until it is told. So all that a change in
 * the team does to a client goes into one mail, and what comes back before that goes into none.
 */
@Component
class UntoldAnalysts {

  private final JdbcClient jdbc;

  UntoldAnalysts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The review has another analyst.
   *
   * @param before user id of who had it, whom the client knows unless it was to be told of them
   */
  void changed(Review review, String before) {
    Optional<Known> known = knownOf(review);
    boolean asKnown =
        known.filter(last -> Objects.equals(last.analyst(), review.analyst())).isPresent();
    if (asKnown) {
      forget(review);
    } else if (known.isEmpty()) {
      forget(review); // of a date before
      jdbc.sql("""
              insert into untold_analyst (review_reference, known_analyst, revision)
              values (:review, :known, :revision)
              """)
          .param("review", review.reference())
          .param("known", before)
          .param("revision", review.revision())
          .update();
    }
  }

  /** Those of these reviews of which the client has yet to be told who holds them. */
  List<Review> of(Collection<Review> reviews) {
    if (reviews.isEmpty()) {
      return List.of();
    }
    Map<String, Integer> untold = jdbc
        .sql("""
            select review_reference, revision from untold_analyst
            where review_reference in (:reviews)
            """)
        .param("reviews", reviews.stream().map(Review::reference).toList())
        .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return reviews.stream()
        .filter(review -> Objects.equals(untold.get(review.reference()), review.revision()))
        .toList();
  }

  void forget(Review review) {
    jdbc.sql("delete from untold_analyst where review_reference = :review")
        .param("review", review.reference())
        .update();
  }

  private record Known(String analyst) {}

  private Optional<Known> knownOf(Review review) {
    return jdbc.sql("""
            select known_analyst from untold_analyst
            where review_reference = :review and revision = :revision
            """)
        .param("review", review.reference())
        .param("revision", review.revision())
        .query((row, n) -> new Known(row.getString("known_analyst")))
        .optional();
  }
}
