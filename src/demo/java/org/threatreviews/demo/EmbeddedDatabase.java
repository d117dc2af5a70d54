package org.threatreviews.demo;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;

/**
 * The embedded PostgreSQL of a start without a configured database; its data survive restarts.
 */
@Configuration(proxyBeanMethods = false)
@EmbeddedDefault
class EmbeddedDatabase {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  /** Long enough to replay the log after a crash. */
  private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);

  /** As with a database of one's own: whoever waits longer is told to come again. */
  private static final Duration CONNECTION_WAIT = Duration.ofSeconds(5);

  private static final int ORPHAN_STOP_SECONDS = 20;

  /** Spring stops it after everything that depends on it; a shutdown hook would be too early. */
  @Bean(destroyMethod = "close")
  EmbeddedPostgres embeddedPostgres(DataDirectory data, EmbeddedSettings settings)
      throws IOException {
    Path cluster = data.resolve("postgresql");
    Path initialised = data.resolve("postgresql.initialised");
    if (Files.notExists(initialised)) {
      // a first start that was cut short; it cannot contain any data of ours
      FileSystemUtils.deleteRecursively(cluster);
    }
    stopOrphan(cluster);
    String durable = settings.durable() ? "on" : "off";
    EmbeddedPostgres postgres = EmbeddedPostgres.builder()
        .setDataDirectory(cluster)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(STARTUP_WAIT)
        .setServerConfig("timezone", "UTC")
        .setServerConfig("fsync", durable)
        .setServerConfig("full_page_writes", durable)
        .setServerConfig("synchronous_commit", durable)
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "100")
        .setServerConfig("jit", "off")
        .start();
    if (Files.notExists(initialised)) {
      Files.createFile(initialised);
    }
    return postgres;
  }

  @Bean
  HikariDataSource dataSource(EmbeddedPostgres postgres) {
    HikariDataSource dataSource = new HikariDataSource();
    dataSource.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
    dataSource.setUsername("postgres");
    dataSource.setMaximumPoolSize(20);
    dataSource.setConnectionTimeout(CONNECTION_WAIT.toMillis());
    return dataSource;
  }

  /**
   * Stops the PostgreSQL that a killed application has left running on the directory. The directory
   * is ours alone by now, so it has no user any more and stops at once. A pid file of a process
   * that is gone is left to PostgreSQL, which knows what to check before it takes over.
   */
  static void stopOrphan(Path cluster) throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    Optional<ProcessHandle> process = pidIn(pidFile).flatMap(ProcessHandle::of);
    if (process.isEmpty() || !process.get().isAlive()) {
      return;
    }
    if (!isPostgresOf(cluster, process.get().info())) {
      // the number went to another process since; PostgreSQL would take it for a live server
      Files.delete(pidFile);
      return;
    }
    log.warn("Stopping a PostgreSQL left behind by an application that was killed.");
    process.get().destroy();
    try {
      process.get().onExit().get(ORPHAN_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.get().destroyForcibly(); // as safe as a power cut: the log is replayed
      process.get().onExit().join();
    } catch (ExecutionException e) {
      throw new IOException("cannot stop process " + process.get().pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL stopped", e);
    }
  }

  private static Optional<Long> pidIn(Path pidFile) throws IOException {
    if (Files.notExists(pidFile)) {
      return Optional.empty();
    }
    return Files.readAllLines(pidFile).stream()
        .findFirst()
        .map(String::trim)
        .filter(line -> line.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  private static boolean isPostgresOf(Path cluster, ProcessHandle.Info info) {
    boolean postgres = info.command()
        .map(command -> String.valueOf(Path.of(command).getFileName()).startsWith("postgres"))
        .orElse(false);
    // Windows does not tell the arguments
    return postgres
        && info.commandLine().map(line -> line.contains(cluster.toString())).orElse(true);
  }
}
