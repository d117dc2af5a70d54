package org.threatreviews.review.handover;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people who leave on a day have handed on so far, to be given back should they stay. */
@Component
class HandedReviews {

  private final JdbcClient jdbc;

  HandedReviews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void remember(String review, String analyst) {
    jdbc.sql("""
            insert into handed_review (review_reference, analyst) values (:review, :analyst)
            on conflict (review_reference) do nothing
            """).param("review", review).param("analyst", analyst).update();
  }

  List<String> of(String analyst) {
    return jdbc.sql(
            "select review_reference from handed_review where analyst = :analyst order by 1")
        .param("analyst", analyst)
        .query(String.class)
        .list();
  }

  void forget(String analyst) {
    jdbc.sql("delete from handed_review where analyst = :analyst")
        .param("analyst", analyst)
        .update();
  }
}
