package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;
import org.threatreviews.support.TaskOfEachGroup;

/** A task is its group's and whose it is, over the engine's REST API. */
@HttpTest
class QueueRightsTest {

  @Autowired
  RepositoryService repository;

  @Autowired
  RuntimeService runtime;

  @Autowired
  TaskService tasks;

  @Autowired
  AuthorizationService authorizations;

  @Autowired
  Http http;

  private Deployment deployment;

  /** In the name of a process of the SOC's, in which other groups have tasks as well. */
  @BeforeEach
  void deployATaskOfEachGroup() {
    deployment = TaskOfEachGroup.deploy(repository, "general-question");
    runtime.startProcessInstanceByKey("general-question", "QUEUES");
  }

  @AfterEach
  void undeploy() {
    repository.deleteDeployment(deployment.getId(), true);
  }

  @ParameterizedTest
  @CsvSource({
    "analyst, userTask_review, true",
    "advisor, userTask_review, true",
    "soc, userTask_review, false",
    "integration, userTask_review, false",
    "admin, userTask_review, false",
    "soc, userTask_soc, true",
    "analyst, userTask_soc, false",
    "advisor, userTask_soc, false",
    "admin, userTask_soc, false",
    "lead, userTask_lead, true",
    "analyst, userTask_lead, false",
    "advisor, userTask_lead, false",
    "soc, userTask_lead, false",
    "admin, userTask_lead, false",
  })
  void whoseTaskItIsSeesClaimsGivesBackCommentsAndCompletesIt(
      String user, String element, boolean theirs) {
    String id = task(element).getId();

    assertThat(seen(user).contains(element)).isEqualTo(theirs);
    for (String call : List.of("claim", "unclaim", "comment/create", "complete")) {
      String body = call.equals("claim")
          ? "{\"userId\": \"%s\"}".formatted(user)
          : call.equals("comment/create") ? "{\"message\": \"Seen.\"}" : "{}";
      HttpResponse<String> answer = post(user, "/engine-rest/task/%s/%s".formatted(id, call), body);
      assertThat(answer.statusCode())
          .as("%s by %s: %s", call, user, answer.body())
          .matches(status -> theirs ? status < 300 : status == 403 || status == 404);
    }
    assertThat(tasks.createTaskQuery().taskDefinitionKey(element).count())
        .isEqualTo(theirs ? 0 : 1);
    assertThat(tasks.getTaskComments(id)).hasSize(theirs ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"userTask_review", "userTask_soc"})
  void aLeadSeesAndClaimsAnyTaskAndCompletesItOnlyWhenItIsTheirs(String element) {
    String id = task(element).getId();
    assertThat(seen("lead")).contains(element);

    HttpResponse<String> unclaimed = post("lead", "/engine-rest/task/" + id + "/complete", "{}");
    assertThat(unclaimed.statusCode()).isEqualTo(400);
    assertThat(Http.json(unclaimed).path("message").asText())
        .endsWith("please claim it before you complete it.");

    post("lead", "/engine-rest/task/" + id + "/claim", "{\"userId\": \"lead\"}");
    HttpResponse<String> claimed = post("lead", "/engine-rest/task/" + id + "/complete", "{}");
    assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(204);
  }

  @Test
  void whoGivesATaskBackHasNoPartInItAnyMore() {
    Task task = task("userTask_soc");
    tasks.setAssignee(task.getId(), "lead");
    assertThat(rightsOn(task, "lead")).isEqualTo(1);

    tasks.setAssignee(task.getId(), null);
    assertThat(rightsOn(task, "lead")).isZero();

    tasks.setAssignee(task.getId(), "soc");
    tasks.delegateTask(task.getId(), "lead");
    assertThat(rightsOn(task, "soc")).as("theirs is another's now").isZero();
    tasks.resolveTask(task.getId());
    assertThat(rightsOn(task, "soc")).isEqualTo(1);
    assertThat(rightsOn(task, "lead")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "PUT; variables/prepared; {\"value\": true, \"type\": \"Boolean\"}",
        "POST; variables; {\"modifications\": {\"prepared\": {\"value\": true}}}",
        "PUT; localVariables/prepared; {\"value\": true}",
        "POST; bpmnError; {\"errorCode\": \"x\"}",
        "POST; bpmnEscalation; {\"escalationCode\": \"x\"}",
        "PUT; ''; {\"name\": \"mine\", \"dueDate\": null}",
        "POST; identity-links; {\"groupId\": \"analyst\", \"type\": \"candidate\"}",
        "DELETE; ''; {}",
      })
  void nobodyChangesATaskOtherwise(String method, String call, String body) {
    for (String user : List.of("lead", "analyst", "advisor", "soc", "admin")) {
      for (Task task : tasks.createTaskQuery().list()) {
        String path = "/engine-rest/task/" + task.getId() + (call.isEmpty() ? "" : "/" + call);
        HttpResponse<String> answer = http.send(
            HttpClient.newHttpClient(),
            http.as(user, path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as("%s by %s", path, user).isEqualTo(403);
        assertThat(Http.json(answer).path("rule").asText()).isEqualTo("forNobody");
      }
    }
    assertThat(runtime.createVariableInstanceQuery().variableName("prepared").count())
        .isZero();
  }

  @Test
  void aTaskTakesNothingBesidesItsForm() {
    String path = "/engine-rest/task/" + task("userTask_soc").getId();
    for (String call : List.of("complete", "submit-form", "resolve")) {
      HttpResponse<String> answer = post(
          "soc", path + "/" + call, "{\"variables\": {\"verdict\": {\"value\": \"REMOVED\"}}}");
      assertThat(answer.statusCode()).as(call).isEqualTo(400);
      assertThat(Http.json(answer).path("field").asText()).isEqualTo("verdict");
    }
  }

  @Test
  void aProcessBeginsAtItsStartOnly() {
    HttpResponse<String> answer = post(
        "lead",
        "/engine-rest/process-definition/key/contract-change/start",
        "{\"startInstructions\": [{\"type\": \"startAfterActivity\", \"activityId\": \"x\"}]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Http.json(answer).path("field").asText()).isEqualTo("startInstructions");
  }

  private String seen(String user) {
    return http.get(user, "/engine-rest/task").body();
  }

  private long rightsOn(Task task, String user) {
    return authorizations
        .createAuthorizationQuery()
        .resourceType(Resources.TASK)
        .resourceId(task.getId())
        .userIdIn(user)
        .count();
  }

  private HttpResponse<String> post(String user, String path, String body) {
    return http.post(user, path, body);
  }

  private Task task(String element) {
    return tasks.createTaskQuery().taskDefinitionKey(element).singleResult();
  }
}
