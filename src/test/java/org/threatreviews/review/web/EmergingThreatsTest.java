package org.threatreviews.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.review.threat.EmergingThreat;
import org.threatreviews.review.threat.EmergingThreatText;
import org.threatreviews.review.threat.EmergingThreats;
import org.threatreviews.review.threat.LibraryThreat;
import org.threatreviews.review.threat.OfferedThreat;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;

/** Today is 1 December 2026; the first meeting is on 17 February 2027. */
@ProcessTest
class EmergingThreatsTest {

  private static final String LIBRARY = "/threats";
  private static final String PAGE = "/reviews/" + ReviewDriver.FIRST + "/threats";
  private static final String SECOND = "TR-NORD-2027-02";

  @Autowired
  ReviewDriver driver;

  @Autowired
  EmergingThreats threats;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  HistoryLines history;

  @Autowired
  TestTime time;

  @Autowired
  IdentityService identity;

  @Autowired
  MockMvc browser;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @Test
  void showsTheClientWhatTheAnalystChoseWithAReasonOfItsOwn() throws Exception {
    long phishing = add("Device code phishing");
    long loader = add("A loader in adverts");
    add("Old news");

    send(post(PAGE + "/" + loader).param("why", "Your sales staff look for tools."))
        .andExpect(redirectedUrl(PAGE));
    send(post(PAGE + "/" + phishing).param("why", "You use device codes on meeting screens."));
    send(post(PAGE + "/" + phishing).param("why", "You use device codes in the plant."));

    assertThat(threats.of(ReviewDriver.FIRST))
        .containsExactly(
            new EmergingThreat(
                loader, "A loader in adverts", "Your sales staff look for tools.", LINK),
            new EmergingThreat(
                phishing, "Device code phishing", "You use device codes in the plant.", LINK));
    call(get(PAGE))
        .andExpect(content()
            .string(allOf(
                containsString("In the pack: 2 of 5"),
                containsString("You use device codes in the plant."),
                containsString("Old news"))));
  }

  @Test
  void leavesOutWhatWasChosenByMistake() throws Exception {
    long phishing = add("Device code phishing");
    send(post(PAGE + "/" + phishing).param("why", "You use device codes."));

    send(post(PAGE + "/" + phishing + "/removal")).andExpect(redirectedUrl(PAGE));
    send(post(PAGE + "/" + phishing + "/removal"));

    assertThat(threats.of(ReviewDriver.FIRST)).isEmpty();
    assertThat(history.of(ReviewDriver.CLIENT, DecisionSubject.REVIEW))
        .containsSubsequence(
            ReviewDriver.FIRST
                + " THREAT_ATTACHED by analyst, REVIEW_PAGE: Device code phishing: You use device codes.",
            ReviewDriver.FIRST + " THREAT_DETACHED by analyst, REVIEW_PAGE: Device code phishing");
  }

  @Test
  void takesFiveAtMost() throws Exception {
    for (int i = 1; i <= EmergingThreats.MOST; i++) {
      threats.attach(ReviewDriver.FIRST, add("Threat " + i), "It matters.", "ann");
    }

    MvcResult refused = send(form(post(PAGE), "A sixth", LINK)).andReturn();

    call(get(PAGE).flashAttrs(refused.getFlashMap()))
        .andExpect(content()
            .string(allOf(
                containsString("A review can have at most 5 emerging threats."),
                containsString("value=\"A sixth\""))));
    assertThat(threats.of(ReviewDriver.FIRST)).hasSize(EmergingThreats.MOST);
    assertThat(threats.library()).hasSize(EmergingThreats.MOST);
  }

  @Test
  void putsWhatIsWrittenForAReviewIntoTheLibraryToo() throws Exception {
    send(form(post(PAGE), "Device code phishing", LINK)).andExpect(redirectedUrl(PAGE));

    assertThat(threats.of(ReviewDriver.FIRST))
        .extracting(EmergingThreat::title)
        .containsExactly("Device code phishing");
    assertThat(threats.library()).extracting(LibraryThreat::clients).containsExactly(1);
    call(get(LIBRARY))
        .andExpect(content()
            .string(allOf(
                containsString("Device code phishing"),
                containsString("One client has it · last changed by Ann Analyst on 1 Dec 2026"))));
  }

  @Test
  void saysByNameWhoHasWrittenAnEntry() throws Exception {
    User lead = identity.newUser("bea");
    lead.setFirstName("Beatrix");
    lead.setLastName("Lindqvist");
    identity.saveUser(lead);
    try {
      add("By a lead, who is not in the pool", "bea");
      add("By an analyst of the pool", "analyst");

      call(get(LIBRARY))
          .andExpect(content()
              .string(allOf(
                  containsString("last changed by Beatrix Lindqvist on"),
                  not(containsString("last changed by bea on")),
                  not(containsString("last changed by analyst on")))));
    } finally {
      identity.deleteUser("bea");
    }
  }

