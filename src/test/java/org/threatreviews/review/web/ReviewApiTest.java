package org.threatreviews.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;

import java.io.StringReader;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.ProcessTest;

@ProcessTest
class ReviewApiTest {

  private static final String REVIEW = "/api/v1/reviews/" + FIRST;

  @Autowired
  ReviewDriver driver;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  MeetingMoves moves;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  MockMvc http;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @Test
  void listsTheReviewsOfAClient() throws Exception {
    call(get("/api/v1/clients/NORD/reviews?page=1&size=3"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(4))
        .andExpect(jsonPath("$.page").value(1))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].reference").value("TR-NORD-2027-04"))
        .andExpect(jsonPath("$.items[0].sequence").value(4))
        .andExpect(jsonPath("$.items[0].title").value("Q4 2027"));
  }

  @Test
  void showsAReviewWithOffsets() throws Exception {
    call(get(REVIEW))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.reference").value(FIRST))
        .andExpect(jsonPath("$.status").value("PLANNED"))
        .andExpect(jsonPath("$.start").value("2027-02-17T10:00:00+01:00"))
        .andExpect(jsonPath("$.end").value("2027-02-17T11:00:00+01:00"))
        .andExpect(jsonPath("$.periodStart").value("2026-12-01T00:00:00+01:00"))
        .andExpect(jsonPath("$.periodEnd").isEmpty())
        .andExpect(jsonPath("$.analyst").value("analyst"))
        .andExpect(jsonPath("$.outcome").isEmpty());
  }

  @Test
  void servesACalendarThatFollowsMoves() throws Exception {
    moves.move(FIRST, ReviewDriver.berlin("2027-02-18T14:00"));

    String feed = call(get("/api/v1/clients/NORD/reviews.ics"))
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith("text/calendar"))
        .andReturn()
        .getResponse()
        .getContentAsString();

