package org.threatreviews.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the database takes changes, found out by one: a server that only answers is of no use
 * here. Its name puts it in the place of Spring Boot's own, which reads only.
 */
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator {

  /**
   * Writes a message into the server's log of changes, which is flushed as with every commit, and
   * no row. Fails as any other change does where none is allowed: the pool knows that fault.
   */
  private static final String CHANGE = """
      do $$ begin
        if current_setting('transaction_read_only') = 'on' then
          raise 'no changes are taken' using errcode = 'read_only_sql_transaction';
        end if;
        perform pg_logical_emit_message(true, 'threat-reviews', 'ready');
      end $$
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Whoever asks more often, and anybody may, gets the same answer. */
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final DataSource dataSource;
  private Health last = Health.unknown().build();
  private long askedAt = System.nanoTime() - KEPT.toNanos();

  DatabaseHealth(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public synchronized Health health() {
    if (System.nanoTime() - askedAt >= KEPT.toNanos()) {
      last = ask();
      askedAt = System.nanoTime();
    }
    return last;
  }

  private Health ask() {
    Health.Builder health = new Health.Builder().withDetail("database", "PostgreSQL");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      // set back by the pool
      connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
      statement.execute(CHANGE);
      return health.up().build();
    } catch (SQLException e) {
      return health.down(e).build();
    }
  }
}
