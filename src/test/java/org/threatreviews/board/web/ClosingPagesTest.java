package org.threatreviews.board.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
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
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

@ProcessTest
class ClosingPagesTest {

  private static final String PAGE = "/board/clients/NORTHWIND/closing";

  @Autowired
  MockMvc browser;

  @Autowired
  Clients clients;

  @Autowired
  Improvements improvements;

  private Improvement improvement;

  @BeforeEach
  void propose() {
    clients.register(SampleClient.of("NORTHWIND"));
    improvement = improvements.propose(
        new NewImprovement("NORTHWIND", "Rotate keys", null, Owner.PROVIDER, null, null),
        "analyst");
  }

  @Test
  void aLeadDecidesAboutOneThingAndAnotherTimeOtherwise() throws Exception {
    call(get(PAGE), "team-lead")
        .andExpect(status().isOk())
        .andExpect(
            content().string(allOf(containsString("Rotate keys"), containsString("not yet"))));

    call(decision("GOES_ON", "Their own team stays on it"), "team-lead")
        .andExpect(redirectedUrl(PAGE));
    call(get(PAGE), "team-lead")
        .andExpect(content()
            .string(allOf(
                containsString("goes on"),
                containsString("Their own team stays on it"),
                not(containsString("not yet")))));
    assertThat(improvements.get(improvement.id()).isOpen()).isTrue();

    call(decision("CLOSED", "Nobody pays for it"), "team-lead");
    assertThat(improvements.get(improvement.id()))
        .returns(ImprovementStatus.DECLINED, Improvement::status)
        .returns("Nobody pays for it", Improvement::declinedReason);
    call(get(PAGE), "team-lead").andExpect(content().string(containsString("None.")));
  }

  @Test
  void keepsWhatWasEnteredAndSaysWhatIsMissing() throws Exception {
    call(decision("CLOSED", " "), "team-lead")
        .andExpect(status().is4xxClientError())
        .andExpect(content()
            .string(allOf(
                containsString("Please say why, and who takes over what is still open."),
                containsString("<option value=\"CLOSED\" selected>"))));
    assertThat(improvements.get(improvement.id()).isOpen()).isTrue();
  }

  @Test
  void isForLeadsOnly() throws Exception {
    call(decision("CLOSED", "Over"), "analyst").andExpect(status().isForbidden());
  }

  private MockHttpServletRequestBuilder decision(String becomes, String note) {
    return post(PAGE)
        .param("kind", "ACTION")
        .param("item", improvement.key().toString())
        .param("becomes", becomes)
        .param("note", note);
  }

  private ResultActions call(MockHttpServletRequestBuilder request, String group) throws Exception {
    return browser.perform(request
        .with(user("lena").authorities(new SimpleGrantedAuthority(group)))
        .with(csrf()));
  }
}
