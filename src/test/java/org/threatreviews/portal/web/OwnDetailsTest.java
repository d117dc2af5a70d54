package org.threatreviews.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAbsences;
import org.threatreviews.client.WorkingHours;
import org.threatreviews.demo.TestTime;
import org.threatreviews.support.ProcessTest;

/** A contact says when it is away and when it works. */
@ProcessTest
class OwnDetailsTest {

  @Autowired
  MockMvc browser;

  @Autowired
  Clients clients;

  @Autowired
  ContactAbsences absences;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  /** Each contact's token is their first name; today is 1 December 2026. */
  @BeforeEach
  void registerClient() {
    Nordwind.register(clients, jdbc, time.now());
  }

  @ParameterizedTest
  @CsvSource({
    "anna, en-GB, Who stands in for you, Monday",
    "dora, de, Wer Sie vertritt, Montag",
    "sven, sv, Vem som är din ersättare, måndag",
    "jun, ja, 代理の方, 月曜日"
  })
  void speaksTheContactsLanguage(String token, String language, String standIn, String monday)
      throws Exception {
    Document page = page("/c/%s/me".formatted(token));

    assertThat(page.expectFirst("html").attr("lang")).isEqualTo(language);
    assertThat(page.text()).contains(standIn, monday).doesNotContain("??", "{0}");
  }

  @Test
  void everyPageLeadsThere() throws Exception {
    browser
        .perform(get("/c/anna"))
        .andExpect(content().string(containsString("href=\"/c/anna/me\"")));
  }

  @Test
  void anAbsenceIsRecordedWithItsStandInAndTakenBack() throws Exception {
    browser
        .perform(post("/c/anna/me/absences")
            .param("from", "2026-12-07")
            .param("to", "2026-12-11")
            .param("standIn", "2"))
        .andExpect(status().isSeeOther())
        .andExpect(header().string("Location", "/c/anna/me?done=RECORDED"));
    assertThat(absences.of(clients.get("NORD")))
        .singleElement()
        .satisfies(absence -> assertThat(absence.standIn()).isEqualTo("2"));
    assertThat(page("/c/anna/me").text())
        .contains("Monday, 7 December 2026 to Friday, 11 December 2026; Dora stands in");

    long id = absences.of(clients.get("NORD")).get(0).id();
    browser
        .perform(post("/c/anna/me/absences/%d/end".formatted(id)))
        .andExpect(status().isSeeOther());

    assertThat(absences.of(clients.get("NORD"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-11, 2026-12-07, '', to, The end must come after the beginning.",
    "'', 2026-12-07, '', from, Please choose the first day.",
    "2026-12-07, 2026-12-11, 1, standIn, Please choose somebody else.",
  })
  void aRefusalStandsNextToItsField(
      String from, String to, String standIn, String field, String words) throws Exception {
    Document page = Jsoup.parse(browser
        .perform(post("/c/anna/me/absences")
            .param("from", from)
            .param("to", to)
            .param("standIn", standIn))
        .andExpect(status().isBadRequest())
        .andReturn()
        .getResponse()
        .getContentAsString());

    assertThat(page.expectFirst("#absence-%s-problem".formatted(field)).text()).isEqualTo(words);
    assertThat(page.expectFirst("#absence-" + field).attr("aria-invalid")).isEqualTo("true");
    assertThat(absences.of(clients.get("NORD"))).isEmpty();
  }

  @Test
  void ownDaysAndHoursAreKept() throws Exception {
    browser
        .perform(post("/c/anna/me/hours")
            .param("days", "MONDAY", "TUESDAY")
            .param("begin", "07:30")
            .param("end", "12:00"))
        .andExpect(status().isSeeOther());

    Contact anna = clients.get("NORD").contact("anna@nord.example").orElseThrow();
    assertThat(anna.workingDays()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
    assertThat(anna.workingHours())
        .isEqualTo(new WorkingHours(LocalTime.of(7, 30), LocalTime.of(12, 0)));

    browser
        .perform(post("/c/anna/me/hours").param("begin", "07:30").param("end", "12:00"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("Please choose at least one working day.")));
  }

  private Document page(String path) throws Exception {
    return Jsoup.parse(browser
        .perform(get(path))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8));
  }
}
