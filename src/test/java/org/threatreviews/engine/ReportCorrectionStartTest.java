package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Clients;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;
import org.threatreviews.support.SampleClient;

/** Who may begin to correct a report in Tasklist, and finish it. */
@HttpTest
class ReportCorrectionStartTest {

  private static final String START =
      "/engine-rest/process-definition/key/report-correction/submit-form";
  private static final String SUBMIT = "/engine-rest/task/%s/submit-form";

  @Autowired
  Clients clients;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  TaskService tasks;

  @Autowired
  Http http;

  @BeforeEach
  void reportIncident() {
    clients.register(SampleClient.of("NORD"));
    incidents.report(new IncidentReport(
        "NORD",
        "SIR-1",
        Severity.HIGH,
        "Beaconing",
        "A workstation talks to a command and control server.",
        "Isolate the workstation.",
        "ws-17",
        "T1071",
        Instant.parse("2026-12-01T08:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soc", "lead"})
  void theSocOrALeadBeginsItAndFinishesIt(String user) {
    assertThat(start(user, "SIR-1").statusCode()).isEqualTo(200);
    Task task =
        tasks.createTaskQuery().taskDefinitionKey("userTask_correctReport").singleResult();
    assertThat(task.getAssignee()).isEqualTo(user);
    assertThat(task.getName()).isEqualTo("Correct the report: SIR-1");

    HttpResponse<String> refused =
        http.post(user, SUBMIT.formatted(task.getId()), variable("correction", "WITHDRAW"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Http.json(refused).path("field").asText()).isEqualTo("reason");

    HttpResponse<String> done = http.post(
        user,
        SUBMIT.formatted(task.getId()),
        "{\"variables\":{\"correction\":{\"value\":\"WITHDRAW\"},"
            + "\"reason\":{\"value\":\"False alarm\"}}}");
    assertThat(done.statusCode()).isEqualTo(204);
    assertThat(incidents.get("SIR-1").status()).isEqualTo(IncidentStatus.WITHDRAWN);
    assertThat(incidents.get("SIR-1").notes())
        .last()
        .satisfies(note -> assertThat(note.notedBy()).isEqualTo(user));
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyst", "advisor"})
  void nobodyElseBeginsIt(String user) {
    assertThat(start(user, "SIR-1").statusCode()).isIn(403, 404);
    assertThat(
            tasks.createTaskQuery().taskDefinitionKey("userTask_correctReport").count())
        .isZero();
  }

  @Test
  void anUnknownIncidentIsRefusedInWords() {
    HttpResponse<String> refused = start("soc", "SIR-9");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Http.json(refused).path("message").asText())
        .isEqualTo("There is no incident 'SIR-9'.");
  }

  private HttpResponse<String> start(String user, String incident) {
    return http.post(user, START, variable("incident", incident));
  }

  private static String variable(String name, String value) {
    return "{\"variables\":{\"%s\":{\"value\":\"%s\"}}}".formatted(name, value);
  }
}
