package org.threatreviews.contact.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.history.HistoryFilter;
import org.threatreviews.history.RecordedDecision;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** Maria has the id 1, Carl, who may accept risks, the id 2; it is 1 December 2026. */
@ProcessTest
class ContactApiTest {

  private static final String CONTACTS = "/api/v1/clients/NORTH/contacts";
  private static final String EVA = """
      {"name":"Eva Berg","email":"Eva@northwind.example","role":"ENGINEER","level":2}""";

  @Autowired
  MockMvc mvc;

  @Autowired
  Onboarding onboarding;

  @Autowired
  DecisionHistory history;

  @BeforeEach
  void register() {
    onboarding.register(SampleClient.of("NORTH"));
  }

  @Test
  void contactsAreListedInTheOrderInWhichTheyAreAsked() throws Exception {
    get("soc", CONTACTS)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[*].id", contains("2", "1")))
        .andExpect(jsonPath("$.items[*].email", contains(SampleClient.CISO, SampleClient.MARIA)))
        .andExpect(jsonPath("$.items[0].riskAuthority").value(true))
        .andExpect(jsonPath("$.total").value(2));
    get("soc", CONTACTS + "/1").andExpect(jsonPath("$.name").value("Maria Anders"));
    get("soc", CONTACTS + "/9").andExpect(status().isNotFound());
  }

  @Test
  void aContactIsAddedOnce() throws Exception {
    post(CONTACTS, EVA)
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", endsWith(CONTACTS + "/3")))
        .andExpect(jsonPath("$.language").value("en"))
        .andExpect(jsonPath("$.timeZone").value("Europe/Berlin"))
        .andExpect(jsonPath("$.workingDays").doesNotExist());
    post(CONTACTS, EVA).andExpect(status().isOk()).andExpect(jsonPath("$.id").value("3"));
    refused(post(CONTACTS, EVA.replace("Berg", "Tal")), 409, "email", "addressTaken");
    refused(
        post(CONTACTS, EVA.replace("Eva@northwind", "EVA@NorthWind")),
        409,
        "email",
        "addressTaken");
    assertThat(decisions()).singleElement().satisfies(decision -> {
      assertThat(decision.kind()).isEqualTo("CONTACT_JOINED");
      assertThat(decision.by()).isEqualTo("integration");
      assertThat(decision.wording()).contains("Eva Berg", "engineer", "May accept risks: no");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"jürgen@müller.example", "用户@例え.example", "eva@xn--mller-kva.example"})
  void addressesAreTakenInEveryScript(String address) throws Exception {
    post(CONTACTS, EVA.replace("Eva@northwind.example", address))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.email").value(address));
  }

  @Test
  void formsOfOneAddressAreOne() throws Exception {
    post(CONTACTS, EVA.replace("Eva@northwind.example", "eva@müller.example"))
        .andExpect(status().isCreated());
    refused(
        post(CONTACTS, EVA.replace("Eva@northwind.example", "EVA@xn--mller-kva.example")),
        409,
        "email",
        "addressTaken");
    refused(
        post(
            CONTACTS,
            EVA.replace("Eva@northwind.example", "eva@mu\u0308ller.example")
                .replace("Berg", "Tal")),
        409,
        "email",
        "addressTaken");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"language\":\"fr\"', language, supportedLanguage",
    "'\"timeZone\":\"+02:00\"', timeZone, timeZone",
    "'\"workingHours\":{\"from\":\"17:00\",\"to\":\"09:00\"}', workingHours, endBeforeStart",
    "'\"workingDays\":[]', workingDays, size",
    "'\"nickname\":\"E\"', nickname, unknownField"
  })
  void whatCannotBeIsRefused(String more, String field, String rule) throws Exception {
    refused(post(CONTACTS, EVA.replace("}", "," + more + "}")), 400, field, rule);
  }

