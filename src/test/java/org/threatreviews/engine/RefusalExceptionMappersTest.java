package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

@HttpTest
class RefusalExceptionMappersTest {

  @Autowired
  RepositoryService repository;

  @Autowired
  RuntimeService runtime;

  @Autowired
  TaskService tasks;

  @Autowired
  Http http;

  private Deployment deployment;

  /** Refuses every completion. */
  public static final class Refuse implements TaskListener {
    @Override
    public void notify(DelegateTask task) {
      throw new InvalidInput("heldOn", "inTheFuture", "The call can't be held in the future.");
    }
  }

  /** Somebody else is always faster. */
  public static final class Lose implements TaskListener {
    @Override
    public void notify(DelegateTask task) {
      throw new OptimisticLockingException("Entity was updated by another transaction");
    }
  }

  @BeforeEach
  void deploy() {
    deployment = repository
        .createDeployment()
        .addModelInstance(
            "refusing.bpmn",
            Bpmn.createExecutableProcess("refusing")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_refuse")
                .camundaCandidateGroups("analyst")
                .camundaTaskListenerClass("complete", Refuse.class)
                .endEvent()
                .done())
        .deploy();
    runtime.startProcessInstanceByKey("refusing");
  }

  @AfterEach
  void undeploy() {
    repository.deleteDeployment(deployment.getId(), true);
  }

  @Test
  void answersACompletionThatIsRefusedWithOurSentence() {
    String task = tasks.createTaskQuery().singleResult().getId();

    for (String action : new String[] {"complete", "submit-form"}) {
      HttpResponse<String> response =
          http.post("analyst", "/engine-rest/task/" + task + "/" + action, "{\"variables\":{}}");

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(Http.json(response).path("message").asText())
          .isEqualTo("The call can't be held in the future.");
      assertThat(Http.json(response).path("field").asText()).isEqualTo("heldOn");
      assertThat(Http.json(response).path("rule").asText()).isEqualTo("inTheFuture");
    }
    assertThat(tasks.createTaskQuery().count()).isEqualTo(1);
  }

  @Test
  void saysThatSomebodyElseHasCompletedTheTask() {
    HttpResponse<String> response =
        http.post("analyst", "/engine-rest/task/gone/complete", "{\"variables\":{}}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Http.json(response).path("message").asText())
        .isEqualTo("This task has already been done or is no longer needed. Nothing was changed.");
    assertThat(Http.json(response).path("rule").asText()).isEqualTo("taskGone");
  }

  @Test
  void saysThatOthersHaveChangedTheSame() {
    Deployment losing = repository
        .createDeployment()
        .addModelInstance(
            "losing.bpmn",
            Bpmn.createExecutableProcess("losing")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_lose")
                .camundaCandidateGroups("analyst")
                .camundaTaskListenerClass("complete", Lose.class)
                .endEvent()
                .done())
        .deploy();
    runtime.startProcessInstanceByKey("losing");
    String task = tasks
        .createTaskQuery()
        .taskDefinitionKey("userTask_lose")
        .singleResult()
        .getId();

    HttpResponse<String> response =
        http.post("analyst", "/engine-rest/task/" + task + "/submit-form", "{\"variables\":{}}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Http.json(response).path("message").asText())
        .isEqualTo("Changed by someone else meanwhile; nothing was saved, please try again.");
    assertThat(Http.json(response).path("rule").asText()).isEqualTo("concurrentChange");
    repository.deleteDeployment(losing.getId(), true);
  }

  @Test
  void answersTasklistTheSame() {
    String task = tasks.createTaskQuery().singleResult().getId();
    HttpClient analyst = http.signIn("analyst");
    HttpResponse<String> page =
        http.send(analyst, http.request("/camunda/app/tasklist/default/").build());

    HttpResponse<String> response = http.send(
        analyst,
        http.request("/camunda/api/engine/engine/default/task/" + task + "/submit-form")
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", page.headers().firstValue("X-XSRF-TOKEN").orElseThrow())
            .POST(BodyPublishers.ofString("{\"variables\":{}}"))
            .build());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Http.json(response).path("message").asText())
        .isEqualTo("The call can't be held in the future.");
  }
}
