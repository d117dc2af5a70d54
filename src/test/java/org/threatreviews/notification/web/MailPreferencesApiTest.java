package org.threatreviews.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.threatreviews.client.Clients;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

@ProcessTest
class MailPreferencesApiTest {

  private static final String PREFERENCES = "/api/v1/clients/{client}/mail-preferences";

  @Autowired
  MockMvc http;

  @Autowired
  Clients clients;

  @Autowired
  HistoryLines history;

  @BeforeEach
  void registerClient() {
    clients.register(SampleClient.of("NORTHWIND"));
  }

  @Test
  void showsAllContactsAndWhatTheyMaySwitchOff() throws Exception {
    http.perform(get(PREFERENCES, "NORTHWIND")
            .with(user("somebody").authorities(new SimpleGrantedAuthority("analyst"))))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.optional.length()").value(5))
        .andExpect(jsonPath("$.optional[0]").value("incident-closed"))
        .andExpect(jsonPath("$.contacts.length()").value(2))
        .andExpect(jsonPath("$.contacts[*].off[*]").isEmpty());
  }

  @Test
  void replacesTheChoiceOfOneContact() throws Exception {
    replace("team-lead", "Maria@northwind.example", "\"incident-closed\", \"review-pack\"");
    replace("integration", SampleClient.MARIA, "\"review-pack\", \"review-minutes\"")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.contacts[?(@.email == '%s')].off[*].event", SampleClient.MARIA)
            .value(contains("review-minutes", "review-pack")))
        .andExpect(jsonPath("$.contacts[?(@.email == '%s')].off[*].by", SampleClient.MARIA)
            .value(contains("TEAM", "TEAM")))
        .andExpect(
            jsonPath("$.contacts[?(@.email == '%s')].off[*]", SampleClient.CISO).isEmpty());

    assertThat(history.of("NORTHWIND", DecisionSubject.CONTACT))
        .containsExactly(
            "maria@northwind.example MAIL_SWITCHED_OFF by somebody, API: incident-closed",
            "maria@northwind.example MAIL_SWITCHED_OFF by somebody, API: review-pack",
            "maria@northwind.example MAIL_SWITCHED_ON by somebody, API: incident-closed",
            "maria@northwind.example MAIL_SWITCHED_OFF by somebody, API: review-minutes");
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    refused(
        replace("team-lead", SampleClient.MARIA, "\"incident-reported\""), "off", "mandatoryMail");
    refused(replace("team-lead", SampleClient.MARIA, "\"weather\""), "off", "unknownMail");
    refused(
        replace("team-lead", "nobody@northwind.example", "\"review-pack\""),
        "email",
        "contactOfClient");
    refused(
        send("team-lead", "NORTHWIND", "{\"email\": \"maria@northwind.example\"}"), "off", null);
    refused(send("team-lead", "NORTHWIND", "{\"off\": []}"), "email", null);
    refused(replace("team-lead", SampleClient.MARIA, "null"), "off[0]", null);
    send("team-lead", "NOBODY", "{\"email\": \"maria@northwind.example\", \"off\": []}")
        .andExpect(status().isNotFound());
    http.perform(get(PREFERENCES, "NOBODY")
            .with(user("somebody").authorities(new SimpleGrantedAuthority("team-lead"))))
        .andExpect(status().isNotFound());
    for (String group : new String[] {"analyst", "advisor", "soc", "camunda-admin"}) {
      replace(group, SampleClient.MARIA, "\"review-pack\"").andExpect(status().isForbidden());
    }
    http.perform(get(PREFERENCES, "NORTHWIND")).andExpect(status().isUnauthorized());
    assertThat(history.of("NORTHWIND", DecisionSubject.CONTACT)).isEmpty();
  }

  private static void refused(ResultActions answer, String field, String rule) throws Exception {
    answer
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(
            rule == null ? jsonPath("$.rule").exists() : jsonPath("$.rule").value(rule));
  }

  private ResultActions replace(String group, String email, String off) throws Exception {
    return send(group, "NORTHWIND", "{\"email\": \"%s\", \"off\": [%s]}".formatted(email, off));
  }

  private ResultActions send(String group, String client, String body) throws Exception {
    return http.perform(put(PREFERENCES, client)
        .with(user("somebody").authorities(new SimpleGrantedAuthority(group)))
        .contentType(MediaType.APPLICATION_JSON)
        .content(body));
  }
}
