package org.threatreviews.incident.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

/** Events as products write them: each becomes an incident, or is refused by OCSF's own names. */
@HttpTest
class OcsfEmittersTest {

  @Autowired
  Http http;

  @BeforeEach
  void registerClient() {
    HttpResponse<String> registered = http.post("lead", "/api/v1/clients", """
        {"reference": "NORD", "name": "Nord", "subscription": "STANDARD",
         "timeZone": "Europe/Berlin", "country": "DE", "language": "en",
         "contractStart": "2027-01-01", "contractEnd": "2027-12-31",
         "contacts": [{"name": "Eva", "email": "eva@nord.example", "role": "CISO",
                       "riskAuthority": true, "level": 1}]}
        """);
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
  }

  @Test
  void eachEventIsTakenOrRefusedByTheNamesOfOcsf() throws IOException {
    for (JsonNode sample : samples()) {
      String emitter = sample.path("emitter").asText();
      JsonNode expected = sample.path("expected");
      HttpResponse<String> answer = http.post(
          "lead", "/api/v1/clients/NORD/incidents", sample.path("event").toString());
      JsonNode body = Http.json(answer);
      if (expected.has("rule")) {
        assertThat(answer.statusCode()).as("%s: %s", emitter, answer.body()).isEqualTo(400);
        assertThat(body.path("field").asText())
            .as(emitter)
            .isEqualTo(expected.path("field").asText());
        assertThat(body.path("rule").asText())
            .as(emitter)
            .isEqualTo(expected.path("rule").asText());
      } else {
        assertThat(answer.statusCode()).as("%s: %s", emitter, answer.body()).isEqualTo(201);
        for (String field : List.of("reference", "severity", "technique", "asset")) {
          assertThat(body.path(field).asText(null))
              .as("%s: %s", emitter, field)
              .isEqualTo(expected.path(field).asText(null));
        }
        assertThat(texts(body.path("notTaken"), "field"))
            .as(emitter)
            .containsExactlyInAnyOrderElementsOf(
                StreamSupport.stream(expected.path("notTaken").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList());
      }
    }
  }

  @Test
  void aRefusalOfATimeSaysInWhichUnitItIs() {
    JsonNode refusal = Http.json(http.post("lead", "/api/v1/clients/NORD/incidents", """
        {"class_uid": 2005, "severity_id": 4, "time": 1796029492,
         "finding_info_list": [{"uid": "O1", "title": "Beaconing", "desc": "C2 beacon"}]}
        """));

    assertThat(refusal.path("field").asText()).isEqualTo("time");
    assertThat(refusal.path("detail").asText()).contains("milliseconds").contains("seconds");
  }

  @Test
  void severalEventsAreRefusedInWords() {
    JsonNode refusal = Http.json(http.post("lead", "/api/v1/clients/NORD/incidents", "[{}, {}]"));

    assertThat(refusal.path("detail").asText()).contains("one by one");
  }

  private static List<String> texts(JsonNode list, String name) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(element -> element.path(name).asText())
        .toList();
  }

  private static JsonNode samples() throws IOException {
    try (var in = OcsfEmittersTest.class.getResourceAsStream("/ocsf/emitters.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
