package org.threatreviews.engine.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;
import org.threatreviews.task.process.CompletedForm;

/** Forms of tasks take values over the engine's REST API as strictly as the API takes bodies. */
@HttpTest
class StrictTaskFormsTest {

  private static final List<String> NO_TEXT =
      List.of("5", "1.5", "true", "{\"a\":1}", "[2027,1,1]", "\"a\\u0000b\"", "\"a\\ud83d\"");

  /** What is wrong in each kind of field that a form can have, beside what is no text. */
  private static final Map<String, List<String>> WRONG = Map.of(
      "day",
      List.of(
          "20270101",
          "20820",
          "\"tomorrow\"",
          "\"2027-02-30\"",
          "\"2027-1-1\"",
          "\"2026-12-31T23:00:00.000Z\"",
          "\"+99999-01-01\"",
          "\"1999-12-31\"",
          "\"2101-01-01\"",
          "\"\\uff12027-01-01\""),
      "start",
      List.of(
          "1796029492",
          "1796029492000",
          "\"1796029492\"",
          "\"2027-01-01\"",
          "\"2027-01-01T25:00:00Z\"",
          "\"+99999-01-01T10:00:00Z\"",
          "\"1970-01-21T10:00:00Z\""),
      "hour",
      List.of("\"10\"", "\"10:00:00\"", "\"24:00\"", "\"9:5\""),
      "weekday",
      List.of("\"NONE\"", "\"monday\"", "\"0\""),
      "notes",
      List.of("\"" + "x".repeat(4001) + "\""),
      "ready",
      List.of("\"TRUE\"", "\"yes\"", "1", "0", "1.0", "{\"a\":1}", "[true]"));

  @Autowired
  RepositoryService repository;

  @Autowired
  RuntimeService runtime;

  @Autowired
  TaskService tasks;

  @Autowired
  Http http;

  private Deployment deployment;

  /** Reads a field of each kind. */
  public static final class ReadAll implements TaskListener {
    @Override
    public void notify(DelegateTask task) {
      CompletedForm form = new CompletedForm(task);
      form.date("day");
      form.dateTime("start", ZoneOffset.UTC);
      form.time("hour");
      form.choice("weekday", DayOfWeek.class);
      form.flag("ready");
      form.text("notes");
    }
  }

  @BeforeEach
  void deploy() {
    deployment = repository
        .createDeployment()
        .addModelInstance(
            "reading.bpmn",
            Bpmn.createExecutableProcess("reading")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_read")
                .camundaCandidateGroups("analyst")
                .camundaTaskListenerClass("complete", ReadAll.class)
                .endEvent()
                .done())
        .deploy();
    runtime.startProcessInstanceByKey("reading");
  }

  @AfterEach
  void undeploy() {
    repository.deleteDeployment(deployment.getId(), true);
  }

  @Test
  void refuseEachValueThatIsNotOfItsKindByTheNameOfTheField() {
    List<String> taken = new ArrayList<>();
    WRONG.forEach((field, values) -> Stream.concat(
            values.stream(), field.equals("ready") ? Stream.empty() : NO_TEXT.stream())
        .forEach(value -> {
          for (String call : List.of("submit-form", "complete")) {
            HttpResponse<String> answer =
                send(call, "{\"variables\":{\"%s\":{\"value\":%s}}}".formatted(field, value));
            if (answer.statusCode() != 400
                || !Http.json(answer).path("field").asText().contains(field)) {
              taken.add("%s %s=%s → %d %s"
                  .formatted(call, field, value, answer.statusCode(), answer.body()));
            }
          }
        }));
    assertThat(taken).isEmpty();
    assertThat(tasks.createTaskQuery().count()).as("the task is still there").isEqualTo(1);
  }

  @Test
  void refuseVariablesThatTheEngineWouldGuessAt() {
    for (String variable : List.of(
        "null",
        "{\"value\":\"5\",\"type\":\"Long\"}",
        "{\"value\":\"true\",\"type\":\"Boolean\"}",
        "{\"value\":5,\"type\":\"String\"}")) {
      HttpResponse<String> answer =
          send("submit-form", "{\"variables\":{\"ready\":%s}}".formatted(variable));

      assertThat(answer.statusCode()).as(variable).isEqualTo(400);
      assertThat(Http.json(answer).path("field").asText()).as(variable).isEqualTo("ready");
    }
    HttpResponse<String> twice =
        send("submit-form", "{\"variables\":{\"day\":{\"value\":\"2026-11-30\"},\"day\":null}}");
    assertThat(twice.statusCode()).isEqualTo(400);
    assertThat(twice.body()).contains("'day' twice");
  }

  @Test
  void takeWhatIsRight() {
    HttpResponse<String> answer = send("submit-form", """
        {"variables": {"day": {"value": "2027-01-01"}, "ready": {"value": true, "type": "Boolean"},
         "start": {"value": "2027-01-01T10:00:00+01:00"}, "hour": {"value": "10:00"},
         "weekday": {"value": "MONDAY", "type": "String"}, "notes": {"value": "😀\\r\\n"}}}
        """);

    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    assertThat(tasks.createTaskQuery().count()).isZero();
  }

  private HttpResponse<String> send(String call, String body) {
    String task = tasks.createTaskQuery().singleResult().getId();
    return http.post("analyst", "/engine-rest/task/%s/%s".formatted(task, call), body);
  }
}
