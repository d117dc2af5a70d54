package org.threatreviews.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

/** What callers get while the database is away, or takes no changes. */
@HttpTest
class OutageTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String ANALYST = """
      {"userId": "nina", "name": "Nina", "email": "nina@mdr.example", "qualified": true,
       "timeZone": "Europe/Berlin"}
      """;

  @Autowired
  Http http;

  @Autowired
  DataSource dataSource;

  private final List<Connection> taken = new ArrayList<>();

  @AfterEach
  void giveBack() throws SQLException {
    for (Connection connection : taken) {
      connection.close();
    }
  }

  @Test
  void everyCallIsToldSoonToComeAgain() throws SQLException {
    HttpClient lead = http.signIn("lead");
    assertThat(http.get("lead", "/engine-rest/task").statusCode()).isEqualTo(200);
    takeAllConnections();
    long before = System.nanoTime();

    // each waits for a connection, so all at once
    CompletableFuture<HttpResponse<String>> api =
        sent(HttpClient.newHttpClient(), http.as("lead", "/api/v1/clients"));
    CompletableFuture<HttpResponse<String>> signIn = sent(
        HttpClient.newHttpClient(),
        http.request("/api/v1/clients").header("Authorization", "Basic " + base64("soc:unknown")));
    CompletableFuture<HttpResponse<String>> engine =
        sent(HttpClient.newHttpClient(), http.as("lead", "/engine-rest/task"));
    CompletableFuture<HttpResponse<String>> webApp =
        sent(lead, http.request("/camunda/api/engine/engine/default/task"));
    CompletableFuture<HttpResponse<String>> page =
        sent(lead, http.request("/board").header("Accept", "text/html"));
    CompletableFuture<HttpResponse<String>> link = sent(
        HttpClient.newHttpClient(),
        http.request("/c/some-token").header("Accept", "text/html,application/xhtml+xml"));

    for (CompletableFuture<HttpResponse<String>> answer : List.of(api, signIn, engine, webApp)) {
      isAProblem(answer.join(), "databaseUnavailable");
    }
    assertThat(Http.json(engine.join()).path("message").asText()).contains("does not answer");
    for (CompletableFuture<HttpResponse<String>> answer : List.of(page, link)) {
      assertThat(answer.join().statusCode()).isEqualTo(503);
      assertThat(answer.join().headers().firstValue("Retry-After")).contains("5");
      assertThat(answer.join().body()).contains("Not available at the moment");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
    // what it found a second ago at most is still its answer
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(
                http.anonymous(http.request("/actuator/health/readiness")).statusCode())
            .isEqualTo(503));
    assertThat(http.anonymous(http.request("/actuator/health/liveness")).statusCode())
        .isEqualTo(200);
    giveBack();
    await().atMost(SOON).untilAsserted(this::isReady);
  }

  @Test
  void whileNothingCanBeWrittenReadingGoesOnAndTheRestIsToldToComeAgain() throws SQLException {
    isReady();
    readOnly("on");
    try {
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> isAProblem(http.post("lead", "/api/v1/analysts", ANALYST), "databaseReadOnly"));

      assertThat(http.get("lead", "/api/v1/clients").statusCode()).isEqualTo(200);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(
                  http.anonymous(http.request("/actuator/health/readiness")).statusCode())
              .isEqualTo(503));
    } finally {
      readOnly("off");
    }
    await().atMost(SOON).untilAsserted(this::isReady);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(http.post("lead", "/api/v1/analysts", ANALYST).statusCode())
                .isBetween(200, 299));
  }

  private void isReady() {
    assertThat(http.anonymous(http.request("/actuator/health/readiness")).statusCode())
        .isEqualTo(200);
  }

  private static void isAProblem(HttpResponse<String> answer, String rule) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(Http.json(answer).path("field").asText()).isEqualTo("database");
    assertThat(Http.json(answer).path("rule").asText()).isEqualTo(rule);
  }

  private void takeAllConnections() throws SQLException {
    int all = dataSource.unwrap(HikariDataSource.class).getMaximumPoolSize();
    while (taken.size() < all) {
      taken.add(dataSource.getConnection());
    }
  }

  private void readOnly(String onOrOff) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set default_transaction_read_only = " + onOrOff);
      statement.execute("select pg_reload_conf()");
    }
  }

  private static CompletableFuture<HttpResponse<String>> sent(
      HttpClient client, HttpRequest.Builder request) {
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private static String base64(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }
}
