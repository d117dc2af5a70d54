package org.threatreviews.board.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** A step that has failed for good, as the team lead finds it on the board. */
@ProcessTest
class FailedStepsTest {

  @Autowired
  MockMvc browser;

  @Autowired
  TestTime time;

  @Autowired
  Clients clients;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  ManagementService management;

  @Test
  void isCalledAsTheModelCallsItAndLeadsToCockpit() throws Exception {
    clients.register(SampleClient.of("ALPHA"));
    incidents.report(new IncidentReport(
        "ALPHA",
        "INC-1",
        Severity.HIGH,
        "Beaconing",
        "A workstation talks to a server.",
        "Isolate it.",
        null,
        null,
        time.now()));
    Job job = management.createJobQuery().activityId("event_reportTimeReached").singleResult();
    management.setJobRetries(job.getId(), 0);

    Document board = Jsoup.parse(
        browser.perform(get("/board").with(lead())).andReturn().getResponse().getContentAsString());

    String cockpit = "[href*='/cockpit/'][href*='%s']".formatted(job.getProcessInstanceId());
    assertThat(board.select("section a" + cockpit).eachText())
        .containsExactly("Incident follow-up: Report time reached");
    assertThat(board.select("td a" + cockpit).eachText())
        .containsExactly("Failed step: Report time reached");
    assertThat(board.select("main").text()).doesNotContain("event_");
    browser
        .perform(get("/api/v1/board").with(lead()))
        .andExpect(jsonPath("$.late.engineIncidents.items[0].process").value("incident-follow-up"))
        .andExpect(
            jsonPath("$.late.engineIncidents.items[0].element").value("event_reportTimeReached"))
        .andExpect(jsonPath("$.late.engineIncidents.items[0].step").value("Report time reached"));
  }

  private static RequestPostProcessor lead() {
    return user("lead").authorities(new SimpleGrantedAuthority("team-lead"));
  }
}
