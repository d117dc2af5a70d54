package org.threatreviews.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
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
import org.threatreviews.client.Subscription;
import org.threatreviews.invariant.Rule;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;

/** Today is 1 December 2026. */
@ProcessTest
class AnalystApiTest {

  private static final String ANALYSTS = "/api/v1/analysts";
  private static final String BEN = """
      {"userId": "ben", "name": "Ben Beta", "email": "ben@mdr.example", "qualified": true,
       "weeklyReviews": 3, "timeZone": "Europe/Lisbon"}
      """;

  @Autowired
  ReviewDriver driver;

  @Autowired
  Staff pool;

  @Autowired
  MockMvc http;

  @BeforeEach
  void registerPool() {
    driver.registerPool();
  }

  @Test
  void listsThePool() throws Exception {
    call(get(ANALYSTS + "?page=0&size=1"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].userId").value("advisor"))
        .andExpect(jsonPath("$.items[0].advisor").value(true))
        .andExpect(jsonPath("$.items[0].weeklyReviews").value(4))
        .andExpect(jsonPath("$.items[0].timeZone").value("Europe/Berlin"))
        .andExpect(jsonPath("$.items[0].absences").isEmpty());
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void everybodyHasAFeedOfTheirReviews() throws Exception {
    driver.registerClient(Subscription.STANDARD);
    driver.plan();

    String feed = call(get(ANALYSTS + "/analyst/reviews.ics"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "text/calendar;charset=UTF-8"))
        .andReturn()
        .getResponse()
        .getContentAsString();
    assertThat(feed)
        .contains("METHOD:PUBLISH", "SUMMARY:Threat review Q1 2027\\, Nordwind AG")
        .containsOnlyOnce("UID:" + ReviewDriver.FIRST);
    assertThat(feed.split("BEGIN:VEVENT", -1)).hasSize(5);

    call(get(ANALYSTS + "/nobody/reviews.ics"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.field").value("userId"));
  }

  @Test
  void takesSomebodyInOnce() throws Exception {
    call(json(post(ANALYSTS), BEN))
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", ANALYSTS + "/ben"))
        .andExpect(jsonPath("$.active").value(true))
        .andExpect(jsonPath("$.account").value(false));
    call(json(patch(ANALYSTS + "/ben"), "{\"weeklyReviews\": 2}"))
        .andExpect(status().isOk());

    call(json(post(ANALYSTS), BEN))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.weeklyReviews").value(2));
    call(json(post(ANALYSTS), BEN.replace("Lisbon", "Berlin")))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.field").value("userId"))
        .andExpect(jsonPath("$.rule").value("userIdTaken"));
  }

  @Test
  void changesWhatIsGivenAndNothingElse() throws Exception {
    call(json(patch(ANALYSTS + "/analyst"), "{\"name\": \"Ann Other\", \"weeklyReviews\": 0}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.name").value("Ann Other"))
        .andExpect(jsonPath("$.weeklyReviews").value(0))
        .andExpect(jsonPath("$.email").value("analyst@mdr.example"));
  }

  @Test
  void leavesOnceAndComesBack() throws Exception {
    for (int i = 0; i < 2; i++) {
      call(delete(ANALYSTS + "/analyst")).andExpect(status().isNoContent());
    }
    call(get(ANALYSTS + "/analyst")).andExpect(jsonPath("$.active").value(false));
    call(json(patch(ANALYSTS + "/analyst"), "{\"active\": true}"))
        .andExpect(jsonPath("$.active").value(true));
  }

  @Test
  void leavesOnADayAfterAPreview() throws Exception {
    call(json(post(ANALYSTS), BEN)).andExpect(status().isCreated());
    call(get(ANALYSTS + "/analyst/departure/preview?lastDay=2027-01-31&successor=ben"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.successor").value("ben"))
        .andExpect(jsonPath("$.clients").isEmpty());
    String departure = "{\"lastDay\": \"2027-01-31\", \"successor\": \"ben\"}";
    call(json(post(ANALYSTS + "/analyst/departure"), departure))
        .andExpect(status().isCreated());
    call(json(post(ANALYSTS + "/analyst/departure"), departure))
        .andExpect(status().isOk());
    call(get(ANALYSTS + "/analyst"))
        .andExpect(jsonPath("$.active").value(true))
        .andExpect(jsonPath("$.departure.lastDay").value("2027-01-31"))
        .andExpect(jsonPath("$.departure.successor").value("ben"));
    call(json(
            post(ANALYSTS + "/advisor/departure"),
            "{\"lastDay\": \"2027-01-31\", \"successor\": \"analyst\"}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.rule").value("leavesToo"));
    for (int i = 0; i < 2; i++) {
      call(delete(ANALYSTS + "/analyst/departure")).andExpect(status().isNoContent());
    }
    call(get(ANALYSTS + "/analyst")).andExpect(jsonPath("$.departure").doesNotExist());
    as("analyst", json(post(ANALYSTS + "/analyst/departure"), departure))
        .andExpect(status().isForbidden());
  }

  @Test
  void qualifiesForSubscriptionsAndLanguages() throws Exception {
    call(get(ANALYSTS + "/analyst"))
        .andExpect(jsonPath("$.qualified").value(true))
        .andExpect(jsonPath("$.qualifiedFor.length()").value(2))
        .andExpect(jsonPath("$.languages.length()").value(4))
        .andExpect(jsonPath("$.waitingForQualification").value(false));
    call(json(
            patch(ANALYSTS + "/analyst"),
            "{\"qualifiedFor\": [\"STANDARD\"], \"languages\": [\"de\"]}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.qualifiedFor[0]").value("STANDARD"))
        .andExpect(jsonPath("$.languages[0]").value("de"));
    call(json(patch(ANALYSTS + "/analyst"), "{\"languages\": [\"fr\"]}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("languages"));
    call(json(patch(ANALYSTS + "/analyst"), "{\"qualified\": false}"))
        .andExpect(jsonPath("$.qualified").value(false))
        .andExpect(jsonPath("$.qualifiedFor").isEmpty());
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void namesAnAdvisorAndADeputy() throws Exception {
    driver.registerClient(Subscription.ADVISOR);
    call(json(put("/api/v1/clients/NORD/advisor"), "{\"advisor\": \"advisor\"}"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.rule").value("notPlanned"));
    driver.plan();
    call(get("/api/v1/clients/NORD/advisor"))
        .andExpect(jsonPath("$.advisor").value("advisor"))
        .andExpect(jsonPath("$.deputy").value("analyst"));
    call(json(
            put("/api/v1/clients/NORD/advisor"),
            "{\"advisor\": \"analyst\", \"deputy\": \"advisor\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.advisor").value("analyst"))
        .andExpect(jsonPath("$.deputy").value("advisor"));
    call(json(put("/api/v1/clients/NORD/advisor"), "{\"advisor\": \"nobody\"}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.rule").value("unknownAnalyst"));
    as("analyst", json(put("/api/v1/clients/NORD/advisor"), "{\"advisor\": \"advisor\"}"))
        .andExpect(status().isForbidden());
  }

  @Test
  void joinsAbsencesThatOverlap() throws Exception {
    absence("2026-12-10", "2026-12-12").andExpect(status().isCreated());
    absence("2026-12-10", "2026-12-12").andExpect(status().isOk());
    absence("2026-12-12", "2026-12-20")
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", ANALYSTS + "/analyst/absences/2026-12-10"))
        .andExpect(jsonPath("$.from").value("2026-12-10"))
        .andExpect(jsonPath("$.to").value("2026-12-20"));
    absence("2026-11-01", "2026-12-01").andExpect(status().isCreated());
    call(get(ANALYSTS + "/analyst")).andExpect(jsonPath("$.absences.length()").value(2));

    call(delete(ANALYSTS + "/analyst/absences/2026-12-10")).andExpect(status().isNoContent());
    call(delete(ANALYSTS + "/analyst/absences/2026-12-10"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.field").value("from"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-10, 2026-12-09, 400, to, endBeforeStart",
    "2026-11-01, 2026-11-30, 400, to, notInThePast",
    "2026-12-10, 2046-12-09, 400, to, tooFarAway",
    "2006-12-10, 2026-12-09, 400, from, tooFarAway",
    "1006-12-10, 2026-12-09, 400, from, yearRange",
    "2026-02-30, 2026-12-09, 400, from, isoDate",
  })
  void refusesAbsencesThatCannotBe(String from, String to, int status, String field, String rule)
      throws Exception {
    absence(from, to)
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.rule").value(rule));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ben\" | \"-\" | userId",
        "\"Ben Beta\" | \"\" | name",
        "\"ben@mdr.example\" | \"nowhere\" | email",
        "3 | 41 | weeklyReviews",
        "\"Europe/Lisbon\" | \"Mars\" | timeZone",
      })
  void namesTheFieldOfAFault(String right, String wrong, String field) throws Exception {
    call(json(post(ANALYSTS), BEN.replace(right, wrong)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.rule").isNotEmpty());
    assertThat(pool.all()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyst", "integration", "soc", "camunda-admin"})
  void onlyTeamLeadsChangeThePool(String group) throws Exception {
    as(group, get(ANALYSTS))
        .andExpect(status().is(Set.of("soc", "camunda-admin").contains(group) ? 403 : 200));
    as(group, json(post(ANALYSTS), BEN)).andExpect(status().isForbidden());
    as(group, delete(ANALYSTS + "/analyst")).andExpect(status().isForbidden());
    as(group, json(patch(ANALYSTS + "/analyst"), "{}")).andExpect(status().isForbidden());
  }

  @Test
  void doesNotKnowEverybody() throws Exception {
    call(get(ANALYSTS + "/nobody")).andExpect(status().isNotFound());
    call(delete(ANALYSTS + "/nobody")).andExpect(status().isNotFound());
    call(json(patch(ANALYSTS + "/nobody"), "{}")).andExpect(status().isNotFound());
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void foretellsMeetingsAndHours() throws Exception {
    driver.registerClient(Subscription.STANDARD);
    driver.plan();

    call(get(ANALYSTS + "/forecast?weeks=13"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.people[?(@.userId == 'analyst')].weeks.length()").value(13))
        .andExpect(
            jsonPath("$.people[?(@.userId == 'analyst')].weeks[?(@.week == '2027-02-15')].meetings")
                .value(1));
    call(get(ANALYSTS + "/forecast?weeks=0"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("weeks"));
  }

  @Test
  void showsWhatPlanningWouldGive() throws Exception {
    driver.registerClient(Subscription.STANDARD);
    String preview = "/api/v1/clients/NORD/plan-preview?preferredTime=10:00&preferredWeekday=";

    call(get(preview + "TUE"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.meetings.length()").value(4))
        .andExpect(jsonPath("$.meetings[0].analyst").value("analyst"))
        .andExpect(jsonPath("$.unknownHolidays").isEmpty())
        .andExpect(jsonPath("$.feasibility.holds").value(true));
    call(get(preview + "SUN"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("preferredWeekday"));
    call(get(preview.replace("10:00", "23:00") + "TUE"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("preferredTime"));
    call(get(preview.replace("NORD", "NOBODY") + "TUE")).andExpect(status().isNotFound());
  }

  private ResultActions absence(String from, String to) throws Exception {
    return call(json(
        post(ANALYSTS + "/analyst/absences"),
        "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(from, to)));
  }

  private ResultActions call(MockHttpServletRequestBuilder request) throws Exception {
    return as("team-lead", request);
  }

  private ResultActions as(String group, MockHttpServletRequestBuilder request) throws Exception {
    return http.perform(
        request.with(user("somebody").authorities(new SimpleGrantedAuthority(group))));
  }

  private static MockHttpServletRequestBuilder json(
      MockHttpServletRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body);
  }
}
