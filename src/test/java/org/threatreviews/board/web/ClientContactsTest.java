package org.threatreviews.board.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactData;
import org.threatreviews.client.ContactRole;
import org.threatreviews.contact.ContactChanges;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.escalation.CallHours;
import org.threatreviews.incident.escalation.EscalationRule;
import org.threatreviews.incident.escalation.EscalationRules;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.AnalystChange;
import org.threatreviews.staff.Qualification;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** Maria has the id 1, Carl, who may accept risks, the id 2; it is 1 December 2026. */
@ProcessTest
class ClientContactsTest {

  private static final String PAGE = "/board/clients/NORTH/contacts";

  @Autowired
  MockMvc browser;

  @Autowired
  Onboarding onboarding;

  @Autowired
  Clients clients;

  @Autowired
  ContactChanges changes;

  @Autowired
  EscalationRules rules;

  @Autowired
  Staff staff;

  @Autowired
  TestTime time;

  @BeforeEach
  void register() {
    onboarding.register(SampleClient.of("NORTH"));
  }

  @Test
  void showsWhoTheContactsAreAndWhatWillBecomeOfThem() throws Exception {
    saved(send("/1/departure", "to", "2026-12-31", "person", "2"));
    saved(send("/2/absences", "from", "2026-12-01", "to", "2026-12-04", "person", "1"));

    Document page = page();

    assertThat(page.select("section.card h3").eachText())
        .containsExactly("Carl Ciso", "Maria Anders");
    assertThat(page.select("section.card").get(0).text())
        .contains("level 1", "CISO", "may accept risks", "away", "Maria Anders stands in");
    assertThat(page.select("section.card").get(1).text())
        .contains("leaves after Thu 31 Dec 2026", "Takes over Carl Ciso");
    assertThat(page.select("[style], script:not([src])")).isEmpty();

    send("/1/departure/withdrawal");
    assertThat(contact("1").isLeaving()).isFalse();
  }

  @Test
  void addsChangesAndReplaces() throws Exception {
    saved(send(
        "",
        "name",
        "Jürgen Maß",
        "email",
        "jürgen@müller.example",
        "role",
        "ENGINEER",
        "level",
        "3",
        "language",
        "de",
        "timeZone",
        "Europe/Berlin",
        "workingDays",
        "MONDAY",
        "hoursFrom",
        "08:00",
        "hoursTo",
        "12:00"));
    assertThat(contact("3").email()).isEqualTo("jürgen@müller.example");
    assertThat(contact("3").workingHours()).hasToString("08:00-12:00");

    saved(send(
        "/3",
        "name",
        "Jürgen Maß",
        "email",
        "jm@müller.example",
        "role",
        "ENGINEER",
        "level",
        "2",
        "riskAuthority",
        "true",
        "language",
        "de",
        "timeZone",
        "Europe/Berlin"));
    assertThat(contact("3").riskAuthority()).isTrue();
    assertThat(contact("3").workingDays()).isNull();

    saved(send("/3/replacement", "name", "Eva", "email", "eva@müller.example", "to", "2027-01-31"));
    assertThat(contact("4").riskAuthority()).isTrue();
    assertThat(contact("4").level()).isEqualTo(2);
    assertThat(contact("3").successor()).isEqualTo("4");
  }

  @Test
  void aRefusalStandsAtTheFieldAndKeepsWhatWasEntered() throws Exception {
    Document page = refused(
        "",
        "name",
        "Eva",
        "email",
        "CISO@northwind.example",
        "role",
        "OTHER",
        "level",
        "1",
        "language",
        "en",
        "timeZone",
        "Europe/Berlin");

    assertThat(page.select("[role=alert]").text()).contains("Carl Ciso has the address");
    Element field = page.selectFirst("input[name=email][aria-invalid=true]");
    assertThat(field).isNotNull();
    assertThat(page.getElementById(field.attr("aria-describedby")).text())
        .contains("Carl Ciso has the address");
    assertThat(field.val()).isEqualTo("CISO@northwind.example");
    assertThat(client().contacts()).hasSize(2);
    for (String[] wrong : List.of(
        new String[] {"/1/departure", "to", "to", "2026-11-01"},
        new String[] {"/1/absences", "from", "from", "soon", "to", "2026-12-04"},
        new String[] {
          "/1/absences", "person", "from", "2026-12-03", "to", "2026-12-04", "person", "1"
        })) {
      String[] form = Arrays.copyOfRange(wrong, 2, wrong.length);
      assertThat(refused(wrong[0], form).select("[aria-invalid]").eachAttr("name"))
          .containsExactly(wrong[1]);
    }
  }

  @Test
  void theBoardAsksTheLeadToLookAtRulesThatADepartureHasChanged() throws Exception {
    changes.join(
        "NORTH",
        new ContactData(
            "Eva Berg",
            "eva@northwind.example",
            "+49 30 1",
            ContactRole.OTHER,
            3,
            false,
            "en",
            SampleClient.BERLIN,
            null,
            null),
        "lead");
    rules.replace(
        "NORTH",
        List.of(new EscalationRule(
            Severity.CRITICAL, CallHours.AROUND_THE_CLOCK, List.of("eva@northwind.example"))));
    board().andExpect(jsonPath("$.notes").isEmpty());
    saved(send("/3/departure", "to", "2026-12-01", "person", ""));
    time.advanceTo(Instant.parse("2026-12-02T09:00:00Z"));

    board()
        .andExpect(jsonPath("$.notes.length()").value(1))
        .andExpect(jsonPath("$.notes[0].kind").value("ESCALATION_RULES"))
        .andExpect(jsonPath("$.notes[0].client").value("NORTH"))
        .andExpect(jsonPath("$.notes[0].because").value("Eva Berg has left"))
        .andExpect(jsonPath("$.notes[0].late").value(false));
    time.advanceTo(Instant.parse("2026-12-04T12:00:00Z"));
    board().andExpect(jsonPath("$.notes[0].late").value(true));
    assertThat(boardText())
        .contains("Northwind Traders Eva Berg has left, and was in the rules of whom to call");

    rules.replace("NORTH", rules.of("NORTH").rules());

    board().andExpect(jsonPath("$.notes").isEmpty());
  }