  @Test
  void detailsChangeAndTheIdStays() throws Exception {
    patch("1", """
            {"email":"maria.new@northwind.example","phone":"+49 30 1","riskAuthority":true,
             "workingDays":["MONDAY","TUESDAY"],"workingHours":{"from":"08:30","to":"12:00"}}""")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value("1"))
        .andExpect(jsonPath("$.workingHours.from").value("08:30"));
    get("soc", CONTACTS + "/1")
        .andExpect(jsonPath("$.email").value("maria.new@northwind.example"))
        .andExpect(jsonPath("$.name").value("Maria Anders"))
        .andExpect(jsonPath("$.workingDays", contains("MONDAY", "TUESDAY")))
        .andExpect(jsonPath("$.workingHours.to").value("12:00"));
    get("soc", "/api/v1/clients/NORTH")
        .andExpect(jsonPath("$.contacts[1].workingHours.from").value("08:30"));
    get("soc", "/api/v1/clients")
        .andExpect(jsonPath("$.items[0].contacts[1].workingHours.from").value("08:30"));
    assertThat(decisions())
        .singleElement()
        .satisfies(decision -> assertThat(decision.wording())
            .contains(
                "Address: maria.new@northwind.example, before maria@northwind.example",
                "Phone: +49 30 1, before none",
                "May accept risks: yes, before no",
                "Working days: Monday, Tuesday, before business days",
                "Working hours: 08:30-12:00, before business hours"));

