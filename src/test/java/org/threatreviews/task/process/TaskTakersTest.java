package org.threatreviews.task.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.invariant.Invariants;
import org.threatreviews.invariant.Rule;
import org.threatreviews.invariant.RuleState;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.AnalystChange;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;
import org.threatreviews.support.TaskOfEachGroup;

/** A task becomes nobody's who can't do it, in whichever way it would; and their word is refused. */
@HttpTest
class TaskTakersTest {

  /** Each way in which a task becomes somebody's, over the engine's REST API. */
  enum Way {
    CLAIM("/claim", "{\"userId\": \"%s\"}", 204),
    NAME("/assignee", "{\"userId\": \"%s\"}", 204),
    DELEGATE("/delegate", "{\"userId\": \"%s\"}", 204);

    private final String path;
    private final String body;
    private final int done;

    Way(String path, String body, int done) {
      this.path = path;
      this.body = body;
      this.done = done;
    }
  }

  @Autowired
  RepositoryService repository;

  @Autowired
  RuntimeService runtime;

  @Autowired
  TaskService tasks;

  @Autowired
  IdentityService identity;

  @Autowired
  Staff pool;

  @Autowired
  Invariants invariants;

  @Autowired
  Http http;

  private Deployment deployment;

  @BeforeEach
  void deployATaskOfEachGroup() {
    deployment = TaskOfEachGroup.deploy(repository, "taking");
    runtime.startProcessInstanceByKey("taking", "TAKING");
    pool.register(Analyst.joining(
        "analyst", "Ann Analyst", "analyst@mdr.example", true, false, ZoneId.of("Europe/Berlin")));
    // of nobody's case
    pool.register(Analyst.joining(
        "other", "Olga Other", "other@mdr.example", true, false, ZoneId.of("Europe/Berlin")));
  }

  @AfterEach
  void undeploy() {
    repository.deleteDeployment(deployment.getId(), true);
    identity.deleteMembership("analyst", "soc");
    identity.deleteUser("bert");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aTaskIsRefusedToWhoHasLeftThePool(Way way) {
    assertThat(ask("lead", "userTask_review", way, "analyst").statusCode()).isEqualTo(way.done);
    pool.leave("analyst");
    assertThat(assignee("userTask_review")).as("given back").isNull();

    HttpResponse<String> answer = ask("lead", "userTask_review", way, "analyst");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Http.json(answer).path("rule").asText()).isEqualTo("hasLeft");
    assertThat(Http.json(answer).path("message").asText())
        .isEqualTo(
            "'analyst' has left the pool of those who hold threat reviews; please choose somebody else.");
    assertThat(assignee("userTask_review")).isNull();

    pool.change("analyst", comesBack());
    assertThat(ask("lead", "userTask_review", way, "analyst").statusCode()).isEqualTo(way.done);
  }

  @Test
  void whoHasLeftNeitherClaimsNorCompletesAndReadsWhy() {
    pool.leave("analyst");

    HttpResponse<String> claim = ask("analyst", "userTask_review", Way.CLAIM, "analyst");
    HttpResponse<String> done = post("analyst", "userTask_review", "/complete", "{}");

    assertThat(List.of(claim, done)).allSatisfy(answer -> {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(Http.json(answer).path("message").asText())
          .isEqualTo(
              "You have left the pool of those who hold threat reviews, so this task can't be yours. A team lead can take you back under Analysts.");
    });
    assertThat(assignee("userTask_review")).isNull();
  }

  @Test
  void whoHasLeftForAnotherGroupDoesTheWorkOfThatGroupOnly() {
    pool.leave("analyst");
    identity.createMembership("analyst", "soc");

    assertThat(ask("lead", "userTask_soc", Way.NAME, "analyst").statusCode()).isEqualTo(204);
    assertThat(ask("lead", "userTask_review", Way.NAME, "analyst").statusCode()).isEqualTo(400);

    pool.giveBackOfStrangers();
    assertThat(assignee("userTask_soc")).isEqualTo("analyst");
    assertThat(rule().samples()).isEmpty();

    identity.deleteMembership("analyst", "soc");
    assertThat(rule().samples()).hasSize(1);
    pool.giveBackOfStrangers();
    assertThat(assignee("userTask_soc")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "analyst, userTask_review, true",
    "analyst, userTask_soc, false",
    "analyst, userTask_lead, false",
    "advisor, userTask_review, true",
    "soc, userTask_soc, true",
    "soc, userTask_review, false",
    "soc, userTask_lead, false",
    "lead, userTask_lead, true",
    "lead, userTask_review, true",
    "lead, userTask_soc, true",
    "admin, userTask_lead, false",
    "integration, userTask_soc, false",
    "nobody, userTask_soc, false",
  })
  void whoeverDoesSuchTasksHasThemAndLeadsHaveAny(String user, String element, boolean taken) {
    HttpResponse<String> answer = ask("lead", element, Way.NAME, user);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(taken ? 204 : 400);
    assertThat(assignee(element)).isEqualTo(taken ? user : null);
    if (!taken) {
      assertThat(Http.json(answer).path("rule").asText())
          .isEqualTo(user.equals("nobody") ? "unknownUser" : "otherGroup");
    }
  }

  @Test
  void theRefusalNamesWhoDoesTheTask() {
    assertThat(Http.json(ask("lead", "userTask_review", Way.NAME, "soc"))
            .path("message")
            .asText())
        .isEqualTo(
            "This task is done by an advisor or an analyst, and 'soc' is not one of them; please choose somebody else.");
  }

  /** Somebody of the SOC, say, whose group was taken away while they had a task. */
  @Test
  void whoIsInNoGroupAnyMoreGivesBackWhatWasClaimed() {
    identity.createMembership("analyst", "soc");
    ask("lead", "userTask_soc", Way.NAME, "analyst");

    identity.deleteMembership("analyst", "soc");
    pool.giveBackOfStrangers();

    assertThat(assignee("userTask_soc")).isNull();
  }

  @Test
  void whatSomebodyHadDelegatedWhoHasLeftComesBackToItsGroup() {
    ask("lead", "userTask_review", Way.NAME, "analyst");
    ask("analyst", "userTask_review", Way.DELEGATE, "advisor");
    assertThat(task("userTask_review").getOwner()).isEqualTo("analyst");

    pool.leave("analyst");
    HttpResponse<String> done = post("advisor", "userTask_review", "/resolve", "{}");

    assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
    assertThat(assignee("userTask_review")).isNull();
  }

  @Test
  void whatGoesOnByItselfLeavesTheTaskOfWhoHasLeftToItsGroup() {
    pool.leave("analyst");

    tasks.setAssignee(task("userTask_review").getId(), "analyst");

    assertThat(assignee("userTask_review")).isNull();
  }

  private RuleState rule() {
    return invariants.check(5).stream()
        .filter(state -> state.rule() == Rule.TASK_OF_SOMEBODY_GONE)
        .findFirst()
        .orElseThrow();
  }

  private static AnalystChange comesBack() {
    return new AnalystChange(null, null, null, null, null, null, true);
  }

  private HttpResponse<String> ask(String who, String element, Way way, String whose) {
    return post(who, element, way.path, way.body.formatted(whose));
  }

  private HttpResponse<String> post(String who, String element, String path, String body) {
    return http.send(
        HttpClient.newHttpClient(),
        http.as(who, "/engine-rest/task/" + task(element).getId() + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private String assignee(String element) {
    return task(element).getAssignee();
  }

  private Task task(String element) {
    return tasks.createTaskQuery().taskDefinitionKey(element).singleResult();
  }
}
