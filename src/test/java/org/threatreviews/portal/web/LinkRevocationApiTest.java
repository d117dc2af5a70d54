package org.threatreviews.portal.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

@ProcessTest
class LinkRevocationApiTest {

  @Autowired
  MockMvc http;

  @Autowired
  TestTime time;

  @Autowired
  Clients clients;

  @Autowired
  IncidentFollowUp incidents;

  @BeforeEach
  void mailALinkToEachContact() {
    clients.register(SampleClient.of("NORTHWIND"));
    incidents.report(new IncidentReport(
        "NORTHWIND",
        "INC-1",
        Severity.HIGH,
        "Suspicious sign-in",
        "A user signed in from two countries.",
        "Reset the password.",
        null,
        null,
        time.now()));
    time.advanceTo(time.now());
  }

  @Test
  void revokesTheLinksOfOneContactOnce() throws Exception {
    http.perform(revoke("team-lead", "{\"email\": \"Maria@Northwind.example\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.revoked").value(1));
    http.perform(revoke("integration", "{\"email\": \"maria@northwind.example\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.revoked").value(0));
    http.perform(revoke("integration", "{\"email\": \"ciso@northwind.example\"}"))
        .andExpect(jsonPath("$.revoked").value(1));
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    http.perform(revoke("team-lead", "{\"email\": \"nobody@northwind.example\"}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("email"))
        .andExpect(jsonPath("$.rule").value("contactOfClient"));
    http.perform(revoke("team-lead", "{}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("email"));
    for (String group : new String[] {"analyst", "advisor", "soc", "camunda-admin"}) {
      http.perform(revoke(group, "{\"email\": \"maria@northwind.example\"}"))
          .andExpect(status().isForbidden());
    }
  }

  private static MockHttpServletRequestBuilder revoke(String group, String body) {
    return post("/api/v1/clients/NORTHWIND/link-revocations")
        .with(user("somebody").authorities(new SimpleGrantedAuthority(group)))
        .contentType(MediaType.APPLICATION_JSON)
        .content(body);
  }
}
