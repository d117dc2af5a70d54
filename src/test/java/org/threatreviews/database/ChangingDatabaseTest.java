package org.threatreviews.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;
import org.threatreviews.problem.StartRefused;

/** A PostgreSQL that goes, comes back, and is set up by several at once. */
class ChangingDatabaseTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  /** As it is called by {@code alter system}, for all connections. */
  private static final String READ_ONLY = "default_transaction_read_only";

  @TempDir
  static Path folder;

  private static int port;
  private static EmbeddedPostgres postgres;
  private static Connection administrator;

  private final HikariDataSource pool = pool();

  @BeforeAll
  static void startPostgres() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    up();
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    down();
  }

  @AfterEach
  void closePool() {
    pool.close();
  }

  @Test
  void isHealthyWhileItTakesChanges() throws Exception {
    assertThat(new DatabaseHealth(pool).health().getStatus()).isEqualTo(Status.UP);

    down();
    long before = System.nanoTime();
    assertThat(new DatabaseHealth(pool).health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);

    up();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(new DatabaseHealth(pool).health().getStatus()).isEqualTo(Status.UP));
  }

  @Test
  void isNotHealthyWhileItIsReadOnly() throws Exception {
    assertThat(new DatabaseHealth(pool).health().getStatus()).isEqualTo(Status.UP);

    readOnly("on");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(new DatabaseHealth(pool).health().getStatus()).isEqualTo(Status.DOWN));

    readOnly("off");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(new DatabaseHealth(pool).health().getStatus()).isEqualTo(Status.UP));
  }

  @Test
  void thePoolLeavesAConnectionThatHasBecomeReadOnly() throws Exception {
    int before = process();
    readOnly("on");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThatThrownBy(() -> execute("create table x ()"))
            .satisfies(
                fault -> assertThat(DatabaseOutage.in(fault)).contains(DatabaseOutage.READ_ONLY)));

    readOnly("off");
    await().atMost(SOON).ignoreExceptions().until(() -> process() != before);
  }

  @Test
  void isSetUpByOneNodeAtATime() throws Exception {
    DatabaseSetUp first = setUp();
    DatabaseSetUp second = setUp();
    first.migrate(nothingToMigrate());

    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> second.migrate(nothingToMigrate()));
    assertThatThrownBy(() -> waiting.get(1, TimeUnit.SECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);

    first.start();
    assertThat(waiting).succeedsWithin(SOON);
    second.close(); // a start that failed
    DatabaseSetUp third = setUp();
    third.migrate(nothingToMigrate());
    third.start();
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  @Test
  void aStartWithoutItIsRefusedInWords() throws Exception {
    down();
    try {
      assertThatThrownBy(() -> setUp().migrate(nothingToMigrate()))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("does not let us in");
    } finally {
      up();
    }
  }

  private DatabaseSetUp setUp() {
    return new DatabaseSetUp(pool, new Schema(pool, List.of(), ""));
  }

  private Flyway nothingToMigrate() {
    return Flyway.configure()
        .dataSource(pool)
        .table("set_up_test")
        .locations("classpath:no-migrations")
        .failOnMissingLocations(false)
        .baselineOnMigrate(true)
        .load();
  }

  private static HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://localhost:%d/postgres".formatted(port));
    config.setUsername("postgres");
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(1_000);
    config.setValidationTimeout(500);
    config.setInitializationFailTimeout(-1);
    config.setExceptionOverrideClassName(LeaveReadOnlyServer.class.getName());
    return new HikariDataSource(config);
  }

  private int process() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        var answer = statement.executeQuery("select pg_backend_pid()")) {
      answer.next();
      return answer.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void readOnly(String onOrOff) throws SQLException {
    try (Statement statement = administrator.createStatement()) {
      statement.execute("alter system set %s = %s".formatted(READ_ONLY, onOrOff));
      statement.execute("select pg_reload_conf()");
    }
  }

  private static void up() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("cluster"))
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "off")
        .start();
    administrator = postgres.getPostgresDatabase().getConnection();
  }

  private static void down() throws IOException, SQLException {
    administrator.close();
    postgres.close();
  }
}
