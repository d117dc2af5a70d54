package org.threatreviews.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.demo.story.PortfolioStory;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;

/** The bar above each page of the demo, and the journeys that begin there. */
@ProcessTest
class TravelPagesTest {

  /** Tuesday, 1 December 2026, 9 o'clock in Berlin. */
  private static final Instant NOW = CleanState.START;

  @Autowired
  MockMvc browser;

  @Autowired
  AdjustableClock clock;

  @Autowired
  Journeys journeys;

  @Autowired
  PortfolioProgress portfolio;

  @AfterEach
  void arrive() {
    await().until(() -> journeys.arrivesWithin(Duration.ofSeconds(10)));
    portfolio.finish();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/board",
        "/board/analysts",
        "/threats",
        "/demo/inbox",
        "/swagger-ui/index.html"
      })
  void everyPageSaysThatThisIsADemoAndWhatTimeItIs(String page) throws Exception {
    as("lead", "team-lead", get(page))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("<strong>Demo</strong>")))
        .andExpect(content().string(containsString("Tuesday, 1 December 2026, 09:00")));
  }

  @ParameterizedTest
  @CsvSource({
    "en, 'It is Tuesday, 1 December 2026, 09:00 in Berlin.'",
    "de, 'In Berlin ist es Dienstag, 1. Dezember 2026, 09:00.'",
    "sv, 'I Berlin är det tisdag 1 december 2026 09:00.'",
    "ja, ベルリンは現在2026年12月1日火曜日 9:00です。"
  })
  void aClientReadsItInItsLanguage(String language, String sentence) throws Exception {
    browser
        .perform(get("/c/unknown").header("Accept-Language", language))
        .andExpect(content().string(containsString(sentence)))
        .andExpect(content().string(not(containsString("<form"))));
  }

  @Test
  void neitherAMailInItsFrameNorAnAnswerForProgramsIsChanged() throws Exception {
    as("lead", "team-lead", get("/demo/travel/state")).andExpect(content().json("""
        {"underWay": false}"""));
    browser
        .perform(get("/demo/clock"))
        .andExpect(content().json("{\"now\":\"2026-12-01T08:00:00Z\"}"));
    browser
        .perform(get("/demo/demo.css"))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("<aside"))));
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, '', 2026-12-02T11:00:00Z",
    "WEEK, '', 2026-12-08T11:00:00Z",
    "DATE, 2026-12-01, 2026-12-01T11:00:00Z",
    "DATE, 2026-12-24, 2026-12-24T11:00:00Z"
  })
  void aLeadTravelsToNoonAndIsBackOnThePage(String to, String date, Instant arrival)
      throws Exception {
    travel(to, date, "/board?silent=true").andExpect(redirectedUrl("/board?silent=true"));

    assertThat(clock.instant()).isBetween(arrival, arrival.plusSeconds(60));
    as("lead", "team-lead", get("/demo/travel"))
        .andExpect(content().string(containsString("You have arrived: it is")))
        .andExpect(content().string(containsString("href=\"/board?silent=true\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example", ""})
  void nobodyIsSentToAnotherHost(String back) throws Exception {
    travel("DAY", "", back).andExpect(redirectedUrl("/demo/travel"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30, The clock only goes forward",
    "2026-12-32, Please choose a day",
    "'', Please choose a day",
    "2099-01-01, at most 15 years ahead"
  })
  void refusesInWordsWhatNoClockDoes(String date, String words) throws Exception {
    travel("DATE", date, "/board")
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("role=\"alert\"")))
        .andExpect(content().string(containsString(words)));
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  @Test
  void onlyALeadTravelsAndOnlyFromAPageOfOurs() throws Exception {
    as("analyst", "analyst", get("/board/analysts").with(csrf()))
        .andExpect(content().string(not(containsString("name=\"to\""))));
    as("analyst", "analyst", post("/demo/travel").with(csrf()).param("to", "DAY"))
        .andExpect(status().isForbidden());
    as("lead", "team-lead", post("/demo/travel").param("to", "DAY"))
        .andExpect(status().isForbidden());
    browser
        .perform(post("/demo/travel").with(csrf()).param("to", "DAY"))
        .andExpect(redirectedUrl("/login"));
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  @Test
  void aLeadHasTheControlOnThePage() throws Exception {
    as("lead", "team-lead", get("/board?silent=true"))
        .andExpect(content().string(containsString("action=\"/demo/travel\"")))
        .andExpect(content().string(containsString("value=\"/board?silent=true\"")))
        .andExpect(content().string(containsString("min=\"2026-12-02\"")))
        .andExpect(content().string(containsString("name=\"_csrf\"")));
  }

  @Test
  void nothingIsChangedWhileTheSampleClientsGetTheirPast() throws Exception {
    portfolio.begin(PortfolioStory.arrivingAt(NOW.plus(Duration.ofDays(100))));

    travel("DAY", "", "/board")
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().exists("Retry-After"));
    browser
        .perform(post("/demo/clock")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"advanceTo\": \"2027-01-01T00:00:00Z\"}"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(jsonPath("$.rule").value("portfolioUnderWay"));
    as("lead", "team-lead", get("/board"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("The sample clients are being given a past")));
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  @Test
  void whoWantsToChangeSomethingWaitsForThePresent() throws Exception {
    portfolio.begin(PortfolioStory.arrivingAt(NOW.plus(Duration.ofDays(100))));
    CompletableFuture<ResultActions> advanced = later(post("/demo/clock")
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"advanceTo\": \"2026-12-01T09:00:00Z\"}"));
    CompletableFuture<ResultActions> asked = later(get("/demo/clock"));

    portfolio.finish();

    advanced.get(1, TimeUnit.MINUTES).andExpect(status().isOk());
    asked.get(1, TimeUnit.MINUTES).andExpect(status().isOk());
  }

  @Test
  void isReadyWhenTheSampleClientsHaveTheirPast() throws Exception {
    portfolio.begin(PortfolioStory.arrivingAt(NOW.plus(Duration.ofDays(100))));

    for (String health : List.of("/actuator/health", "/actuator/health/readiness")) {
      browser
          .perform(get(health))
          .andExpect(status().isServiceUnavailable())
          .andExpect(jsonPath("$.status").value("OUT_OF_SERVICE"));
    }
    browser.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
    browser.perform(get("/login")).andExpect(status().isOk());
    portfolio.finish();
    for (String health : List.of("/actuator/health", "/actuator/health/readiness")) {
      browser.perform(get(health)).andExpect(status().isOk());
    }
  }

  private CompletableFuture<ResultActions> later(MockHttpServletRequestBuilder request) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return browser.perform(request);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private ResultActions travel(String to, String date, String back) throws Exception {
    return as(
        "lead",
        "team-lead",
        post("/demo/travel").with(csrf()).param("to", to).param("date", date).param("back", back));
  }

  private ResultActions as(String person, String group, MockHttpServletRequestBuilder request)
      throws Exception {
    return browser.perform(
        request.with(user(person).authorities(List.of(new SimpleGrantedAuthority(group)))));
  }
}
