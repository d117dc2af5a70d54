package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.demo.DemoPasswords;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

@HttpTest
class SignInTest {

  /** A path that passed the rules and then found nothing, or no valid body, was allowed. */
  private static final int[] ALLOWED = {200, 400, 404, 405};

  @Autowired
  Http http;

  @Autowired
  IdentityService identity;

  @Autowired
  DemoPasswords passwords;

  @ParameterizedTest
  @CsvSource({
    // path, then who may: y or n; x is nobody's, so those who are held to their own clients may not
    "GET, /api/v1/nothing, y, y, y, y, y, n",
    "POST, /api/v1/clients, y, n, n, n, y, n",
    "POST, /api/v1/clients/x/incidents, y, n, n, n, y, n",
    "POST, /api/v1/clients/x/contract-changes, y, n, n, n, y, n",
    "POST, /api/v1/clients/x/contract-changes/preview, y, n, n, n, y, n",
    "POST, /api/v1/clients/x/questions, y, n, n, n, y, n",
    "POST, /api/v1/clients/x/improvements, y, n, n, n, y, n",
    "POST, /api/v1/incidents/x/feedback, y, n, n, y, y, n",
    "POST, /api/v1/incidents/x/severity, y, n, n, y, y, n",
    "POST, /api/v1/incidents/x/withdrawal, y, n, n, y, y, n",
    "POST, /api/v1/incidents/x/merge, y, n, n, y, y, n",
    "POST, /api/v1/reviews/x/moves, y, n, n, n, y, n",
    "PUT, /api/v1/reviews/x/agenda/1, y, n, n, n, y, n",
    "GET, /api/v1/analysts, y, y, y, n, y, n",
    "POST, /api/v1/analysts, y, n, n, n, n, n",
    "DELETE, /api/v1/analysts/x, y, n, n, n, n, n",
    "GET, /api/v1/mails, y, n, n, n, n, n",
    "POST, /api/v1/mails/x/retries, y, n, n, n, n, n",
    "GET, /engine-rest/task, y, y, y, y, n, y",
    "GET, /actuator/metrics, y, n, n, n, n, y",
  })
  void allowsEachGroupItsOwn(
      String method,
      String path,
      String lead,
      String analyst,
      String advisor,
      String soc,
      String integration,
      String admin) {
    assertThat(may("lead", method, path)).as("lead").isEqualTo(lead.equals("y"));
    assertThat(may("analyst", method, path)).as("analyst").isEqualTo(analyst.equals("y"));
    assertThat(may("advisor", method, path)).as("advisor").isEqualTo(advisor.equals("y"));
    assertThat(may("soc", method, path)).as("soc").isEqualTo(soc.equals("y"));
    assertThat(may("integration", method, path))
        .as("integration")
        .isEqualTo(integration.equals("y"));
    assertThat(may("admin", method, path)).as("admin").isEqualTo(admin.equals("y"));
  }

