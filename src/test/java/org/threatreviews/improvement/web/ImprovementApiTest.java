package org.threatreviews.improvement.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
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
class ImprovementApiTest {

  private static final String PROPOSAL = """
      {"reference": "IMP-1", "title": "Onboard the mail gateway", "reason": "Phishing",
       "owner": "CLIENT", "targetDate": "2027-03-31", "source": "Portal"}
      """;

  @Autowired
  MockMvc api;

  @Autowired
  Clients clients;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  TestTime time;

  @BeforeEach
  void registerClient() {
    clients.register(SampleClient.of("NORTHWIND"));
  }

  @Test
  void listsWhatWasProposedOnce() throws Exception {
    propose(PROPOSAL).andExpect(status().isCreated());
    propose(PROPOSAL)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("PROPOSED"))
        .andExpect(jsonPath("$.title").value("Onboard the mail gateway"));
    propose(PROPOSAL.replace("Phishing", "Spam"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.rule").value("referenceTaken"));

    call(get("/api/v1/clients/NORTHWIND/improvements"), null)
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].targetDate").value("2027-03-31"))
        .andExpect(jsonPath("$.items[0].source").value("Portal"));
  }

  @Test
  void changesOnlyTheGivenFields() throws Exception {
    int id = proposed();

    change(id, "{\"status\": \"AGREED\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.status").value("AGREED"))
        .andExpect(jsonPath("$.owner").value("CLIENT"))
        .andExpect(jsonPath("$.reason").value("Phishing"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          {"status": "DONE"}                                      | 409 | status
          {"status": "DECLINED"}                                  | 400 | reason
          {"status": "LATER"}                                     | 400 | status
          {"titel": "x"}                                          | 400 | titel
          {"title": " "}                                          | 400 | title
          {"targetDate": "2020-01-01"}                            | 400 | targetDate
          """)
  void refusesAWrongChange(String body, int status, String field) throws Exception {
    change(proposed(), body)
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.field").value(field));
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    change(4711, "{\"status\": \"AGREED\"}").andExpect(status().isNotFound());
    call(post("/api/v1/clients/NOBODY/improvements"), PROPOSAL)
        .andExpect(status().isNotFound());
    call(get("/api/v1/clients/NOBODY/improvements"), null).andExpect(status().isNotFound());
    propose("{\"owner\": \"CLIENT\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("title"));
  }

  @Test
  void keepsTheReviewAndTheIncidentFromWhichItCame() throws Exception {
    incidents.report(new IncidentReport(
        "NORTHWIND",
        "SIR-1",
        Severity.LOW,
        "Phishing",
        "A mail.",
        "Delete it.",
        null,
        null,
        time.now()));

    propose("{\"title\": \"T\", \"owner\": \"SOC\", \"sourceIncident\": \"SIR-1\"}")
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.sourceIncident").value("SIR-1"))
        .andExpect(jsonPath("$.sourceReview").isEmpty());
    propose("{\"title\": \"T\", \"owner\": \"SOC\", \"sourceIncident\": \"SIR-2\"}")
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.field").value("sourceIncident"));
    propose("{\"title\": \"T\", \"owner\": \"SOC\", \"sourceReview\": \"TR-1\"}")
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.field").value("sourceReview"));
  }

  private int proposed() throws Exception {
    return JsonPath.read(propose(PROPOSAL).andReturn().getResponse().getContentAsString(), "$.id");
  }

  private ResultActions propose(String body) throws Exception {
    return call(post("/api/v1/clients/NORTHWIND/improvements"), body);
  }

  private ResultActions change(int id, String body) throws Exception {
    return call(patch("/api/v1/improvements/" + id), body);
  }

  private ResultActions call(MockHttpServletRequestBuilder request, String body) throws Exception {
    request.with(user("portal").authorities(new SimpleGrantedAuthority("integration")));
    return api.perform(
        body == null ? request : request.contentType(MediaType.APPLICATION_JSON).content(body));
  }
}
