package org.threatreviews.access;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts how often somebody has signed out everywhere; a session belongs to one count. */
@Repository
class SignOuts {

  private final JdbcClient jdbc;
  private final Clock clock;

  SignOuts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  int of(String user) {
    return jdbc.sql("select times from sign_out where user_id = :user")
        .param("user", user)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  void add(String user) {
    jdbc.sql("""
            insert into sign_out (user_id, times, last_at) values (:user, 1, :now)
            on conflict (user_id) do update set times = sign_out.times + 1, last_at = :now
            """)
        .param("user", user)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
