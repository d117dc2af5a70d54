package org.threatreviews.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.threatreviews.support.SampleClient.MARIA;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.threatreviews.client.Clients;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** Rules and what breaks them, for whoever operates the application. */
@ProcessTest
class InvariantEndpointTest {

  private static final String ENDPOINT = "/actuator/invariants";

  @Autowired
  MockMvc http;

  @Autowired
  MeterRegistry meters;

  @Autowired
  Clients clients;

  @Autowired
  Questions questions;

  @Autowired
  JdbcClient jdbc;

  @Test
  void saysOfEachRuleThatItHolds() throws Exception {
    http.perform(get(ENDPOINT).with(user("lead").authorities(group("team-lead"))))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.holds").value(true))
        .andExpect(jsonPath("$.rules", hasSize(Rule.values().length)))
        .andExpect(jsonPath("$.rules[*].count", everyItem(is(0))))
        .andExpect(jsonPath("$.rules[*].rule", hasItem("withoutNextStep")));
  }

  @Test
  @Breaks(value = Rule.TASK_WITHOUT_DUE_DATE, because = "to be shown")
  void showsWhatBreaksARuleAndCountsIt() throws Exception {
    clients.register(SampleClient.of("ACME"));
    questions.ask(new NewQuestion("ACME", "Q-1", "Proxy", "Do you see it?", MARIA, null));
    jdbc.sql("update act_ru_task set due_date_ = null").update();

    http.perform(get(ENDPOINT).with(user("admin").authorities(group("camunda-admin"))))
        .andExpect(jsonPath("$.holds").value(false))
        .andExpect(jsonPath("$.rules[?(@.rule == 'taskWithoutDueDate')].samples[0].reference")
            .value("Q-1"));
    assertThat(meters
            .get("threat.reviews.invariant.violations")
            .tag("rule", "taskWithoutDueDate")
            .gauge()
            .value())
        .isEqualTo(1);
  }

  @Test
  void isAGaugeForPrometheus() throws Exception {
    http.perform(get("/actuator/prometheus").with(user("lead").authorities(group("team-lead"))))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(containsString(
                "threat_reviews_invariant_violations{rule=\"withoutNextStep\"} 0.0")));
  }

  @ParameterizedTest
  @CsvSource({"analyst", "advisor", "soc", "integration"})
  void isForLeadAndAdministrator(String group) throws Exception {
    http.perform(get(ENDPOINT).with(user("somebody").authorities(group(group))))
        .andExpect(status().isForbidden());
  }

  private static SimpleGrantedAuthority group(String name) {
    return new SimpleGrantedAuthority(name);
  }
}
