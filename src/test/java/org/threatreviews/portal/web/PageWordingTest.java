package org.threatreviews.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.invariant.Rule;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Wording;

/** The pages of a contact name no codes and hold no words of another language. */
@ProcessTest
class PageWordingTest {

  private static final List<String> NAMES = List.of("Nordwind", "Anna", "Dora", "Sven", "Jun");

  @Autowired
  MockMvc browser;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Clients clients;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  Questions questions;

  @Autowired
  ReviewProgramme programme;

  private ReviewSummary review;

  @BeforeEach
  void liveForAWhile() {
    Nordwind.register(clients, jdbc, time.now());
    review = programme.plan("NORD", DayOfWeek.TUESDAY, LocalTime.of(10, 0)).get(0);
    for (Severity severity : Severity.values()) {
      report("INC-" + severity.ordinal(), severity);
    }
    incidents.giveFeedback(
        "INC-1",
        new Feedback(
            FeedbackOutcome.RISK_ACCEPTED,
            "dora@nord.example",
            null,
            LocalDate.parse("2027-01-15"),
            null,
            "Sie wird ersetzt.",
            null));
    for (String contact : List.of("anna", "dora", "sven", "jun")) {
      questions.ask(new NewQuestion(
          "NORD", "Q-" + contact, "Proxy", "Proxy?", contact + "@nord.example", null));
    }
  }

  private void report(String reference, Severity severity) {
    incidents.report(new IncidentReport(
        "NORD",
        reference,
        severity,
        "Something odd",
        "A user signed in from two countries.",
        "Reset the password.",
        "host-7",
        null,
        time.now().minus(Duration.ofMinutes(1))));
  }

  @ParameterizedTest
  @CsvSource({"anna, en", "dora, de", "sven, sv", "jun, ja"})
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void sayEverythingInWordsOfTheirLanguage(String token, String language) throws Exception {
    List<String> pages = List.of(
        "",
        "/me",
        "/mails",
        "/links",
        "/incidents/INC-0",
        "/incidents/INC-1",
        "/questions/Q-" + token,
        "/reviews/" + review.reference());

    for (String path : pages) {
      Document page = Jsoup.parse(browser
          .perform(get("/c/" + token + path))
          .andExpect(status().isOk())
          .andReturn()
          .getResponse()
          .getContentAsString());
      page.body().select("[lang], .said, script").remove();
      List<String> words = Stream.concat(
              Stream.of(page.title()), page.body().getAllElements().stream().map(Element::ownText))
          .filter(text -> !text.isBlank())
          .toList();

      assertThat(words).as(path).hasSizeGreaterThan(5);
      assertThat(Wording.faults(language, String.join("\n", words), NAMES))
          .as(path)
          .isEmpty();
    }
  }
}
