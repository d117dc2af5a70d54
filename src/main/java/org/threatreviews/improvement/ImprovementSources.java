package org.threatreviews.improvement;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.problem.UnknownReference;

/**
 * Knows where improvements come from. Asks the views: the modules of reviews and incidents build on
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
    if (isUnknown(proposal.sourceReview(), client, """
        select 1 from review_summary
        where reference = :reference and client_reference = :client
        """)) {
      throw new UnknownReference("sourceReview", "review", proposal.sourceReview());
    }
    if (isUnknown(proposal.sourceIncident(), client, """
        select 1 from incident_summary
        where reference = :reference and client_reference = :client
        """)) {
      throw new UnknownReference("sourceIncident", "incident", proposal.sourceIncident());
    }
  }

  private boolean isUnknown(String reference, String client, String statement) {
    return reference != null
        && jdbc.sql(statement)
            .param("reference", reference)
            .param("client", client)
            .query(Integer.class)
            .optional()
            .isEmpty();
  }
}