    Calendar calendar = new CalendarBuilder().build(new StringReader(feed));
    assertThat(calendar.validate().getEntries()).isEmpty();
    assertThat(feed)
        .contains("METHOD:PUBLISH", "BEGIN:VTIMEZONE", "UID:TR-NORD-2027-01@threat-reviews.org");
    List<VEvent> events = calendar.getComponents("VEVENT");
    assertThat(events).hasSize(4);
    assertThat(events.get(0).toString())
        .contains("DTSTART;TZID=Europe/Berlin:20270218T140000", "SEQUENCE:1", "Q1 2027");
  }

  @Test
  void movesAReview() throws Exception {
    String move = "{\"start\": \"2027-02-18T13:00:00Z\"}";
    for (int i = 0; i < 2; i++) {
      call(json(post(REVIEW + "/moves"), move))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.start").value("2027-02-18T14:00:00+01:00"));
    }
  }

  @Test
  void recognisesAMoveWhoseTimeIsMoreExactThanWhatIsKept() throws Exception {
    String move = "{\"start\": \"2027-03-10T11:07:31.1234567+01:00\"}";
    for (int i = 0; i < 3; i++) {
      call(json(post(REVIEW + "/moves"), move)).andExpect(status().isOk());
    }

    String feed = call(get("/api/v1/clients/NORD/reviews.ics"))
        .andReturn()
        .getResponse()
        .getContentAsString();
    assertThat(feed).contains("SEQUENCE:1").doesNotContain("SEQUENCE:2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/reviews/TR-NORD-2027-01/moves | {\"start\": \"2020-01-01T10:00:00Z\"} | 400 | start",
        "/reviews/TR-NORD-2027-01/moves | {} | 400 | start",
        "/reviews/TR-NORD-2027-99/moves | {\"start\": \"2027-02-18T13:00:00Z\"} | 404 | reference",
        "/clients/NORD/contract-changes | {\"type\": \"TERMINATE\"} | 400 | effective",
        "/clients/NORD/contract-changes | {\"type\": \"STOP\"} | 400 | type",
        "/clients/NORD/contract-changes | {\"type\": \"HOLD\", \"effective\": \"2027-01-01\"} | 400 | until",
        "/clients/NORD/contract-changes | {\"type\": \"RESUME\", \"effective\": \"2027-01-01\"} | 409 | effective",
        "/clients/NOBODY/contract-changes | {\"type\":\"EXTEND\",\"contractEnd\":\"2028-11-30\"} | 404 | client",
      })
  void namesFieldAndRule(String path, String body, int status, String field) throws Exception {
    call(json(post("/api/v1" + path), body))
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.rule").isNotEmpty());
  }

  @Test
  void acceptsTheSameContractChangeTwice() throws Exception {
    String change = "{\"type\":\"EXTEND\",\"contractEnd\":\"2028-11-30\"}";
    for (int i = 0; i < 2; i++) {
      call(json(post("/api/v1/clients/NORD/contract-changes"), change))
          .andExpect(status().isAccepted());
    }
    assertThat(programme.reviewsOf(CLIENT)).hasSize(8);
  }

  @Test
  void renewsAContractAndShowsBoth() throws Exception {
    String path = "/api/v1/clients/NORD/contract-changes";
    call(json(post(path), "{\"type\":\"RENEW\",\"contractEnd\":\"2028-11-30\"}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("effective"));
    call(json(post(path), """
            {"type": "RENEW", "effective": "2028-01-01", "contractEnd": "2028-12-31"}
            """))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.rule").value("followsContract"));
    for (int i = 0; i < 2; i++) {
      call(json(post(path), """
              {"type": "RENEW", "effective": "2027-12-01", "contractEnd": "2028-11-30",
               "subscription": "STANDARD"}
              """)).andExpect(status().isAccepted());
    }

    call(get("/api/v1/clients/NORD"))
        .andExpect(jsonPath("$.contractStart").value("2026-12-01"))
        .andExpect(jsonPath("$.contractEnd").value("2028-11-30"))
        .andExpect(jsonPath("$.contracts.length()").value(2))
        .andExpect(jsonPath("$.contracts[1].firstDay").value("2027-12-01"));
    assertThat(programme.reviewsOf(CLIENT)).hasSize(8);
  }

  @Test
  void putsAClientOnHoldAndResumes() throws Exception {
    String hold = "{\"type\":\"HOLD\",\"effective\":\"2026-12-01\",\"until\":\"2027-02-28\"}";
    call(json(post("/api/v1/clients/NORD/contract-changes"), hold))
        .andExpect(status().isAccepted());
    assertThat(programme.reviewsOf(CLIENT).get(0).status()).isEqualTo(ReviewStatus.CANCELLED);

    String resume = "{\"type\":\"RESUME\",\"effective\":\"2026-12-01\"}";
    call(json(post("/api/v1/clients/NORD/contract-changes"), resume))
        .andExpect(status().isAccepted());
    assertThat(programme.holdsOf(CLIENT)).isEmpty();
  }

  @Test
  void recordsAndReplacesTheOutcomeOfAnItem() throws Exception {
    UUID item = pointOnTheAgenda();
    driver.meet();
    String path = REVIEW + "/agenda/" + item;
    String agreed = """
        {"outcome": "ACTION_AGREED", "note": "Soon",
         "action": {"title": "Train staff", "owner": "CLIENT", "dueDate": "2027-04-30"}}
        """;
    for (int i = 0; i < 2; i++) {
      call(json(put(path), agreed))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.action.title").value("Train staff"))
          .andExpect(jsonPath("$.decidedBy").value("analyst"));
    }
    call(json(put(path), "{\"outcome\": \"CARRIED_OVER\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.action").isEmpty())
        .andExpect(jsonPath("$.note").isEmpty());

    call(get(REVIEW + "/agenda"))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].kind").value("CLIENT_POINT"))
        .andExpect(jsonPath("$.items[0].outcome").value("CARRIED_OVER"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"outcome\": \"ACTION_AGREED\"} | action",
        "{\"outcome\": \"DISCUSSED\", \"action\": {\"title\": \"T\", \"owner\": \"SOC\", \"dueDate\": \"2027-04-30\"}} | action",
        "{\"outcome\": \"ACTION_AGREED\", \"action\": {\"title\": \"T\", \"owner\": \"SOC\", \"dueDate\": \"2020-04-30\"}} | action.dueDate",
        "{\"outcome\": \"ACTION_AGREED\", \"action\": {\"owner\": \"SOC\", \"dueDate\": \"2027-04-30\"}} | action.title",
        "{} | outcome",
      })
  void refusesADecisionThatSaysTooLittleOrTooMuch(String body, String field) throws Exception {
    UUID item = pointOnTheAgenda();
    driver.meet();

    call(json(put(REVIEW + "/agenda/" + item), body))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field));
    assertThat(reviewAgenda.of(FIRST).undecided()).hasSize(1);
  }

  @Test
  void takesOutcomesFromTheStartOfTheMeetingOn() throws Exception {
    String path = REVIEW + "/agenda/" + pointOnTheAgenda();
    driver.advanceTo("2027-02-17T09:59");
    call(json(put(path), "{\"outcome\": \"DISCUSSED\"}"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.rule").value("meetingNotBegun"))
        .andExpect(jsonPath("$.detail", containsString("17 February 2027")));

    driver.advanceTo("2027-02-17T10:00");
    call(json(put(path), "{\"outcome\": \"DISCUSSED\"}")).andExpect(status().isOk());
  }

  @Test
  void carriesWhatIsOpenToTheNextReview() {
    UUID agreed = pointOnTheAgenda();
    reviewAgenda.raise(FIRST, ReviewDriver.MANAGER, "Another point");
    reviewAgenda.raise(FIRST, ReviewDriver.MANAGER, "Another point");
    AgendaView agenda = reviewAgenda.of(FIRST);
    assertThat(agenda.items()).hasSize(2);
    UUID carried = agenda.items().stream()
        .map(AgendaView.Item::id)
        .filter(id -> !id.equals(agreed))
        .findFirst()
        .orElseThrow();
    decide(agreed, AgendaOutcome.ACTION_AGREED);
    decide(carried, AgendaOutcome.CARRIED_OVER);
    driver.holdFirst();

    driver.advanceTo("2027-05-12T10:00");

    assertThat(reviewAgenda.of("TR-NORD-2027-02").items())
        .extracting(item -> item.kind() + " " + item.title())
        .containsExactly("ACTION_POINT Train staff", "CLIENT_POINT Another point");
  }

  @Test
  void theMeetingPageSavesItemByItem() throws Exception {
    UUID item = pointOnTheAgenda();
    driver.meet();
    String page = "/reviews/" + FIRST + "/meeting";
    call(get(page))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Phishing")));

    call(post(page + "/" + item)
            .with(csrf())
            .param("outcome", "DISCUSSED")
            .param("note", "Clear now"))
        .andExpect(redirectedUrl(page + "#" + item));

    assertThat(reviewAgenda.of(FIRST).items())
        .singleElement()
        .returns(AgendaOutcome.DISCUSSED, AgendaView.Item::outcome)
        .returns("Clear now", AgendaView.Item::note);
    call(get(page)).andExpect(content().string(containsString("Clear now")));
  }

  @Test
  void theMeetingPageKeepsWhatWasEnteredWhenItIsRefused() throws Exception {
    UUID item = pointOnTheAgenda();
    driver.meet();
    String page = "/reviews/" + FIRST + "/meeting";

    var refused = call(post(page + "/" + item)
            .with(csrf())
            .param("outcome", "ACTION_AGREED")
            .param("note", "Typed for minutes"))
        .andReturn();

    call(get(page).flashAttrs(refused.getFlashMap()))
        .andExpect(content().string(containsString("Typed for minutes")))
        .andExpect(content().string(containsString("what is to be done")));
    assertThat(reviewAgenda.of(FIRST).undecided()).hasSize(1);
  }

  @Test
  void showsThePackOnceItIsPublished() throws Exception {
    String page = "/reviews/" + FIRST + "/pack";
    call(get(page)).andExpect(content().string(containsString("not been published yet")));

    driver.advanceTo("2027-02-16T10:00");

    call(get(page)).andExpect(content().string(containsString("no points on the agenda")));
  }

  @Test
  void servesThePackAsPdfOnceItIsPublished() throws Exception {
    String pdf = REVIEW + "/pack.pdf";
    call(get(pdf)).andExpect(status().isConflict());
    pointOnTheAgenda();
    driver.advanceTo("2027-02-16T10:00");

    byte[] file = call(get(pdf))
        .andExpect(status().isOk())
        .andExpect(content().contentType(MediaType.APPLICATION_PDF))
        .andReturn()
        .getResponse()
        .getContentAsByteArray();

    try (PDDocument document = Loader.loadPDF(file)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Nordwind AG", "Q1 2027", "Phishing", "1 / 2");
    }
  }

  @Test
  void keepsThePackAsItWasPublishedAndNamesItByItsHash() throws Exception {
    String pdf = REVIEW + "/pack.pdf";
    pointOnTheAgenda();
    driver.advanceTo("2027-02-16T10:00");
    var published = call(get(pdf)).andReturn().getResponse();
    String hash = HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(published.getContentAsByteArray()));
    assertThat(published.getHeader("ETag")).isEqualTo("\"%s\"".formatted(hash));

    reviewAgenda.raise(FIRST, ReviewDriver.MANAGER, "Something that came up late");
    decide(reviewAgenda.of(FIRST).items().get(0).id(), AgendaOutcome.ACTION_AGREED);

    assertThat(call(get(pdf)).andReturn().getResponse().getContentAsByteArray())
        .isEqualTo(published.getContentAsByteArray());
    call(get(pdf).header("If-None-Match", published.getHeader("ETag")))
        .andExpect(status().isNotModified());
    call(get("/reviews/" + FIRST + "/pack"))
        .andExpect(content().string(containsString(hash)))
        .andExpect(content().string(not(containsString("came up late"))));
  }

  @Test
  void showsTheDraftOfThePackWithWhatIsKnownNow() throws Exception {
    String draft = "/reviews/" + FIRST + "/draft";
    call(get(draft)).andExpect(content().string(containsString("no points on the agenda")));

    pointOnTheAgenda();

    call(get(draft))
        .andExpect(content().string(containsString("This is a draft")))
        .andExpect(content().string(containsString("What can we do about it?")));
    call(get(REVIEW + "/pack.pdf")).andExpect(status().isConflict());
  }

  @Test
  void warnsOfTextsThatNoFontHasBeforeThePackIsPublishedAndAfter() throws Exception {
    String warnings = REVIEW + "/pack-warnings";
    call(get(warnings)).andExpect(status().isOk()).andExpect(jsonPath("$.items").isEmpty());
    // Khitan small script, which the fonts of the build do not have
    reviewAgenda.raise(FIRST, ReviewDriver.MANAGER, "\ud822\udf00\ud822\udf01 again");

    call(get(warnings))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].part").value("Points for the meeting"))
        .andExpect(jsonPath("$.items[0].text").value("\ud822\udf00\ud822\udf01 again"))
        .andExpect(jsonPath("$.items[0].printed").value("[text in Khitan small script]"));

    driver.advanceTo("2027-02-16T10:00");
    call(get(warnings)).andExpect(jsonPath("$.items.length()").value(1));
    call(get("/api/v1/reviews/TR-NONE-2027-01/pack-warnings"))
        .andExpect(status().isNotFound());
  }

  private UUID pointOnTheAgenda() {
    reviewAgenda.raise(FIRST, ReviewDriver.MANAGER, "Phishing\nWhat can we do about it?");
    return reviewAgenda.of(FIRST).items().get(0).id();
  }

  private void decide(UUID item, AgendaOutcome outcome) {
    driver.decide(item, outcome);
  }

  private ResultActions call(MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(request.with(user("analyst")
        .authorities(
            new org.springframework.security.core.authority.SimpleGrantedAuthority("analyst"),
            new org.springframework.security.core.authority.SimpleGrantedAuthority(
                "integration"))));
  }

  private static MockHttpServletRequestBuilder json(
      MockHttpServletRequestBuilder request, String body) {
    return request.with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body);
  }
}
