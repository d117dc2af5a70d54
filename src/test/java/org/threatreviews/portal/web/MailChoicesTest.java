package org.threatreviews.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.notification.ContactLinks;
import org.threatreviews.notification.MailPreferences;
import org.threatreviews.notification.OptOut;
import org.threatreviews.notification.OptOutSource;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;

/** Whoever holds a link says which mails they want, on a page and by one click in a mail program. */
@ProcessTest
class MailChoicesTest {

  private static final String ANNA = "anna@nord.example";

  @Autowired
  MockMvc browser;

  @Autowired
  Clients clients;

  @Autowired
  MailPreferences preferences;

  @Autowired
  ContactLinks links;

  @Autowired
  HistoryLines history;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  /** Each contact's token is their first name. */
  @BeforeEach
  void registerClient() {
    Nordwind.register(clients, jdbc, time.now());
  }

  @ParameterizedTest
  @CsvSource({
    "anna, en-GB, Always sent",
    "dora, de, Wird immer gesendet",
    "sven, sv, Skickas alltid",
    "jun, ja, 必ずお送りするメール"
  })
  void showsEveryKindOfMailInTheContactsLanguage(String token, String language, String always)
      throws Exception {
    Document page = page("/c/%s/mails".formatted(token));

    assertThat(page.expectFirst("html").attr("lang")).isEqualTo(language);
    assertThat(page.text()).contains(always).doesNotContain("??", "{0}");
    assertThat(page.select("input[name=on][checked]").eachAttr("value"))
        .containsExactlyInAnyOrderElementsOf(preferences.optionalEvents());
    assertThat(page.select("input[name=on], main li"))
        .as("kinds of mail")
        .hasSize(preferences.events().size());
    assertThat(page("/c/%s/unsubscribe/review-pack".formatted(token)).text())
        .doesNotContain("??", "{0}");
  }

  @Test
  void everyPageLeadsToTheChoice() throws Exception {
    browser
        .perform(get("/c/anna"))
        .andExpect(content().string(containsString("href=\"/c/anna/mails\"")));
  }

  @Test
  void savesTheChoiceOnceAndSaysSo() throws Exception {
    MockHttpServletRequestBuilder choice = choice("review-pack", "review-minutes");

    browser
        .perform(choice)
        .andExpect(status().isSeeOther())
        .andExpect(header().string("Location", endsWith("/c/anna/mails?done=RECORDED")));
    browser
        .perform(choice)
        .andExpect(header().string("Location", endsWith("/c/anna/mails?done=ALREADY_RECORDED")));

    assertThat(preferences.switchedOff("NORD", ANNA))
        .containsExactlyInAnyOrder("incident-closed", "review-reminder", "question-closing-notice");
    Document page = page("/c/anna/mails?done=RECORDED");
    assertThat(page.text()).contains("We have recorded this.");
    assertThat(page.select("input[checked]").eachAttr("value"))
        .containsExactlyInAnyOrder("review-pack", "review-minutes");
    assertThat(preferences.switchedOff("NORD")).extracting(OptOut::email).containsOnly(ANNA);
    assertThat(history.of("NORD", DecisionSubject.CONTACT))
        .hasSize(3)
        .contains(ANNA + " MAIL_SWITCHED_OFF by " + ANNA + ", CLIENT_PAGE: incident-closed");
  }

  @Test
  void leavesAloneWhatThePageDidNotShow() throws Exception {
    preferences.switchOff("NORD", ANNA, List.of("review-pack"), OptOutSource.TEAM);

    browser
        .perform(post("/c/anna/mails").param("shown", "incident-closed"))
        .andExpect(status().isSeeOther());
    browser.perform(post("/c/anna/mails")).andExpect(status().isSeeOther());

    assertThat(preferences.switchedOff("NORD", ANNA))
        .containsExactlyInAnyOrder("review-pack", "incident-closed");
  }

  @Test
  void refusesAChoiceThatThePageDoesNotOffer() throws Exception {
    browser
        .perform(post("/c/dora/mails").param("shown", "incident-reported"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("Diese E-Mail wird immer gesendet.")));
    browser
        .perform(post("/c/anna/mails").param("on", "\"><script>alert(1)</script>"))
        .andExpect(status().isBadRequest())
        .andExpect(content()
            .string(allOf(
                containsString("We do not know this kind of email."),
                not(containsString("<script>")))));
    assertThat(preferences.switchedOff("NORD")).isEmpty();
  }

