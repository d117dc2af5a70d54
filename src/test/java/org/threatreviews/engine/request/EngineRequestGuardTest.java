package org.threatreviews.engine.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

@HttpTest
class EngineRequestGuardTest {

  @Autowired
  Http http;

  @Autowired
  RepositoryService repository;

  @Autowired
  IdentityService identity;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"assigneeExpression\":\"${1+1}\"}",
        "{\"orQueries\":[{\"assigneeExpression\":\"${1+1}\"}]}",
        "{\"orQueries\":[{\"orQueries\":[{\"dueBeforeEXPRESSION\":\"${1+1}\"}]}]}",
        "{\"\\u0061ssigneeExpressio\\u006e\":\"${1+1}\"}",
      })
  void refusesExpressionsAtAnyDepth(String query) {
    HttpResponse<String> response = http.post("admin", "/engine-rest/task", query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Http.json(response).path("rule").asText()).isEqualTo("noExpressions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest/task?assigneeExpression=x",
        "/engine-rest/task?candidateGroup%45xpression=x",
      })
  void refusesExpressionsInTheQueryString(String path) {
    assertThat(http.get("admin", path).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesExpressionsInsideTheWebAppsToo() {
    HttpClient lead = http.signIn("lead");

    HttpResponse<String> response = http.send(
        lead,
        http.request("/camunda/api/engine/engine/default/task")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"orQueries\":[{\"ownerExpression\":\"x\"}]}"))
            .build());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Http.json(response).path("rule").asText()).isEqualTo("noExpressions");
  }

  @Test
  void answersWithTwoThousandThingsAtMost() {
    assertThat(http.get("lead", "/engine-rest/task?maxResults=2001").statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"task", "task?sortBy=created&sortOrder=desc", "process-instance/count"})
  void letsProgramsAskWithoutALimit(String query) {
    assertThat(http.get("lead", "/engine-rest/" + query).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task",
        "task?sortBy=created&sortOrder=desc",
        "filter?maxResults=2000",
        "process-definition?latestVersion=true"
      })
  void letsTheWebAppsAskWithoutALimit(String query) {
    HttpResponse<String> answer = http.send(
        http.signIn("lead"),
        http.request("/camunda/api/engine/engine/default/" + query).build());

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest/identity/verify",
        "/engine-rest/engine/default/identity/verify",
        "/engine-rest/%69dentity/verif%79",
      })
  void checksNobodysPassword(String path) {
    String body = "{\"username\":\"lead\",\"password\":\"guessed\"}";

    for (String user : List.of("admin", "lead", "soc")) {
      HttpResponse<String> response = http.post(user, path, body);
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(Http.json(response).path("rule").asText()).isEqualTo("forNobody");
    }
  }

  @Test
  void answersOrdinaryQueries() {
    HttpResponse<String> response = http.post(
        "lead", "/engine-rest/task?maxResults=50", "{\"orQueries\":[{\"assignee\":\"analyst\"}]}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest/deployment/create",
        "/engine-rest/deployment/x/redeploy",
        "/engine-rest/engine/default/deployment/create",
        "/engine-rest/%64eployment/create",
      })
  void letsNobodyDeploy(String path) {
    long before = repository.createDeploymentQuery().count();

    assertThat(http.post("admin", path, "{}").statusCode()).isIn(400, 403);
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  @Test
  void letsNobodyDeployInTheWebApps() {
    HttpClient admin = http.signIn("admin");

    assertThat(http.send(
                admin,
                http.request("/camunda/api/engine/engine/default/deployment/create")
                    .POST(BodyPublishers.noBody())
                    .build())
            .statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup/default/user/create",
        "/camunda/api/admin/auth/user/default/login/tasklist",
      })
  void closesTheSetUpAndTheWebAppsOwnSignIn(String path) {
    HttpClient admin = http.signIn("admin");
    long before = identity.createUserQuery().count();

    assertThat(http.send(
                admin,
                http.request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build())
            .statusCode())
        .isEqualTo(403);
    assertThat(identity.createUserQuery().count()).isEqualTo(before);
  }

  @Test
  void refusesABodyOfMoreThanAMegabyteOrThatIsNoJson() {
    assertThat(http.post("lead", "/engine-rest/task", "{\"name\":\"" + "x".repeat(1 << 20) + "\"}")
            .statusCode())
        .isEqualTo(413);
    assertThat(http.post("lead", "/engine-rest/task", "{\"orQueries\":[").statusCode())
        .isEqualTo(400);
  }
}