  @Test
  void saysWhichReviewHasToldTheClientBefore() throws Exception {
    long phishing = add("Device code phishing");
    threats.attach(ReviewDriver.FIRST, phishing, "It matters.", "ann");

    assertThat(threats.offeredFor(SECOND))
        .extracting(OfferedThreat::shownIn)
        .containsExactly(reviews.get(ReviewDriver.FIRST).title());
    call(get("/reviews/" + SECOND + "/threats"))
        .andExpect(content()
            .string(containsString("was in " + reviews.get(ReviewDriver.FIRST).title())));
  }

  @Test
  void keepsThePackAsItIsOncePublished() {
    long phishing = add("Device code phishing");
    threats.attach(ReviewDriver.FIRST, phishing, "It matters.", "ann");
    time.advanceTo(reviews.get(ReviewDriver.FIRST).start().minus(Duration.ofHours(1)));

    assertThatThrownBy(() -> threats.detach(ReviewDriver.FIRST, phishing, "ann"))
        .isInstanceOf(StateConflict.class)
        .hasMessageContaining("it can no longer be changed");
    assertThat(threats.canBeChanged(ReviewDriver.FIRST)).isFalse();
    assertThat(threats.of(ReviewDriver.FIRST)).hasSize(1);
  }

  @Test
  void changesAndRetiresEntries() throws Exception {
    long phishing = add("Device code phishing");
    threats.attach(ReviewDriver.FIRST, phishing, "It matters to you.", "ann");

    send(form(post(LIBRARY + "/" + phishing), "Phishing by device code", LINK));
    send(post(LIBRARY + "/" + phishing + "/retirement"));

    assertThat(threats.of(ReviewDriver.FIRST))
        .containsExactly(
            new EmergingThreat(phishing, "Phishing by device code", "It matters to you.", LINK));
    assertThat(threats.offeredFor(SECOND)).isEmpty();

    send(post(LIBRARY + "/" + phishing + "/return"));
    assertThat(threats.offeredFor(SECOND)).hasSize(1);
  }

  @Test
  void hasATitleOnce() throws Exception {
    add("Device code phishing");
    long loader = add("A loader in adverts");

    for (String path : List.of(LIBRARY, LIBRARY + "/" + loader)) {
      MvcResult refused = send(form(post(path), "DEVICE code phishing", LINK)).andReturn();
      call(get(LIBRARY).flashAttrs(refused.getFlashMap()))
          .andExpect(content()
              .string(allOf(
                  containsString("already has &#39;DEVICE code phishing&#39;"),
                  containsString("value=\"DEVICE code phishing\""))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "example.org", "https:///news", "", "http://a b"})
  void takesOnlyWebAddresses(String link) {
    assertThatThrownBy(() -> new EmergingThreatText("Title", "Why", link))
        .isInstanceOfSatisfying(
            InvalidInput.class, refused -> assertThat(refused.field()).isEqualTo("link"));
  }

  @ParameterizedTest
  @CsvSource({"soc, 403", "integration, 403", "analyst, 200", "advisor, 200", "team-lead, 200"})
  void isForThoseWhoHoldReviews(String group, int expected) throws Exception {
    for (String path : List.of(LIBRARY, PAGE)) {
      browser
          .perform(get(path).with(user("analyst").authorities(new SimpleGrantedAuthority(group))))
          .andExpect(status().is(expected));
    }
  }

  @Test
  void knowsOnlyWhatThereIs() throws Exception {
    call(get("/reviews/TR-NOBODY-1/threats")).andExpect(status().isNotFound());
    send(post(PAGE + "/4711").param("why", "It matters.")).andExpect(status().isNotFound());
    send(post(LIBRARY + "/4711/retirement")).andExpect(status().isNotFound());
    call(get(LIBRARY)).andExpect(content().string(not(containsString("Retire"))));
  }

  private static final String LINK = "https://www.example.org/news";

  private long add(String title) {
    return add(title, "ann");
  }

  private long add(String title, String by) {
    return threats
        .add(new EmergingThreatText(title, "It is on the rise.", LINK), by)
        .id();
  }

  private static MockHttpServletRequestBuilder form(
      MockHttpServletRequestBuilder request, String title, String link) {
    return request.param("title", title).param("why", "It is on the rise.").param("link", link);
  }

  private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
    return call(request.with(csrf()));
  }

  private ResultActions call(MockHttpServletRequestBuilder request) throws Exception {
    return browser.perform(
        request.with(user("analyst").authorities(new SimpleGrantedAuthority("analyst"))));
  }
}
