package org.threatreviews.improvement;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.problem.UnknownReference;

/**
 * Knows where improvements come from. Asks the tables: the modules of reviews and incidents build on
 * this one.
 */
@Component
class ImprovementSources {

  private final JdbcClient jdbc;

  ImprovementSources(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws UnknownReference when the client has no such review or incident
   */
  void require(NewImprovement proposal) {
    String client = proposal.clientReference();
    require("sourceReview", "review", proposal.sourceReview(), client);
    require("sourceIncident", "incident", proposal.sourceIncident(), client);
  }

  private void require(String field, String table, String reference, String client) {
    if (reference == null) {
      return;
    }
    boolean known = jdbc.sql("select 1 from " + table
            + " where reference = :reference and client_reference = :client")
        .param("reference", reference)
        .param("client", client)
        .query(Integer.class)
        .optional()
        .isPresent();
    if (!known) {
      throw new UnknownReference(field, table, reference);
    }
  }
}