    patch("1", "{\"phone\":null,\"workingDays\":null,\"workingHours\":null,\"name\":null}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.phone").doesNotExist())
        .andExpect(jsonPath("$.workingDays").doesNotExist())
        .andExpect(jsonPath("$.workingHours").doesNotExist())
        .andExpect(jsonPath("$.name").value("Maria Anders"));
    patch("1", "{}").andExpect(status().isOk());
    assertThat(decisions()).hasSize(2);
    refused(patch("1", "{\"email\":\"CISO@northwind.example\"}"), 409, "email", "addressTaken");
    refused(patch("1", "{\"level\":0}"), 400, "level", "min");
    refused(patch("1", "{\"phones\":\"1\"}"), 400, "phones", "unknownField");
  }

  @Test
  void aDepartureIsRecordedReplacedAndWithdrawn() throws Exception {
    String departure = "{\"lastDay\":\"2026-12-31\",\"successor\":\"ciso@northwind.example\"}";
    post(CONTACTS + "/1/departure", departure)
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.lastDay").value("2026-12-31"))
        .andExpect(jsonPath("$.successor").value("2"));
    post(CONTACTS + "/1/departure", departure).andExpect(status().isOk());
    post(CONTACTS + "/1/departure", "{\"lastDay\":\"2027-01-31\"}")
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.successor").doesNotExist());
    refused(
        post(CONTACTS + "/2/departure", "{\"lastDay\":\"2026-12-31\"}"),
        400,
        "successor",
        "lastContact");
    refused(
        post(CONTACTS + "/2/departure", "{\"lastDay\":\"2026-12-31\",\"successor\":\"1\"}"),
        400,
        "successor",
        "successorStays");
    refused(
        post(CONTACTS + "/2/departure", "{\"lastDay\":\"2026-12-31\",\"successor\":\"2\"}"),
        400,
        "successor",
        "somebodyElse");
    refused(
        post(CONTACTS + "/2/departure", "{\"lastDay\":\"2026-12-31\",\"successor\":\"9\"}"),
        400,
        "successor",
        "contactOfClient");
    refused(
        post(CONTACTS + "/2/departure", "{\"lastDay\":\"2026-11-30\"}"),
        400,
        "lastDay",
        "lastDayOver");
    refused(
        post(CONTACTS + "/2/departure", "{\"lastDay\":\"2062-11-30\"}"),
        400,
        "lastDay",
        "lastDayTooFar");

    delete(CONTACTS + "/1/departure").andExpect(status().isNoContent());
    delete(CONTACTS + "/1/departure").andExpect(status().isNoContent());
    get("soc", CONTACTS + "/1").andExpect(jsonPath("$.lastDay").doesNotExist());
    assertThat(decisions())
        .extracting(RecordedDecision::kind)
        .containsExactly("DEPARTURE_RECORDED", "DEPARTURE_RECORDED", "DEPARTURE_WITHDRAWN");
  }

  @Test
  void anAbsenceIsRecordedOnceAndTakenBack() throws Exception {
    String absence = "{\"from\":\"2026-12-21\",\"to\":\"2027-01-06\",\"standIn\":\"2\"}";
    post(CONTACTS + "/1/absences", absence)
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", containsString(CONTACTS + "/1/absences/")))
        .andExpect(jsonPath("$.standIn").value("2"));
    post(CONTACTS + "/1/absences", absence).andExpect(status().isOk());
    refused(
        post(CONTACTS + "/1/absences", absence.replace("12-21", "12-24")),
        409,
        "from",
        "absenceOverlaps");
    refused(
        post(CONTACTS + "/2/absences", absence.replace("\"2\"", "\"1\"")),
        400,
        "standIn",
        "standInAway");
    refused(
        post(CONTACTS + "/2/absences", "{\"from\":\"2027-01-06\",\"to\":\"2027-01-08\"}"),
        400,
        "standIn",
        "standInThere");
    refused(post(CONTACTS + "/2/absences", """
            {"from":"2027-01-06","to":"2027-01-08","standIn":"1"}"""), 400, "standIn", "standInThere");
    refused(
        post(CONTACTS + "/2/departure", "{\"lastDay\":\"2026-12-24\",\"successor\":\"1\"}"),
        400,
        "successor",
        "standInThere");
    refused(
        post(CONTACTS + "/1/absences", "{\"from\":\"2027-02-06\",\"to\":\"2027-02-05\"}"),
        400,
        "to",
        "endBeforeStart");
    refused(
        post(CONTACTS + "/1/absences", "{\"from\":\"2027-02-06\",\"to\":\"2029-02-05\"}"),
        400,
        "to",
        "absenceTooLong");
    refused(
        post(CONTACTS + "/1/absences", "{\"from\":\"2026-11-06\",\"to\":\"2026-11-07\"}"),
        400,
        "to",
        "absenceOver");
    refused(
        post(CONTACTS + "/1/absences", "{\"from\":\"2062-11-06\",\"to\":\"2062-11-07\"}"),
        400,
        "from",
        "tooFarAhead");

    String id = com.jayway.jsonpath.JsonPath.read(
            get("soc", CONTACTS + "/1").andReturn().getResponse().getContentAsString(),
            "$.absences[0].id")
        .toString();
    delete(CONTACTS + "/2/absences/" + id).andExpect(status().isNotFound());
    delete(CONTACTS + "/1/absences/" + id).andExpect(status().isNoContent());
    get("soc", CONTACTS + "/1").andExpect(jsonPath("$.absences").isEmpty());
    assertThat(decisions())
        .extracting(RecordedDecision::wording)
        .first()
        .asString()
        .isEqualTo("Maria Anders is away from 21 December 2026 to 6 January 2027."
            + " Carl Ciso stands in.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soc", "analyst", "advisor"})
  void onlyLeadsAndProgramsChangeContacts(String group) throws Exception {
    for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PATCH, HttpMethod.DELETE)) {
      send(group, method, CONTACTS + "/1", EVA).andExpect(status().isForbidden());
    }
  }

  private List<RecordedDecision> decisions() {
    return history
        .all(new HistoryFilter("NORTH", null, null, DecisionSubject.CONTACT, null))
        .toList();
  }

  private static void refused(ResultActions answer, int status, String field, String rule)
      throws Exception {
    answer
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.rule").value(rule));
  }

  private ResultActions get(String group, String path) throws Exception {
    return mvc.perform(MockMvcRequestBuilders.get(path)
        .with(user(group).authorities(new SimpleGrantedAuthority(group))));
  }

  private ResultActions post(String path, String body) throws Exception {
    return send("integration", HttpMethod.POST, path, body);
  }

  private ResultActions patch(String id, String body) throws Exception {
    return send("integration", HttpMethod.PATCH, CONTACTS + "/" + id, body);
  }

  private ResultActions delete(String path) throws Exception {
    return send("integration", HttpMethod.DELETE, path, "");
  }

  private ResultActions send(String group, HttpMethod method, String path, String body)
      throws Exception {
    return mvc.perform(MockMvcRequestBuilders.request(method, path)
        .with(user(group).authorities(new SimpleGrantedAuthority(group)))
        .contentType(MediaType.APPLICATION_JSON)
        .content(body));
  }
}
