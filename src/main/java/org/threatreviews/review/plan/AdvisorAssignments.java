package org.threatreviews.review.plan;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.staff.AdvisedClients;

/** Which client has which advisor. */
@Component
class AdvisorAssignments implements AdvisedClients {

  private final JdbcClient jdbc;
  private final PlanHistory history;

  AdvisorAssignments(JdbcClient jdbc, PlanHistory history) {
    this.jdbc = jdbc;
    this.history = history;
  }

  @Override
  public void lock(String advisor) {
    jdbc.sql("select client_reference from review_programme where advisor = :id for update")
        .param("id", advisor)
        .query(String.class)
        .list();
  }

  /** Each client gets the advisor with the most time. */
  @Override
  public void replace(String advisor) {
    List<String> clients = jdbc.sql(
            "select client_reference from review_programme where advisor = :id order by 1")
        .param("id", advisor)
        .query(String.class)
        .list();
    for (String client : clients) {
      Optional<String> successor = jdbc.sql("""
              update review_programme set version = version + 1, advisor = (
                select user_id from active_advisor
                order by (select count(*) from review_programme p where p.advisor = user_id)
                         / greatest(weekly_reviews, 1)::numeric, user_id
                limit 1)
              where client_reference = :client
              returning advisor
              """)
          .param("client", client)
          .query((row, n) -> Optional.ofNullable(row.getString("advisor")))
          .single();
      history.advisor(client, "%s in place of %s".formatted(successor.orElse("nobody"), advisor));
    }
  }
}
