package org.threatreviews.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
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
import static org.threatreviews.history.DecisionSubject.AGENDA_ITEM;
import static org.threatreviews.history.DecisionSubject.REVIEW;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Subscription;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.Owner;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.meeting.Minutes;
import org.threatreviews.review.meeting.ReviewMinutes;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;

/** What is entered on the meeting page is saved as it is entered, whichever window enters it. */
@ProcessTest
class MeetingPageTest {

  private static final String PAGE = "/reviews/" + FIRST + "/meeting";
  private static final Map<String, String> NOTHING = entry("", "");

  @Autowired
  ReviewDriver driver;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  ReviewMinutes minutes;

  @Autowired
  Improvements improvements;

  @Autowired
  HistoryLines history;

  @Autowired
  ObjectMapper json;

  @Autowired
  MockMvc http;

  private UUID item;

  @BeforeEach
  void putAPointOnTheAgenda() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
    reviewAgenda.raise(FIRST, ReviewDriver.MANAGER, "Phishing");
    item = reviewAgenda.of(FIRST).items().get(0).id();
  }

  @AfterEach
  void resetPool() {
    driver.registerPool();
  }

  @Test
  void keepsANoteThatIsTypedBeforeThereIsAnOutcome() throws Exception {
    enter(entry("", "We talked "), NOTHING).andExpect(status().isOk());

    assertThat(only())
        .returns(null, AgendaView.Item::outcome)
        .returns("We talked", AgendaView.Item::note);
    assertThat(reviewAgenda.of(FIRST).undecided()).hasSize(1);
    call(get(PAGE)).andExpect(content().string(containsString(">We talked</textarea>")));
  }

  @Test
  void tellsTheHistoryTheOutcomeAtOnceAndTheNoteWhenTheMeetingIsRecorded() throws Exception {
    enter(entry("", "Tra"), NOTHING);
    enter(entry("DISCUSSED", "Trai"), entry("", "Tra"));
    enter(entry("DISCUSSED", "Train th"), entry("DISCUSSED", "Trai"));
    enter(entry("DISCUSSED", "Train them."), entry("DISCUSSED", "Train th"));

    assertThat(decided()).containsExactly("DISCUSSED by analyst, MEETING_PAGE: Phishing: Trai");

    driver.holdFirst();

    assertThat(decided())
        .containsExactly(
            "DISCUSSED by analyst, MEETING_PAGE: Phishing: Trai",
            "DISCUSSED by analyst, PROCESS: Phishing: Train them.");
    assertThat(minutes.of(FIRST).orElseThrow().items())
        .extracting(Minutes.Item::note)
        .containsExactly("Train them.");
  }

  @Test
  void letsTheNewestEntryCountAndLosesNoneOfTheOther() throws Exception {
    Map<String, String> first = entry("CARRIED_OVER", "Next time");
    enter(first, NOTHING).andExpect(jsonPath("$.replaced").doesNotExist());

    enter(entry("DISCUSSED", "Clear"), NOTHING)
        .andExpect(jsonPath("$.replaced.outcome").value("CARRIED_OVER"))
        .andExpect(jsonPath("$.replaced.note").value("Next time"));

    assertThat(only())
        .returns(AgendaOutcome.DISCUSSED, AgendaView.Item::outcome)
        .returns("Clear", AgendaView.Item::note);
    assertThat(decided())
        .contains("ENTRY_REPLACED by analyst, MEETING_PAGE: Phishing: carried over; Next time");
    call(get(PAGE + "/entries"))
        .andExpect(jsonPath("$.items[0].id").value(item.toString()))
        .andExpect(jsonPath("$.items[0].entry.note").value("Clear"));
  }

  @Test
  void takesAnEntryThatIsSentAgainOnce() throws Exception {
    for (int i = 0; i < 2; i++) {
      enter(entry("DISCUSSED", "Clear"), NOTHING)
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.replaced").doesNotExist());
    }

    assertThat(decided()).hasSize(1);
  }

  @Test
  void createsAnActionPointInPlaceOnceItIsComplete() throws Exception {
    Map<String, String> incomplete = Map.of(
        "outcome", "ACTION_AGREED",
        "note", "",
        "actionTitle", "Train staff",
        "actionOwner", "",
        "actionDueDate", "");
    enter(incomplete, NOTHING)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("action.owner"));

    enter(
            Map.of(
                "outcome", "ACTION_AGREED",
                "note", "",
                "actionTitle", "Train staff",
                "actionOwner", "CLIENT",
                "actionDueDate", "2027-06-30"),
            NOTHING)
        .andExpect(status().isOk());

    assertThat(only().action().title()).isEqualTo("Train staff");
  }

  @Test
  void proposesAnImprovementOnce() throws Exception {
    String path = PAGE + "/%s/improvements/%s".formatted(item, UUID.randomUUID());
    Map<String, String> proposal = Map.of(
        "title", "Log the gateway", "reason", "We are blind", "owner", "SOC", "targetDate", "");

    send(put(path), Map.of("title", " ", "owner", "SOC"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("title"));
    for (int i = 0; i < 2; i++) {
      send(put(path), proposal)
          .andExpect(status().isOk())
          .andExpect(jsonPath("$[0]").value("Log the gateway"));
    }

    assertThat(improvements.of(CLIENT)).singleElement().satisfies(improvement -> {
      assertThat(improvement.owner()).isEqualTo(Owner.SOC);
      assertThat(improvement.source()).isEqualTo("Review " + FIRST);
    });
  }

  @Test
  void proposesAnImprovementWithoutAScript() throws Exception {
    call(post(PAGE + "/" + item + "/improvements")
            .with(csrf())
            .param("key", UUID.randomUUID().toString())
            .param("title", "Log the gateway")
            .param("owner", "SOC"))
        .andExpect(redirectedUrl(PAGE + "#" + item));

    call(get(PAGE))
        .andExpect(content().string(containsString("Proposed improvement: Log the gateway")));
  }

  @Test
  void takesAttendanceAndNotesIntoTheRecordWhereTheTaskSaysNothing() throws Exception {
    Map<String, String> none = Map.of("attendees", "", "notes", "");
    Map<String, String> written = Map.of("attendees", "Max, Clara", "notes", "All fine.");
    send(put(PAGE + "/notes"), Map.of("entry", written, "before", none))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.replaced").doesNotExist());
    send(
            put(PAGE + "/notes"),
            Map.of("entry", Map.of("attendees", "Max", "notes", "Fine."), "before", none))
        .andExpect(jsonPath("$.replaced.attendees").value("Max, Clara"));
    assertThat(history.of(CLIENT, REVIEW))
        .contains(FIRST + " ENTRY_REPLACED by analyst, MEETING_PAGE: Max, Clara\nAll fine.");
    enter(entry("DISCUSSED", ""), NOTHING);

    driver.holdFirstAsNoted();

    assertThat(reviews.recordOf(FIRST).attendees()).isEqualTo("Max");
    assertThat(reviews.recordOf(FIRST).notes()).isEqualTo("Fine.");
  }

  @Test
  void refusesEntriesOnceTheMeetingIsRecorded() throws Exception {
    enter(entry("DISCUSSED", ""), NOTHING);
    driver.holdFirst();

    enter(entry("DISCUSSED", "Too late"), entry("DISCUSSED", ""))
        .andExpect(status().isConflict());
    send(
            put(PAGE + "/notes"),
            Map.of(
                "entry", Map.of("attendees", "Max", "notes", ""),
                "before", Map.of("attendees", "", "notes", "")))
        .andExpect(status().isConflict());
  }

  @Test
  void showsWhatIsKnownAboutAnIncident() throws Exception {
    driver.reportIncident("SIR-1", "Beaconing");
    driver.prepareAndPublish();
    UUID incident = reviewAgenda.of(FIRST).items().stream()
        .filter(known -> "SIR-1".equals(known.subject()))
        .findFirst()
        .orElseThrow()
        .id();

    call(get(PAGE + "/" + incident + "/background"))
        .andExpect(content()
            .string(allOf(
                containsString("Isolate the workstation."),
                containsString("command and control"),
                containsString("ws-17"))));
    call(get(PAGE))
        .andExpect(content()
            .string(allOf(
                containsString(incident + "/background"),
                not(containsString(item + "/background")))));
  }

  @Test
  void takesNothingFromAnotherSite() throws Exception {
    http.perform(put(PAGE + "/" + item)
            .with(user("analyst").authorities(new SimpleGrantedAuthority("analyst")))
            .contentType(MediaType.APPLICATION_JSON)
            .content("{}"))
        .andExpect(status().isForbidden());
  }

  private AgendaView.Item only() {
    return reviewAgenda.of(FIRST).items().get(0);
  }

  private List<String> decided() {
    return history.of(CLIENT, AGENDA_ITEM).stream()
        .map(line -> line.substring(FIRST.length() + 1))
        .filter(line -> !line.startsWith("POINT_RAISED"))
        .toList();
  }

  private static Map<String, String> entry(String outcome, String note) {
    return Map.of(
        "outcome", outcome,
        "note", note,
        "actionTitle", "",
        "actionOwner", "",
        "actionDueDate", "");
  }

  private ResultActions enter(Map<String, String> entry, Map<String, String> before)
      throws Exception {
    driver.meet();
    return send(put(PAGE + "/" + item), Map.of("entry", entry, "before", before));
  }

  private ResultActions send(MockHttpServletRequestBuilder request, Object body) throws Exception {
    return call(request
        .with(csrf())
        .contentType(MediaType.APPLICATION_JSON)
        .content(json.writeValueAsString(body)));
  }

  private ResultActions call(MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(
        request.with(user("analyst").authorities(new SimpleGrantedAuthority("analyst"))));
  }
}
