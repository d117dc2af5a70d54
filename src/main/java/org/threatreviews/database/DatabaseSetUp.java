package org.threatreviews.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.threatreviews.problem.StartRefused;

/**
 * Lets one node at a time set up the database: our tables, the engine's, models, groups and rights.
 * It begins with the migrations, before the engine exists, and ends when all beans are there, before
 * the first request and the first job; whoever starts meanwhile waits, and then finds everything.
 *
 * <p>The lock belongs to a connection, so it ends with a node that dies. Nothing is open on that
 * connection: the other's migrations need not wait for it.
 */
@Component
class DatabaseSetUp implements FlywayMigrationStrategy, SmartLifecycle, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DatabaseSetUp.class);

  /** Any number that nobody else takes: the letters of "trsetup". */
  private static final long LOCK = 0x74727365747570L;

  private static final long GLANCE_MILLIS = 500;

  private final DataSource dataSource;
  private final Schema schema;
  private Connection owner;
  private boolean running;

  DatabaseSetUp(DataSource dataSource, Schema schema) {
    this.dataSource = dataSource;
    this.schema = schema;
  }

  @Override
  public void migrate(Flyway flyway) {
    begin();
    try {
      schema.bringUpToDate(flyway);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot set up the database", e);
    }
  }

  private void begin() {
    try {
      owner = dataSource.getConnection();
      if (isOurs()) {
        return;
      }
      log.info("Another node sets up the database; waiting for it");
      do {
        pause();
      } while (!isOurs());
    } catch (SQLException e) {
      throw new StartRefused(
          "The database does not let us in: %s".formatted(e.getMessage()),
          "See that PostgreSQL runs and takes changes at spring.datasource.url, and that"
              + " spring.datasource.username and .password are right.");
    }
  }

  /** Asks and does not wait in the server: an answer that takes longer is given up by the driver. */
  private boolean isOurs() throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet answer =
            statement.executeQuery("select pg_try_advisory_lock(%d)".formatted(LOCK))) {
      answer.next();
      return answer.getBoolean(1);
    }
  }

  private static void pause() {
    try {
      boolean never = new CountDownLatch(1).await(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
      assert !never;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another node set up the database", e);
    }
  }

  /** All beans are there: before the web server and whatever else starts. */
  @Override
  public void start() {
    close();
    running = true;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** At the end of the set-up, or of a start that failed. */
  @Override
  public void close() {
    if (owner == null) {
      return;
    }
    try (Connection ending = owner;
        Statement statement = ending.createStatement()) {
      statement.execute("select pg_advisory_unlock(%d)".formatted(LOCK));
    } catch (SQLException e) {
      log.debug("the lock has ended with its connection", e);
    }
    owner = null;
  }
}
