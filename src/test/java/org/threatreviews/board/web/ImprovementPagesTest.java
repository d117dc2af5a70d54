package org.threatreviews.board.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Clients;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

@ProcessTest
class ImprovementPagesTest {

  private static final String PAGE = "/board/clients/NORTHWIND/improvements";

  @Autowired
  MockMvc browser;

  @Autowired
  Clients clients;

  @Autowired
  Improvements improvements;

  @Autowired
  HistoryLines history;

  @BeforeEach
  void registerClients() {
    clients.register(SampleClient.of("NORTHWIND"));
    clients.register(SampleClient.of("SOUTHWIND"));
  }

  @Test
  void proposesAndChanges() throws Exception {
    send(post(PAGE)
            .param("title", "Onboard the proxy")
            .param("reason", "Blind spot")
            .param("owner", "CLIENT")
            .param("date", "2027-03-31"))
        .andExpect(redirectedUrl(PAGE));
    Improvement entry = improvements.of("NORTHWIND").get(0);
    call(get(PAGE))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                containsString("Onboard the proxy"),
                containsString("Blind spot"),
                containsString("Wed 31 Mar 2027"))));

    String form = PAGE + "/" + entry.id();
    send(post(form).param("status", "AGREED").param("owner", "SOC")).andExpect(redirectedUrl(PAGE));
    send(post(form).param("status", "DECLINED").param("owner", "SOC"))
        .andExpect(status().is4xxClientError())
        .andExpect(content()
            .string(allOf(
                containsString("Please say why the improvement is declined."),
                containsString("<option value=\"DECLINED\" selected>"))));
    send(post(form)
        .param("status", "DECLINED")
        .param("owner", "SOC")
        .param("reason", "Replaced in May"));

    assertThat(improvements.get(entry.id()).status()).isEqualTo(ImprovementStatus.DECLINED);
    call(get(PAGE)).andExpect(content().string(containsString("Replaced in May")));
    assertThat(history.of("NORTHWIND", DecisionSubject.IMPROVEMENT))
        .contains(entry.id() + " DECLINED by ann, BOARD: reason: Replaced in May");
  }

  @Test
  void keepsWhatWasEnteredAndTouchesNoOtherClient() throws Exception {
    send(post(PAGE).param("title", "Onboard the proxy").param("owner", ""))
        .andExpect(status().is4xxClientError())
        .andExpect(content()
            .string(allOf(
                containsString("Please choose the owner."),
                containsString("value=\"Onboard the proxy\""))));

    send(post(PAGE).param("title", "Onboard the proxy").param("owner", "SOC"));
    long id = improvements.of("NORTHWIND").get(0).id();
    send(post("/board/clients/SOUTHWIND/improvements/" + id)
            .param("status", "AGREED")
            .param("owner", "SOC"))
        .andExpect(status().isNotFound());
    call(get("/board/clients/NOBODY/improvements")).andExpect(status().isNotFound());
    browser
        .perform(get(PAGE).with(user("sofia").authorities(new SimpleGrantedAuthority("soc"))))
        .andExpect(status().isForbidden());
  }

  private ResultActions send(MockHttpServletRequestBuilder form) throws Exception {
    return call(form.with(csrf()));
  }

  private ResultActions call(MockHttpServletRequestBuilder request) throws Exception {
    return browser.perform(
        request.with(user("ann").authorities(new SimpleGrantedAuthority("team-lead"))));
  }
}
