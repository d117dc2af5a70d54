package org.threatreviews;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.threatreviews.support.PackagedJar;

/**
 * Two nodes of the production jar on one PostgreSQL that comes and goes. To start them takes most of
 * the time, so each test goes on with what the one before has left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesIT {

  private static final Duration START = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String PASSWORD = "Correct-Horse-7";

  /** One phase of a stop, three times, and the drain. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(70);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @TempDir
  static Path folder;

  private GreenMail mail;
  private int databasePort;
  private EmbeddedPostgres postgres;
  private final List<Node> nodes = new ArrayList<>();

  private record Node(Process process, int port, Path output) {

    String log() throws IOException {
      return Files.readString(output);
    }
  }

  @BeforeAll
  void startServices() throws IOException {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    databasePort = freePort();
    databaseUp();
  }

  @AfterAll
  void stopAll() throws Exception {
    for (Node node : nodes) {
      node.process().destroyForcibly().waitFor();
    }
    postgres.close();
    mail.stop();
  }

  @Test
  @Order(1)
  void startAtOnceOnAnEmptyDatabase() throws Exception {
    nodes.add(start("first"));
    nodes.add(start("second"));

    for (Node node : nodes) {
      await()
          .atMost(START)
          .pollInterval(Duration.ofSeconds(1))
          .failFast(() -> assertThat(node.process().isAlive()).as(node.log()).isTrue())
          .until(() -> status(node, "/actuator/health/readiness") == 200);
      assertThat(node.log()).doesNotContain("ERROR").doesNotContain("\tat ");
    }
    assertThat(ask("select count(*) from act_ru_filter")).isEqualTo("6");
    assertThat(ask("select count(*) from act_re_procdef where version_ > 1")).isEqualTo("0");
    assertThat(ask("select count(*) from act_re_procdef group by key_ order by 1 desc limit 1"))
        .isEqualTo("1");
    assertThat(makeTheAdministratorALead().statusCode()).isEqualTo(204);
    for (Node node : nodes) {
      // an account is read anew after two seconds
      await().atMost(SOON).until(() -> get(node, "/api/v1/clients").statusCode() == 200);
    }
  }

  @Test
  @Order(2)
  void tellHowFarTheStartIs() throws IOException {
    assertThat(nodes.get(0).log() + nodes.get(1).log()).contains("Another node sets up");
    for (Node node : nodes) {
      assertThat(node.log())
          .containsSubsequence(
              "Migrating the database",
              "The database is at version",
              "Starting the process engine",
              "The process engine is ready",
              "processes and",
              "Threat Reviews is ready");
    }
  }

  @Test
  @Order(3)
  void areNotReadyWhileTheDatabaseIsAwayAndComeBackByThemselves() throws Exception {
    Node node = nodes.get(0);
    postgres.close();

    long before = System.nanoTime();
    HttpResponse<String> answer = get(node, "/api/v1/clients");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    for (Node each : nodes) {
      assertThat(status(each, "/actuator/health/readiness")).isEqualTo(503);
      assertThat(status(each, "/actuator/health/liveness")).isEqualTo(200);
    }

    databaseUp();
    for (Node each : nodes) {
      await().atMost(SOON).until(() -> status(each, "/actuator/health/readiness") == 200);
      assertThat(get(each, "/api/v1/clients").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Order(4)
  void areNotReadyWhileTheDatabaseTakesNoChanges() throws Exception {
    Node node = nodes.get(0);
    execute("alter system set default_transaction_read_only = on", "select pg_reload_conf()");
    try {
      await().atMost(SOON).until(() -> status(node, "/actuator/health/readiness") == 503);
      assertThat(makeUser(node).statusCode()).isEqualTo(503);
    } finally {
      execute("alter system set default_transaction_read_only = off", "select pg_reload_conf()");
    }

    await().atMost(SOON).until(() -> status(node, "/actuator/health/readiness") == 200);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(makeUser(node).statusCode()).isEqualTo(204));
  }

  @Test
  @Order(5)
  void drainBeforeTheyEnd() throws Exception {
    Node node = nodes.get(0);
    try (Connection locking = postgres.getPostgresDatabase().getConnection();
        Statement statement = locking.createStatement()) {
      locking.setAutoCommit(false);
      statement.execute("lock table client in access exclusive mode");
      CompletableFuture<HttpResponse<String>> inFlight =
          http.sendAsync(request(node, "/api/v1/clients").build(), BodyHandlers.ofString());
      await()
          .atMost(SOON)
          .until(
              () -> ask("select count(*) > 0 from pg_stat_activity where wait_event_type = 'Lock'")
                  .equals("t"));

      node.process().destroy();
      await().atMost(SOON).until(() -> node.log().contains("Ending: no longer ready"));
      assertThat(status(node, "/actuator/health/readiness")).isEqualTo(503);
      assertThat(status(node, "/login")).isEqualTo(200);
      locking.rollback();

      assertThat(inFlight.get(SOON.toSeconds(), TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    assertThat(node.process().waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS))
        .isTrue();
    assertThat(status(nodes.get(1), "/actuator/health/readiness")).isEqualTo(200);
  }

  private Node start(String name) throws IOException {
    int port = freePort();
    Path output = folder.resolve(name + ".log");
    Process process = PackagedJar.production()
        .start(
            folder,
            output,
            "--server.port=" + port,
            "--spring.datasource.url=jdbc:postgresql://localhost:%d/postgres"
                .formatted(databasePort),
            "--spring.datasource.username=postgres",
            "--spring.datasource.password=" + PASSWORD,
            "--threat-reviews.mail.base-url=https://reviews.mdr.test",
            "--threat-reviews.mail.from=reviews@mdr.test",
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + mail.getSmtp().getPort(),
            "--threat-reviews.admin.initial-password=" + PASSWORD);
    return new Node(process, port, output);
  }

  private void databaseUp() throws IOException {
    postgres = EmbeddedPostgres.builder()
        .setPort(databasePort)
        .setDataDirectory(folder.resolve("cluster"))
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "off")
        .setServerConfig("max_connections", "100")
        .start();
  }

  private HttpResponse<String> get(Node node, String path) {
    try {
      return http.send(request(node, path).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Whoever only administers users reads no client, and these tests read clients. */
  private HttpResponse<String> makeTheAdministratorALead() throws Exception {
    Node node = nodes.get(0);
    return http.send(
        request(node, "/engine-rest/group/team-lead/members/admin")
            .PUT(BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> makeUser(Node node) throws Exception {
    String user = """
        {"profile": {"id": "nina"}, "credentials": {"password": "Another-Horse-7"}}
        """;
    return http.send(
        request(node, "/engine-rest/user/create")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(user))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(Node node, String path) {
    String pair = "admin:" + PASSWORD;
    return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(node.port(), path)))
        .header(
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
  }

  /** Of a call without a password; -1 when nobody listens. */
  private int status(Node node, String path) {
    URI url = URI.create("http://localhost:%d%s".formatted(node.port(), path));
    try {
      return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String ask(String question) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private void execute(String... commands) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
