package org.threatreviews.engine.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

/** Processes are changed by hand in an emergency only, and it is written down who did. */
@HttpTest
class BrokenGlassTest {

  private static final String PASSWORD = "Battery-Staple-7";

  @Autowired
  RepositoryService repository;

  @Autowired
  RuntimeService runtime;

  @Autowired
  IdentityService identity;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Http http;

  private Deployment deployment;
  private ProcessInstance instance;

  @BeforeEach
  void startAProcess() {
    deployment = repository
        .createDeployment()
        .addModelInstance(
            "waiting.bpmn",
            Bpmn.createExecutableProcess("waiting")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_wait")
                .camundaCandidateGroups("soc")
                .endEvent()
                .done())
        .deploy();
    instance = runtime.startProcessInstanceByKey("waiting", "SIR-9");
    User helper = identity.newUser("helper");
    helper.setFirstName("Hella");
    helper.setLastName("Rescue");
    helper.setPassword(PASSWORD);
    identity.saveUser(helper);
    identity.createMembership("helper", "break-glass");
  }

  @AfterEach
  void undeploy() {
    identity.deleteUser("helper");
    repository.deleteDeployment(deployment.getId(), true);
  }

  @Test
  void nobodySuspendsOrModifiesAProcessInDailyWork() {
    for (String user : List.of("lead", "analyst", "advisor", "soc", "admin")) {
      assertThat(suspend(user, null).statusCode()).as(user).isEqualTo(403);
      assertThat(http.post(user, path("modification"), "{\"instructions\": []}").statusCode())
          .as(user)
          .isEqualTo(403);
    }
    assertThat(runtime.createProcessInstanceQuery().suspended().count()).isZero();
    assertThat(records()).isZero();
  }

  @Test
  void whoBreaksTheGlassDoesAndItIsWrittenDown() {
    HttpResponse<String> answer = suspend("helper", PASSWORD);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(runtime.createProcessInstanceQuery().suspended().count()).isEqualTo(1);
    assertThat(jdbc.sql("select user_id || ' ' || method || ' ' || subject || ' ' || body"
                + " from broken_glass order by id desc limit 1")
            .query(String.class)
            .single())
        .isEqualTo("helper PUT SIR-9 {\"suspended\": true}");
    assertThatThrownBy(() -> jdbc.sql("delete from broken_glass").update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("append-only");
    assertThat(http.anonymous(http.as("helper", PASSWORD, "/api/v1/clients")).statusCode())
        .as("it is no key to anything else")
        .isEqualTo(403);
  }

  private long records() {
    return jdbc.sql("select count(*) from broken_glass where subject = 'SIR-9'")
        .query(Long.class)
        .single();
  }

  private String path(String call) {
    return "/engine-rest/process-instance/%s/%s".formatted(instance.getId(), call);
  }

  private HttpResponse<String> suspend(String user, String password) {
    return http.send(
        HttpClient.newHttpClient(),
        (password == null
                ? http.as(user, path("suspended"))
                : http.as(user, password, path("suspended")))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"suspended\": true}"))
            .build());
  }
}
