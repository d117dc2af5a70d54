package org.threatreviews.access.rights;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which clients are whose: of the named advisor, of the deputy and of who is to advise next, and of
 * who holds a review, until its minutes are settled.
 */
@Component
class OwnClients {

  /** After a meeting there are minutes to send, comments on them and actions to correct. */
  private static final Duration AFTER_THE_MEETING = Duration.ofDays(90);

  private static final String OWN = """
      select client_reference from named_advisor
      where :user in (advisor, deputy, next_advisor)
      union
      select client_reference from client_of_analyst
      where user_id = :user and (held_at is null or held_at > :since)
      """;

  private static final String IS_OWN = """
      select exists (select 1 from named_advisor
                     where client_reference = :client and :user in (advisor, deputy, next_advisor))
          or exists (select 1 from client_of_analyst
                     where client_reference = :client and user_id = :user
                       and (held_at is null or held_at > :since))
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  OwnClients(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Their references. */
  Set<String> of(String user) {
    return new TreeSet<>(jdbc.sql(OWN)
        .param("user", user)
        .param("since", since())
        .query(String.class)
        .list());
  }

  boolean isOwn(String user, String client) {
    return jdbc.sql(IS_OWN)
        .param("user", user)
        .param("client", client)
        .param("since", since())
        .query(Boolean.class)
        .single();
  }

  private OffsetDateTime since() {
    return clock.instant().minus(AFTER_THE_MEETING).atOffset(ZoneOffset.UTC);
  }
}
