package org.threatreviews.review.invitation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a mail with a client's whole plan says of it, in one line: each meeting and its invitation. */
@Component
public class PlanStand {

  private final JdbcClient jdbc;

  PlanStand(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same as long as no meeting comes, goes or changes; empty without any. */
  public String of(String clientRef) {
    return jdbc.sql("select plan from plan_stand where client_reference = :client")
        .param("client", clientRef)
        .query(String.class)
        .optional()
        .orElse("");
  }
}
