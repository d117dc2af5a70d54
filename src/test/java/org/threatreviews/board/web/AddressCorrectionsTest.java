package org.threatreviews.board.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** What was mailed to Maria has come back; a lead knows better. */
@ProcessTest
class AddressCorrectionsTest {

  private static final String RIGHT = "jürgen@müller.example";

  @Autowired
  MockMvc browser;

  @Autowired
  Onboarding onboarding;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  Clients clients;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  @BeforeEach
  void mailComesBack() {
    onboarding.register(SampleClient.of("NORTH"));
    incidents.report(new IncidentReport(
        "NORTH",
        "SIR-1",
        Severity.LOW,
        "Beaconing",
        "A workstation talks to a server.",
        "Isolate it.",
        null,
        null,
        time.now()));
    time.advanceTo(time.now());
    jdbc.sql("""
            update mail_outbox set status = 'FAILED', last_error = '550 no such user'
            where recipient = :maria
            """).param("maria", SampleClient.MARIA).update();
  }

  @Test
  void theContactHasTheAddressFromNowOnAndAllThatCameBackGoesThere() throws Exception {
    List<UUID> cameBack = to(SampleClient.MARIA);
    assertThat(cameBack).isNotEmpty();

    browser
        .perform(correction(cameBack.get(0), SampleClient.CISO))
        .andExpect(status().is4xxClientError())
        .andExpect(content()
            .string(containsString("Carl Ciso has the address ciso@northwind.example already.")));
    assertThat(to(SampleClient.MARIA)).isEqualTo(cameBack);

    assertThat(correct(cameBack.get(0), RIGHT))
        .isEqualTo("Maria Anders has the address jürgen@müller.example from now on."
            + " All emails that came back from maria@northwind.example are on their way there.");
    assertThat(clients.get("NORTH").contact(RIGHT)).isPresent();
    assertThat(to(SampleClient.MARIA)).isEmpty();
    assertThat(to(RIGHT)).containsAll(cameBack);
  }

  @Test
  void theBrowserTakesAnAddressInEveryScript() throws Exception {
    Element field = Jsoup.parse(browser
            .perform(asLead(get("/board/mails")))
            .andReturn()
            .getResponse()
            .getContentAsString())
        .expectFirst("input[name=recipient]");

    assertThat(field.attr("type"))
        .as("browsers check type=email, and take Latin letters only")
        .isEqualTo("text");

    correct(to(SampleClient.MARIA).get(0), RIGHT);
  }

  /** Those that have not left, and those that came back; but for the farewell to an old address. */
  private List<UUID> to(String recipient) {
    return jdbc.sql("""
            select id from mail_outbox
            where recipient = :recipient and status in ('QUEUED', 'HELD', 'FAILED')
              and template <> 'contact-left'
            order by id
            """).param("recipient", recipient).query(UUID.class).list();
  }

  private Object correct(UUID mail, String address) throws Exception {
    return browser
        .perform(correction(mail, address))
        .andExpect(redirectedUrl("/board/mails?page=0"))
        .andReturn()
        .getFlashMap()
        .get("saved");
  }

  private static MockHttpServletRequestBuilder correction(UUID mail, String address) {
    return asLead(post("/board/mails/{id}/retries", mail)
        .with(csrf())
        .param("recipient", address)
        .param("forGood", "true"));
  }

  private static MockHttpServletRequestBuilder asLead(MockHttpServletRequestBuilder request) {
    request.with(user("lead").authorities(new SimpleGrantedAuthority("team-lead")));
    return request;
  }
}
