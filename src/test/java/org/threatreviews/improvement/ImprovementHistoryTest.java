package org.threatreviews.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.Refusal;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** The history tells what was proposed and changed on a client's improvement list. */
@ProcessTest
class ImprovementHistoryTest {

  private static final String PROPOSAL = """
      {"reference": "IMP-1", "title": "Onboard the mail gateway", "reason": "Phishing",
       "owner": "CLIENT"}
      """;

  @Autowired
  MockMvc api;

  @Autowired
  Clients clients;

  @Autowired
  Improvements improvements;

  @Autowired
  HistoryLines history;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TestTime time;

  @BeforeEach
  void registerClient() {
    clients.register(SampleClient.of("NORTHWIND"));
  }

  @Test
  void tellsWhoProposedAndChangedWhatAndWhen() throws Exception {
    send(post("/api/v1/clients/NORTHWIND/improvements"), PROPOSAL);
    long id = improvements.of("NORTHWIND").get(0).id();
    time.set(CleanState.START.plus(Duration.ofHours(1)));
    change(id, "{\"owner\": \"SOC\", \"targetDate\": \"2027-03-31\"}");
    change(id, "{\"status\": \"AGREED\"}");
    change(id, "{\"status\": \"DECLINED\", \"reason\": \"Replaced in May\"}");

    String by = " by portal, API";
    assertThat(lines())
        .containsExactly(
            id + " PROPOSED" + by + ": Onboard the mail gateway\nPhishing",
            id + " CHANGED" + by + ": owner: SOC\ntarget date: 2027-03-31",
            id + " AGREED" + by,
            id + " DECLINED" + by + ": reason: Replaced in May");
    assertThat(history.times("NORTHWIND", DecisionSubject.IMPROVEMENT))
        .containsExactly(
            "2026-12-01 09:00", "2026-12-01 10:00", "2026-12-01 10:00", "2026-12-01 10:00");
  }

  @Test
  void saysNothingTwiceAndNothingThatWasRefused() throws Exception {
    for (int i = 0; i < 2; i++) {
      send(post("/api/v1/clients/NORTHWIND/improvements"), PROPOSAL);
    }
    long id = improvements.of("NORTHWIND").get(0).id();
    for (int i = 0; i < 2; i++) {
      change(id, "{\"status\": \"AGREED\"}");
    }
    change(id, "{\"title\": \"Onboard the mail gateway\"}");
    change(id, "{\"status\": \"DECLINED\"}");

    assertThat(lines()).hasSize(2);
  }

  @Test
  void keepsNothingOfAStepThatIsRolledBack() {
    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
          improvements.propose(
              new NewImprovement("NORTHWIND", "Onboard the proxy", null, Owner.SOC, null, null),
              "anna");
          improvements.submit(new NewImprovement(
              "NORTHWIND", "Late", null, Owner.SOC, LocalDate.parse("2020-01-01"), null));
        }))
        .isInstanceOf(Refusal.class);

    assertThat(lines()).isEmpty();
  }

  private List<String> lines() {
    return history.of("NORTHWIND", DecisionSubject.IMPROVEMENT);
  }

  private void change(long id, String body) throws Exception {
    send(patch("/api/v1/improvements/" + id), body);
  }

  private void send(MockHttpServletRequestBuilder request, String body) throws Exception {
    api.perform(request
        .with(user("portal").authorities(new SimpleGrantedAuthority("integration")))
        .contentType(MediaType.APPLICATION_JSON)
        .content(body));
  }
}