  @Test
  void theBoardSaysSinceWhenSomebodyWaitsForQualification() throws Exception {
    staff.follow(List.of(Analyst.joining(
        "nora", "Nora New", "nora@mdr.example", false, false, SampleClient.BERLIN)));
    time.set(time.now().plus(Duration.ofDays(4)));

    board()
        .andExpect(jsonPath("$.notes[0].kind").value("QUALIFICATION"))
        .andExpect(jsonPath("$.notes[0].subject").value("Nora New"))
        .andExpect(jsonPath("$.notes[0].late").value(true));
    assertThat(boardText()).contains("Nora New waits for a word on which reviews they may hold");

    staff.change("nora", AnalystChange.qualifying(Qualification.EVERYTHING));
    board().andExpect(jsonPath("$.notes").isEmpty());
    staff.follow(List.of());
  }

  private String boardText() throws Exception {
    return Jsoup.parse(
            browser.perform(asLead(get("/board"))).andReturn().getResponse().getContentAsString())
        .text();
  }

  @Test
  void theBoardSaysWhereNobodyIsThereWhoMayAcceptRisks() throws Exception {
    board().andExpect(jsonPath("$.withoutRiskAuthority").isEmpty());

    saved(send("/2/absences", "from", "2026-12-01", "to", "2026-12-04", "person", "1"));

    board()
        .andExpect(jsonPath("$.withoutRiskAuthority[0].client").value("NORTH"))
        .andExpect(jsonPath("$.withoutRiskAuthority[0].awayUntil").value("2026-12-04"));
    assertThat(Jsoup.parse(browser
                .perform(asLead(get("/board")))
                .andReturn()
                .getResponse()
                .getContentAsString())
            .text())
        .contains("Northwind Traders who may is away until Fri 4 Dec 2026");
  }

  @Test
  void theClientMovesAfterAPreview() throws Exception {
    String data = "/board/clients/NORTH/data";
    String[] moved = {
      "name", "Northwind KK", "country", "JP", "language", "ja", "timeZone", "Asia/Tokyo"
    };
    MvcResult preview = browser.perform(asLead(form(data + "/preview", moved))).andReturn();
    assertThat(client().country()).isEqualTo("DE");
    Document page = Jsoup.parse(browser
        .perform(asLead(get(data)).flashAttrs(preview.getFlashMap()))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString());
    assertThat(page.text()).contains("Nothing has been changed yet", "No meeting is moved");

    MvcResult saved = browser
        .perform(asLead(form(data, moved)))
        .andExpect(redirectedUrl(data))
        .andReturn();
    assertThat(saved.getFlashMap().get("saved"))
        .isEqualTo("Saved: Northwind KK. No meeting is moved.");
    assertThat(client().name()).isEqualTo("Northwind KK");
    assertThat(client().timeZone()).hasToString("Asia/Tokyo");
    assertThat(refusedAt(data, "name", "X", "country", "XX", "language", "ja", "timeZone", "UTC")
            .select("[aria-invalid]")
            .eachAttr("name"))
        .containsExactly("country");
  }

  private static void saved(MvcResult answer) {
    assertThat(answer.getFlashMap().get("saved")).isNotNull();
  }

  private MvcResult send(String path, String... entered) throws Exception {
    return browser
        .perform(asLead(form(PAGE + path, entered)))
        .andExpect(redirectedUrl(PAGE))
        .andReturn();
  }

  private static MockHttpServletRequestBuilder form(String path, String... entered) {
    MockHttpServletRequestBuilder form = post(path).with(csrf());
    for (int i = 0; i < entered.length; i += 2) {
      form.param(entered[i], entered[i + 1]);
    }
    return form;
  }

  private static MockHttpServletRequestBuilder asLead(MockHttpServletRequestBuilder request) {
    request.with(user("lead").authorities(new SimpleGrantedAuthority("team-lead")));
    return request;
  }

  private ResultActions board() throws Exception {
    return browser.perform(asLead(get("/api/v1/board"))).andExpect(status().isOk());
  }

  private Document page() throws Exception {
    return Jsoup.parse(browser
        .perform(asLead(get(PAGE)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString());
  }

  private Document refused(String path, String... entered) throws Exception {
    return refusedAt(PAGE + path, entered);
  }

  private Document refusedAt(String address, String... entered) throws Exception {
    return Jsoup.parse(browser
        .perform(asLead(form(address, entered)))
        .andExpect(status().is4xxClientError())
        .andReturn()
        .getResponse()
        .getContentAsString());
  }

  private Client client() {
    return clients.get("NORTH");
  }

  private Contact contact(String id) {
    return client().contactWithId(id).orElseThrow();
  }
}