  @Test
  void oneClickSwitchesOffWithoutACookie() throws Exception {
    for (int i = 0; i < 2; i++) {
      browser
          .perform(oneClick("anna", "review-pack"))
          .andExpect(status().isOk())
          .andExpect(header().doesNotExist("Set-Cookie"))
          .andExpect(content()
              .string(allOf(
                  containsString("From now on we will not send any emails of this kind to " + ANNA),
                  containsString("The pack before the meeting"))));
    }

    assertThat(preferences.switchedOff("NORD"))
        .containsExactly(new OptOut(ANNA, "review-pack", time.now(), OptOutSource.ONE_CLICK));
    assertThat(history.of("NORD", DecisionSubject.CONTACT)).hasSize(1);
  }

  @Test
  void openingTheLinkAsksInTheContactsLanguageAndChangesNothing() throws Exception {
    Document page = page("/c/dora/unsubscribe/review-pack?List-Unsubscribe=One-Click");
    browser.perform(head("/c/dora/unsubscribe/review-pack")).andExpect(status().isOk());
    browser.perform(head("/c/dora/mails")).andExpect(status().isOk());

    assertThat(page.text()).contains("Möchten Sie diese E-Mails nicht mehr erhalten?");
    assertThat(page.select("main button")).hasSize(1);
    assertThat(page.expectFirst("main form").attr("action"))
        .isEqualTo("/c/dora/unsubscribe/review-pack");
    assertThat(page.expectFirst("main form input[name=List-Unsubscribe]").attr("value"))
        .isEqualTo("One-Click");
    assertThat(preferences.switchedOff("NORD")).isEmpty();
  }

  @Test
  void takesNothingElseThanTheFormOfTheStandard() throws Exception {
    browser.perform(post("/c/anna/unsubscribe/review-pack")).andExpect(status().isBadRequest());
    browser
        .perform(post("/c/anna/unsubscribe/review-pack")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"List-Unsubscribe\": \"One-Click\"}"))
        .andExpect(status().isBadRequest());
    browser
        .perform(post("/c/anna/unsubscribe/review-pack").param("List-Unsubscribe", "Two-Clicks"))
        .andExpect(status().isBadRequest());
    assertThat(preferences.switchedOff("NORD")).isEmpty();
  }

  @Test
  void whatIsAlwaysSentStaysOn() throws Exception {
    browser
        .perform(get("/c/anna/unsubscribe/incident-reported"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Always sent")));
    browser
        .perform(oneClick("anna", "incident-reported"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("This email is always sent.")));
    assertThat(preferences.switchedOff("NORD")).isEmpty();
  }

  @Test
  void opensNothingElse() throws Exception {
    for (String path : List.of("/c/anna/unsubscribe/weather", "/c/never-issued/mails")) {
      browser.perform(get(path)).andExpect(status().isNotFound());
    }
    browser.perform(oneClick("anna", "weather")).andExpect(status().isNotFound());
    browser.perform(oneClick("anna", "review-unprepared")).andExpect(status().isNotFound());
    browser.perform(oneClick("never-issued", "review-pack")).andExpect(status().isNotFound());
    links.revokeAll("NORD", ANNA);
    browser.perform(oneClick("anna", "review-pack")).andExpect(status().isGone());
    time.set(time.now().plus(Duration.ofDays(2)));
    browser
        .perform(oneClick("dora", "review-pack").header("Accept-Language", "de"))
        .andExpect(status().isGone())
        .andExpect(content().string(containsString("<html lang=\"de\"")));
    assertThat(preferences.switchedOff("NORD")).isEmpty();
  }

  /** As the page sends it when all boxes but these are empty. */
  private MockHttpServletRequestBuilder choice(String... on) {
    return post("/c/anna/mails")
        .param("shown", preferences.optionalEvents().toArray(String[]::new))
        .param("on", on);
  }

  private static MockHttpServletRequestBuilder oneClick(String token, String event) {
    return post("/c/%s/unsubscribe/%s".formatted(token, event))
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .content("List-Unsubscribe=One-Click");
  }

  private Document page(String path) throws Exception {
    return Jsoup.parse(browser
        .perform(get(path))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString());
  }
}