  private boolean may(String user, String method, String path) {
    int status = http.anonymous(http.as(user, path)
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")))
        .statusCode();
    if (status != 403) {
      assertThat(status).isIn(java.util.Arrays.stream(ALLOWED).boxed().toList());
    }
    return status != 403;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/clients", "/engine-rest/task", "/v3/api-docs", "/actuator/metrics"})
  void asksProgramsForAPassword(String path) {
    HttpResponse<String> response = http.anonymous(http.request(path));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    assertThat(Http.json(response).path("rule").asText()).isEqualTo("signIn");
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void refusesAWrongPasswordAndTakesTheRightOneAtOnce() {
    assertThat(http.anonymous(http.as("soc", "wrong", "/api/v1/clients")).statusCode())
        .isEqualTo(401);
    assertThat(http.get("soc", "/api/v1/clients").statusCode()).isEqualTo(200);
    assertThat(identity.checkPassword("soc", passwords.of("soc"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/board",
        "/reviews/x/meeting",
        "/threats",
        "/camunda/app/tasklist/default/",
        "/swagger-ui/index.html"
      })
  void sendsPeopleToTheSignInPage(String path) {
    HttpResponse<String> response =
        http.anonymous(http.request(path).header("Accept", "text/html"));

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location").orElse("")).endsWith("/login");
  }

  @Test
  void leavesTheClientsPagesOpenAndWithoutASession() {
    HttpResponse<String> response = http.anonymous(http.request("/c/nobody-knows-this"));

    assertThat(response.statusCode()).isNotIn(301, 302, 401, 403);
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void signsInOnceForTheWebAppsAndOurPages() {
    HttpClient analyst = http.signIn("analyst");

    assertThat(get(analyst, "/")).contains("Tasklist").doesNotContain("Cockpit");
    assertThat(status(analyst, "/camunda/app/tasklist/default/")).isEqualTo(200);
    assertThat(get(analyst, "/camunda/api/admin/auth/user/default"))
        .contains("\"userId\":\"analyst\"")
        .contains("\"tasklist\"")
        .doesNotContain("\"cockpit\"")
        .doesNotContain("\"admin\"");
    assertThat(status(analyst, "/camunda/app/cockpit/default/")).isEqualTo(403);
    assertThat(status(analyst, "/board")).isEqualTo(403);
  }

  @Test
  void letsALeadIntoCockpitAndOnlyAnAdminIntoAdmin() {
    HttpClient lead = http.signIn("lead");
    HttpClient admin = http.signIn("admin");

    assertThat(status(lead, "/camunda/app/cockpit/default/")).isEqualTo(200);
    assertThat(status(lead, "/camunda/app/admin/default/")).isEqualTo(403);
    assertThat(status(admin, "/camunda/app/admin/default/")).isEqualTo(200);
  }

  /** A session of a program's account would be somebody's way around its token. */
  @Test
  void letsNoProgramInByTheSignInPage() {
    assertThat(http.trySigningIn("integration", passwords.of("integration")))
        .endsWith("/login?program");
    assertThat(http.trySigningIn("integration", "wrong")).endsWith("/login?error");
    assertThat(http.get("integration", "/api/v1/clients").statusCode()).isEqualTo(200);
    assertThat(http.anonymous(http.request("/login?program")).body())
        .contains("This account is for programs");
  }

  @Test
  void signsOutOfEverythingFromAWebApp() {
    HttpClient lead = http.signIn("lead");
    get(lead, "/camunda/api/admin/auth/user/default");

    http.send(
        lead,
        http.request("/camunda/api/admin/auth/user/default/logout")
            .POST(BodyPublishers.noBody())
            .build());

    assertThat(status(lead, "/")).isEqualTo(302);
    assertThat(status(lead, "/camunda/api/admin/auth/user/default")).isEqualTo(401);
  }

  @Test
  void refusesAFormOfOursWithoutItsToken() {
    HttpClient lead = http.signIn("lead");

    assertThat(http.send(
                lead, http.request("/logout").POST(BodyPublishers.noBody()).build())
            .statusCode())
        .isEqualTo(403);
  }

  @Test
  void opensDemoModeToThisMachineOnly() {
    assertThat(http.anonymous(http.request("/demo/clock")).statusCode()).isEqualTo(200);
    assertThat(http.anonymous(http.request("/demo/clock").header("X-Forwarded-For", "192.0.2.1"))
            .statusCode())
        .isEqualTo(401);
    assertThat(
            http.anonymous(http.as("analyst", "/demo/clock").header("X-Forwarded-For", "192.0.2.1"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void tellsEverybodyThatItIsUpAndLeadsMore() {
    assertThat(http.anonymous(http.request("/actuator/health")).body())
        .contains("UP")
        .doesNotContain("PostgreSQL");
    assertThat(http.get("lead", "/actuator/health").body()).contains("PostgreSQL");
  }

  private String get(HttpClient person, String path) {
    return http.send(person, http.request(path).build()).body();
  }

  private int status(HttpClient person, String path) {
    return http.send(person, http.request(path).build()).statusCode();
  }
}
