package org.threatreviews.contact.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.berlin;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.ProcessTest;

/** A German client, whose first meeting is on a public holiday of Japan, becomes a Japanese one. */
@ProcessTest
class ClientMovesTest {

  private static final String PATH = "/api/v1/clients/" + CLIENT;
  private static final String JAPAN = "{\"country\":\"JP\"}";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Japan's National Foundation Day; no holiday in Germany. */
  private static final Instant HOLIDAY = berlin("2027-02-11T10:00");

  @Autowired
  MockMvc api;

  @Autowired
  ReviewDriver driver;

  @Autowired
  Clients clients;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  MeetingMoves moves;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  @BeforeEach
  void meetOnTheHoliday() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
    moves.move(FIRST, HOLIDAY);
  }

  @AfterEach
  void resetPool() {
    driver.registerPool();
  }

  @Test
  void aPreviewSaysWhatWouldMoveAndChangesNothing() throws Exception {
    List<ReviewSummary> plan = programme.reviewsOf(CLIENT);
    int written = written();

    Map<String, String> moved = moved(send(post(PATH + "/preview"), JAPAN));

    assertThat(moved).containsEntry("reference", FIRST);
    assertThat(instant(moved, "from")).isEqualTo(HOLIDAY);
    assertThat(programme.reviewsOf(CLIENT)).isEqualTo(plan);
    assertThat(clients.get(CLIENT).country()).isEqualTo("DE");
    assertThat(written()).isEqualTo(written);

    send(patch(PATH), JAPAN);

    assertThat(start()).as("as previewed").isEqualTo(instant(moved, "to"));
  }

  @Test
  void aMeetingOnAHolidayOfTheNewCountryMovesToTheNearestFreeTimeWithinItsPeriod()
      throws Exception {
    List<ReviewSummary> others = programme.reviewsOf(CLIENT).subList(1, 4);
    int written = written();

    send(patch(PATH), JAPAN);
    time.advanceTo(time.now());

    LocalDate day = LocalDate.ofInstant(start(), BERLIN);
    assertThat(day)
        .isNotEqualTo(LocalDate.parse("2027-02-11"))
        .isBetween(LocalDate.parse("2026-12-01"), LocalDate.parse("2027-02-28"));
    assertThat(moves.alternatives(FIRST, null).times())
        .isNotEmpty()
        .allSatisfy(other -> assertThat(distance(other)).isGreaterThanOrEqualTo(distance(start())));
    assertThat(programme.reviewsOf(CLIENT).subList(1, 4)).isEqualTo(others);
    assertThat(written()).as("the contacts are told").isGreaterThan(written);
  }

  @Test
  void aPreviewSaysWhatElseIsReckonedAnewAndWhatStays() throws Exception {
    assertThat(sentences("{\"country\":\"JP\",\"language\":\"sv\",\"name\":\"Nordvind\"}"))
        .contains(
            "Preparation, pack and reminders of the 4 meetings ahead are due anew, by the new working days.",
            "Packs from now on are in Swedish. Contacts keep the language that each of them has.",
            "Those who hold the meetings ahead hold meetings in Swedish too.",
            "Calendars show the new name of a meeting once its date changes; mails and pages at once.")
        .anyMatch(sentence -> sentence.startsWith("What was promised for a day stays"));
    assertThat(sentences("{\"name\":\"Nordvind\"}"))
        .containsExactly(
            "No meeting is moved.",
            "Calendars show the new name of a meeting once its date changes; mails and pages at once.");
  }

  @Test
  void aPreviewSaysWhoseMeetingsGoToSomebodyElse() throws Exception {
    jdbc.sql("update analyst set languages = 'de,en'").update();

    assertThat(sentences("{\"language\":\"sv\"}"))
        .anyMatch(sentence ->
            sentence.startsWith("4 meetings ahead go to somebody who holds meetings in Swedish;"));
  }

  private List<String> sentences(String change) throws Exception {
    return JsonPath.read(send(post(PATH + "/preview"), change), "$.sentences");
  }

  @Test
  void anotherNameOrZoneMovesNothing() throws Exception {
    // found on a holiday, such as one that has become one by a newer list
    jdbc.sql("update client set country = 'JP'").update();

    send(patch(PATH), "{\"name\":\"Nordwind KK\",\"language\":\"ja\",\"timeZone\":\"Asia/Tokyo\"}");

    assertThat(clients.get(CLIENT).name()).isEqualTo("Nordwind KK");
    assertThat(clients.get(CLIENT).timeZone()).hasToString("Asia/Tokyo");
    assertThat(start()).isEqualTo(HOLIDAY);
  }

  @Test
  void theReferenceStays() throws Exception {
    api.perform(patch(PATH)
            .with(user("integration").authorities(new SimpleGrantedAuthority("integration")))
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"reference\":\"OTHER\",\"name\":\"Other\"}"))
        .andExpect(status().is4xxClientError());

    assertThat(clients.get(CLIENT).name()).isNotEqualTo("Other");
    assertThat(clients.find("OTHER")).isEmpty();
  }

  private Instant start() {
    return reviews.get(FIRST).start();
  }

  private static Duration distance(Instant time) {
    return Duration.between(HOLIDAY, time).abs();
  }

  private int written() {
    return jdbc.sql("select count(*) from mail_outbox").query(Integer.class).single();
  }

  private static Map<String, String> moved(String answer) {
    List<Map<String, String>> moved = JsonPath.read(answer, "$.moved");
    assertThat(moved).hasSize(1);
    return moved.get(0);
  }

  private static Instant instant(Map<String, String> moved, String field) {
    return OffsetDateTime.parse(moved.get(field)).toInstant();
  }

  private String send(MockHttpServletRequestBuilder request, String body) throws Exception {
    return api.perform(request
            .with(user("integration").authorities(new SimpleGrantedAuthority("integration")))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
