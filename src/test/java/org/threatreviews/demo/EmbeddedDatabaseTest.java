package org.threatreviews.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threatreviews.ThreatReviewsApplication;
import org.threatreviews.problem.StartRefused;

class EmbeddedDatabaseTest {

  /** In the zone that the application runs in, which its class sets when it is loaded. */
  @BeforeAll
  static void runAsTheApplicationDoes() {
    assertThat(new ThreatReviewsApplication()).isNotNull();
  }

  private static final String READY = "ready";

  /** Plays the application in a JVM of its own: starts the database, writes, and stays. */
  static final class Application {
    public static void main(String[] args) throws Exception {
      EmbeddedSettings settings = new EmbeddedSettings(Path.of(args[0]), true);
      EmbeddedPostgres postgres =
          new EmbeddedDatabase().embeddedPostgres(new DataDirectory(settings), settings);
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create table note (text text)");
        statement.execute("insert into note values ('kept')");
      }
      System.out.println(READY);
      new CountDownLatch(1).await();
    }
  }

  @Test
  void belongsToOneApplicationAndOutlivesItsKilling(@TempDir Path directory) throws Exception {
    EmbeddedSettings settings = new EmbeddedSettings(directory, true);
    Process application = start(directory);
    try {
      assertThatThrownBy(() -> new DataDirectory(settings))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("in use by another running application");
    } finally {
      application.destroyForcibly().waitFor(); // kill -9
    }

    try (DataDirectory data = new DataDirectory(settings);
        EmbeddedPostgres postgres = new EmbeddedDatabase().embeddedPostgres(data, settings)) {
      assertThat(ask(postgres, "select text from note")).isEqualTo("kept");
      assertThat(ask(postgres, "show fsync")).isEqualTo("on");
      assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(postgres, "show timezone")).isEqualTo("UTC");
    }
    assertThat(directory.resolve("postgresql/postmaster.pid")).doesNotExist();
  }

  @Test
  void refusesInWordsADirectoryThatCannotBeWritten(@TempDir Path directory) throws IOException {
    // even root can't make a directory below a file
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> new DataDirectory(new EmbeddedSettings(file.resolve("data"), true)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("can't be written")
        .hasMessageContaining(file.toString());
  }

  @Test
  void isNotMisledByAPidThatNowBelongsToSomebodyElse(@TempDir Path cluster) throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + cluster + "\n");

    EmbeddedDatabase.stopOrphan(cluster);

    assertThat(pidFile).doesNotExist();
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  private static Process start(Path directory) throws IOException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Application.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(READY)) {
        return process;
      }
    }
    throw new AssertionError("the application ended before it was ready");
  }

  private static String ask(EmbeddedPostgres postgres, String question) throws Exception {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
