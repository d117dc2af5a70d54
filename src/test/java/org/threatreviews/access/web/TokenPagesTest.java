package org.threatreviews.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.threatreviews.access.ApiTokens;
import org.threatreviews.support.ProcessTest;

/** Administrators issue tokens, see each secret once, and revoke them; nobody else does. */
@ProcessTest
class TokenPagesTest {

  private static final String PAGE = "/account/tokens";

  @Autowired
  MockMvc browser;

  @Autowired
  ApiTokens tokens;

  private final MockHttpSession session = new MockHttpSession();

  @Test
  void showsANewTokenOnce() throws Exception {
    send(issue()).andExpect(redirectedUrl(PAGE));

    Document first = page();
    String secret = first.select("#issued").text();
    assertThat(secret).startsWith("tr_");
    assertThat(row(first)).contains("Portal", "integration", "read and write", "never", "by admin");
    assertThat(page().text()).doesNotContain(secret);
    browser
        .perform(get("/api/v1/clients").header("Authorization", "Bearer " + secret))
        .andExpect(status().isOk());
    assertThat(row(page())).contains("1 December 2026");
  }

  @Test
  void revokesAToken() throws Exception {
    send(issue());
    String secret = page().select("#issued").text();
    send(post(PAGE + "/{id}/revocation", tokens.all().get(0).id())).andExpect(redirectedUrl(PAGE));

    Document after = page();
    assertThat(after.select("[role=status]").text()).startsWith("Revoked.");
    assertThat(row(after)).contains("1 December 2026, 09:00, revoked by admin");
    assertThat(after.select("main form[action$=revocation]")).isEmpty();
    browser
        .perform(get("/api/v1/clients").header("Authorization", "Bearer " + secret))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void showsAgainWhatWasRefused() throws Exception {
    send(issue().param("client", "NOBODY"));

    Document page = page();
    assertThat(page.select("[role=alert]").text()).isEqualTo("There is no client 'NOBODY'.");
    assertThat(page.select("[name=name]").val()).isEqualTo("Portal");
    assertThat(page.select("[name=scope] [selected]").val()).isEqualTo("READ_WRITE");
    assertThat(tokens.all()).isEmpty();
  }

  @Test
  void knowsOnlyTokensThatThereAre() throws Exception {
    send(post(PAGE + "/4711/revocation")).andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @ValueSource(strings = {"team-lead", "analyst", "advisor", "soc", "integration"})
  void isClosedToEverybodyElse(String group) throws Exception {
    RequestPostProcessor other = user("someone").authorities(new SimpleGrantedAuthority(group));

    browser.perform(get(PAGE).with(other)).andExpect(status().isForbidden());
    browser.perform(issue().with(csrf()).with(other)).andExpect(status().isForbidden());
    browser
        .perform(post(PAGE + "/1/revocation").with(csrf()).with(other))
        .andExpect(status().isForbidden());
    assertThat(tokens.all()).isEmpty();
    if (group.equals("integration")) {
      browser.perform(get("/").with(other)).andExpect(status().isForbidden());
    } else {
      assertThat(links(other)).doesNotContain(PAGE);
    }
  }

  @Test
  void isLinkedFromTheStartPageOfAdministrators() throws Exception {
    assertThat(links(admin())).contains(PAGE);
  }

  private List<String> links(RequestPostProcessor person) throws Exception {
    return document(browser.perform(get("/").with(person)).andReturn())
        .select("a")
        .eachAttr("href");
  }

  private static MockHttpServletRequestBuilder issue() {
    return post(PAGE)
        .param("name", "Portal")
        .param("user", "integration")
        .param("scope", "READ_WRITE")
        .param("endsOn", "2027-12-01");
  }

  private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
    return browser.perform(request.session(session).with(csrf()).with(admin()));
  }

  private Document page() throws Exception {
    return document(browser.perform(get(PAGE).session(session).with(admin())).andReturn());
  }

  private static Document document(MvcResult result) throws Exception {
    assertThat(result.getResponse().getStatus()).isEqualTo(200);
    return Jsoup.parse(result.getResponse().getContentAsString());
  }

  private static String row(Document page) {
    return page.select("tbody tr").first().text();
  }

  private static RequestPostProcessor admin() {
    return user("admin").authorities(new SimpleGrantedAuthority("camunda-admin"));
  }
}
