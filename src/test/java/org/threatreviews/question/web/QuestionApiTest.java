package org.threatreviews.question.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

@ProcessTest
class QuestionApiTest {

  private static final String QUESTION = """
      {"reference": "Q-1", "subject": "Log retention", "text": "Which logs should we keep?",
       "by": "maria@northwind.example"}
      """;

  @Autowired
  MockMvc api;

  @Autowired
  TestTime time;

  @Autowired
  Clients clients;

  @Autowired
  IncidentFollowUp incidents;

  @BeforeEach
  void registerClients() {
    clients.register(SampleClient.of("NORTHWIND"));
    clients.register(SampleClient.of("OTHER"));
  }

  @Test
  void takesAQuestionOnce() throws Exception {
    ask(QUESTION)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.status").value("OPEN"))
        .andExpect(jsonPath("$.queue").value("THREAT_REVIEW"));
    ask(QUESTION).andExpect(status().isOk());
    ask(QUESTION.replace("Which", "What"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.field").value("reference"));
    call(post("/api/v1/clients/OTHER/questions"), QUESTION).andExpect(status().isConflict());

    call(get("/api/v1/questions/Q-1"), null)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.subject").value("Log retention"));
    call(get("/api/v1/clients/NORTHWIND/questions"), null)
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].reference").value("Q-1"));
  }

  @Test
  void tellsItsClocks() throws Exception {
    ask(QUESTION).andExpect(jsonPath("$.answerDue").value("2026-12-03T09:00:00+01:00"));
    time.advanceTo(time.now().plus(Duration.ofHours(3)));

    call(get("/api/v1/questions/Q-1"), null)
        .andExpect(jsonPath("$.firstAnswerTime").value("PT3H"))
        .andExpect(jsonPath("$.firstAnswerLate").value(false))
        .andExpect(jsonPath("$.answerTime").value("PT3H"))
        .andExpect(jsonPath("$.clientTime").value("PT0S"));
  }

  @Test
  void refusesFilesAndSaysWhy() throws Exception {
    ask(QUESTION.replace("\"by\"", "\"attachments\": [{\"name\": \"dump.zip\"}], \"by\""))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("attachments"))
        .andExpect(
            jsonPath("$.detail", containsString("nobody here opens files that are sent to us")));
  }

  @Test
  void bringsAQuestionAboutAnIncidentToTheSoc() throws Exception {
    incidents.report(new IncidentReport(
        "NORTHWIND", "INC-1", Severity.LOW, "T", "D", "R", null, null, time.now()));

    ask(withIncident("INC-1"))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.queue").value("SOC"))
        .andExpect(jsonPath("$.incidentReference").value("INC-1"));
  }

  @Test
  void refusesAnIncidentOfAnotherClient() throws Exception {
    incidents.report(
        new IncidentReport("OTHER", "INC-2", Severity.LOW, "T", "D", "R", null, null, time.now()));

    for (String incident : new String[] {"INC-2", "INC-3"}) {
      ask(withIncident(incident))
          .andExpect(status().isNotFound())
          .andExpect(jsonPath("$.field").value("incidentReference"));
    }
    call(get("/api/v1/questions/Q-1"), null).andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @CsvSource({
    "maria@northwind.example, stranger@example.com, by",
    "Log retention, '', subject",
    "Q-1, Q 1, reference",
    "subject, topic, topic"
  })
  void refusesWhatBreaksARule(String given, String wrong, String field) throws Exception {
    ask(QUESTION.replace(given, wrong))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field));
  }

  private static String withIncident(String reference) {
    return QUESTION.replace("\"by\"", "\"incidentReference\": \"%s\", \"by\"".formatted(reference));
  }

  private ResultActions ask(String body) throws Exception {
    return call(post("/api/v1/clients/NORTHWIND/questions"), body);
  }

  private ResultActions call(MockHttpServletRequestBuilder request, String body) throws Exception {
    request.with(user("portal").authorities(new SimpleGrantedAuthority("integration")));
    return api.perform(
        body == null ? request : request.contentType(MediaType.APPLICATION_JSON).content(body));
  }
}
