package org.threatreviews.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Clients;
import org.threatreviews.history.DecisionChannel;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.RecordedDecision;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;
import org.threatreviews.support.SampleClient;

/** The engine's own servlets, too, tell the history who decides and where. */
@HttpTest
class DecisionChannelTest {

  private static final String FORM = """
      {"variables": {"change": {"value": "EXTEND"}, "contractEnd": {"value": "%s"}}}
      """;

  @Autowired
  Clients clients;

  @Autowired
  TaskService tasks;

  @Autowired
  DecisionHistory history;

  @Autowired
  Http http;

  @BeforeEach
  void registerClient() {
    clients.register(SampleClient.of("NORTHWIND"));
  }

  @Test
  void aTaskIsCompletedByAProgramOrInTasklist() {
    String program = begin();
    assertThat(http.post(
                "lead",
                "/engine-rest/task/" + program + "/submit-form",
                FORM.formatted("2027-12-31"))
            .statusCode())
        .isEqualTo(204);
    String person = begin();
    HttpClient lead = http.signIn("lead");
    HttpResponse<String> tasklist =
        http.send(lead, http.request("/camunda/app/tasklist/default/").build());
    assertThat(http.send(
                lead,
                http.request("/camunda/api/engine/engine/default/task/" + person + "/submit-form")
                    .header("Content-Type", "application/json")
                    .header(
                        "X-XSRF-TOKEN",
                        tasklist.headers().firstValue("X-XSRF-TOKEN").orElseThrow())
                    .POST(BodyPublishers.ofString(FORM.formatted("2028-12-31")))
                    .build())
            .statusCode())
        .isEqualTo(204);

    assertThat(clients.get("NORTHWIND").contractEnd()).isEqualTo(LocalDate.parse("2028-12-31"));
    assertThat(history.all(HistoryLines.all("NORTHWIND")))
        .extracting(RecordedDecision::by, RecordedDecision::channel, RecordedDecision::wording)
        .containsExactly(
            tuple("lead", DecisionChannel.ENGINE_API, "until 31 December 2027"),
            tuple("lead", DecisionChannel.TASKLIST, "until 31 December 2028"));
  }

  @Test
  void theHistoryIsDescribedAndDownloadedOverHttp() {
    begin();
    HttpResponse<String> csv = http.get("lead", "/api/v1/clients/NORTHWIND/history?format=csv");

    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    assertThat(csv.body())
        .isEqualTo("\uFEFFat,subject,reference,kind,by,channel,wording,byName,recordedBy\r\n");
    HttpClient lead = http.signIn("lead");
    assertThat(
            http.send(lead, http.request("/board/clients/NORTHWIND/history.csv").build())
                .body())
        .isEqualTo(csv.body());
    JsonNode described = Http.json(http.get("lead", "/v3/api-docs"))
        .at("/paths/~1api~1v1~1clients~1{client}~1history/get");
    assertThat(described.at("/responses/200/content").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("application/json", "text/csv");
    assertThat(described.path("parameters").findValuesAsText("name"))
        .contains("client", "from", "to", "subject", "reference", "page", "size", "format");
  }

  /** The id of the task in which the lead describes a contract change. */
  private String begin() {
    http.post(
        "lead",
        "/engine-rest/process-definition/key/contract-change/submit-form",
        "{\"variables\": {\"client\": {\"value\": \"NORTHWIND\"}}}");
    return tasks.createTaskQuery().singleResult().getId();
  }
}
