package org.threatreviews.board.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
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
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.HistoryFilter;
import org.threatreviews.history.RecordedDecision;
import org.threatreviews.review.place.MeetingPlace;
import org.threatreviews.review.place.MeetingPlaces.Scope;
import org.threatreviews.review.plan.MeetingPlaceChanges;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

@ProcessTest
class MeetingPlacePagesTest {

  private static final String CLIENT = "/board/clients/NORTHWIND";
  private static final String PAGE = CLIENT + "/meeting-place";
  private static final String LINK = "https://meet.mdr.example/northwind";

  @Autowired
  MockMvc browser;

  @Autowired
  Clients clients;

  @Autowired
  MeetingPlaceChanges places;

  @Autowired
  DecisionHistory history;

  @BeforeEach
  void register() {
    clients.register(SampleClient.of("NORTHWIND"));
  }

  @Test
  void aLeadSaysWhereAndTheHistoryKeepsWhoSaidIt() throws Exception {
    call(post(PAGE).param("joinUrl", LINK).param("place", "Room 4.12"), "team-lead")
        .andExpect(redirectedUrl(PAGE));
    call(post(PAGE).param("joinUrl", LINK).param("place", "Room 4.12"), "team-lead");

    assertThat(places.said(Scope.CLIENT, "NORTHWIND"))
        .contains(new MeetingPlace(LINK, "Room 4.12"));
    call(get(PAGE), "team-lead")
        .andExpect(content().string(allOf(containsString(LINK), containsString("Room 4.12"))));
    call(get(CLIENT), "team-lead")
        .andExpect(content().string(allOf(containsString(LINK), containsString("Room 4.12"))));
    assertThat(history
            .all(new HistoryFilter("NORTHWIND", null, null, null, null))
            .filter(decision -> decision.kind().equals("MEETING_PLACE")))
        .as("the same again is no change")
        .singleElement()
        .returns("lena", RecordedDecision::by)
        .returns("Room 4.12, " + LINK, RecordedDecision::wording);
  }

  @Test
  void aRefusalSaysWhyAndKeepsWhatWasEntered() throws Exception {
    call(post(PAGE).param("joinUrl", "http://meet.example/1"), "team-lead")
        .andExpect(status().is4xxClientError())
        .andExpect(content()
            .string(allOf(
                containsString("begins with https://"),
                containsString("value=\"http://meet.example/1\""))));
    assertThat(places.said(Scope.CLIENT, "NORTHWIND")).isEmpty();
  }

  @Test
  void aReviewOfAnotherClientIsUnknownHere() throws Exception {
    call(post(PAGE).param("review", "TR-OTHER-2027-01").param("place", "Here"), "team-lead")
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("There is no review 'TR-OTHER-2027-01' here.")));
  }

  @Test
  void isForLeadsOnly() throws Exception {
    call(post(PAGE).param("place", "Room 1"), "analyst").andExpect(status().isForbidden());
  }

  private ResultActions call(MockHttpServletRequestBuilder request, String group) throws Exception {
    return browser.perform(request
        .with(user("lena").authorities(new SimpleGrantedAuthority(group)))
        .with(csrf()));
  }
}
