package org.threatreviews.board.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.Subscription;
import org.threatreviews.invariant.Rule;
import org.threatreviews.notification.MailPreferences;
import org.threatreviews.notification.MailPreviews;
import org.threatreviews.notification.OptOutSource;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.handover.NamedAdvisors;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.staff.Absence;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Qualification;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Statements;

/** Today is 1 December 2026; the first meeting is on 17 February 2027. */
@ProcessTest
class BoardPagesTest {

  private static final String ANALYSTS = "/board/analysts";
  private static final String CLIENT = "/board/clients/NORD";

  @Autowired
  ReviewDriver driver;

  @Autowired
  Staff pool;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  NamedAdvisors named;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  Clients clients;

  @Autowired
  MailPreviews previews;

  @Autowired
  MailPreferences preferences;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  MockMvc browser;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @Test
  void showsThePoolWithItsNextWeeks() throws Exception {
    pool.register(Analyst.joining(
        "ben", "Ben Beta", "ben@mdr.example", true, false, ZoneId.of("Europe/Berlin")));

    call(get(ANALYSTS))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                containsString("Ann Analyst"),
                containsString("no account yet"),
                containsString("The pool can handle everything planned until"),
                containsString("1 meeting<"),
                containsString("The next 13 weeks"))));
  }

  @Test
  void namesAnalystsAsPeopleDo() throws Exception {
    for (String page : List.of("/board", CLIENT)) {
      call(get(page))
          .andExpect(content()
              .string(allOf(
                  containsString("<td>Ann Analyst</td>"),
                  not(containsString("<td>analyst</td>")))));
    }
  }

  @Test
  void takesInChangesAndLetsLeave() throws Exception {
    send(person(post(ANALYSTS).param("userId", "ben"), "Ben Beta", "3"))
        .andExpect(redirectedUrl(ANALYSTS));
    assertThat(pool.find("ben")).map(Analyst::weeklyReviews).hasValue(3);

    send(person(post(ANALYSTS + "/ben"), "Ben Gamma", "5"));
    assertThat(pool.find("ben")).map(Analyst::name).hasValue("Ben Gamma");
    assertThat(pool.find("ben")).map(Analyst::advisor).hasValue(false);

    send(post(ANALYSTS + "/ben/leaving"));
    assertThat(pool.find("ben")).map(Analyst::active).hasValue(false);
    call(get(ANALYSTS)).andExpect(content().string(containsString("has left")));
    send(post(ANALYSTS + "/ben/return"));
    assertThat(pool.find("ben")).map(Analyst::active).hasValue(true);
  }

  @Test
  void showsWhatADepartureChangesBeforeItIsConfirmed() throws Exception {
    pool.register(Analyst.joining(
        "ben", "Ben Beta", "ben@mdr.example", true, false, ZoneId.of("Europe/Berlin")));

    call(get(ANALYSTS + "/analyst/leaving")
            .param("lastDay", "2027-01-31")
            .param("successor", "ben"))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                containsString("Ann Analyst leaves after Sun 31 Jan 2027"),
                containsString("Nothing has changed yet"),
                containsString("2 contacts get one email each."),
                containsString("Q1 2027 (TR-NORD-2027-01)"),
                containsString("Wed 17 Feb 2027, 10:00"),
                containsString("Ben Beta"))));
    assertThat(pool.find("analyst").orElseThrow().departure()).isNull();

    send(post(ANALYSTS + "/analyst/leaving")
            .param("lastDay", "2027-01-31")
            .param("successor", "ben"))
        .andExpect(redirectedUrl(ANALYSTS));
    call(get(ANALYSTS))
        .andExpect(content()
            .string(allOf(
                containsString("after Sun 31 Jan 2027, followed by Ben Beta"),
                containsString("Stays after all"))));

    send(post(ANALYSTS + "/analyst/stay"));
    assertThat(pool.find("analyst").orElseThrow().departure()).isNull();
  }

  @Test
  void keepsTheLastDayWhenItIsRefused() throws Exception {
    send(get(ANALYSTS + "/analyst/leaving").param("lastDay", "2026-10-01"))
        .andExpect(status().is4xxClientError())
        .andExpect(content()
            .string(allOf(
                containsString("The last day is already over."),
                containsString("value=\"2026-10-01\""))));
  }

  @Test
  void qualifiesForSubscriptionsAndLanguages() throws Exception {
    send(person(post(ANALYSTS).param("userId", "ben"), "Ben Beta", "3")
        .param("qualification", "true")
        .param("qualifiedFor", "ADVISOR")
        .param("languages", "ja", "en"));

    assertThat(pool.find("ben").orElseThrow().qualification())
        .isEqualTo(new Qualification(Set.of(Subscription.ADVISOR), Set.of("ja", "en")));
    call(get(ANALYSTS)).andExpect(content().string(containsString("advisor in English, Japanese")));

    send(person(post(ANALYSTS + "/ben"), "Ben Beta", "3")
            .param("qualification", "true")
            .param("qualifiedFor", "ADVISOR"))
        .andExpect(status().is4xxClientError())
        .andExpect(content().string(containsString("in which languages")));
  }

  @Test
  void showsWhoWaitsToBeQualified() throws Exception {
    pool.follow(List.of(Analyst.joining(
        "nina", "Nina New", "nina@mdr.example", false, false, ZoneId.of("Europe/Berlin"))));

    call(get(ANALYSTS))
        .andExpect(content()
            .string(allOf(
                containsString("hold no reviews until you have said"),
                containsString("waits to be qualified"))));

    send(person(post(ANALYSTS + "/nina"), "Nina New", "4")
        .param("qualification", "true")
        .param("qualifiedFor", "STANDARD")
        .param("languages", "en"));
    assertThat(pool.member("nina").waiting()).isFalse();
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "the second client's reviews are planned without its programme")
  void namesTheAdvisorOfAClient() throws Exception {
    pool.register(Analyst.joining(
        "bea", "Bea Brown", "bea@mdr.example", true, true, ZoneId.of("Europe/Berlin")));
    driver.registerClient("EAST", Subscription.ADVISOR, "2026-12-01", "2027-11-30");
    programme.plan("EAST", DayOfWeek.MONDAY, LocalTime.of(10, 0));
    String before = named.of("EAST").advisor();
    String other = before.equals("bea") ? "advisor" : "bea";

    send(post(ANALYSTS + "/advisors/EAST").param("advisor", other).param("reason", "Asked for."))
        .andExpect(redirectedUrl(ANALYSTS));

    assertThat(named.of("EAST").advisor()).isEqualTo(other);
    call(get(ANALYSTS)).andExpect(content().string(containsString("Named advisors")));
    send(post(ANALYSTS + "/advisors/EAST").param("advisor", other).param("deputy", other))
        .andExpect(status().is4xxClientError())
        .andExpect(content()
            .string(allOf(
                containsString("somebody else than the advisor"),
                containsString("aria-invalid=\"true\""))));
  }

  @Test
  void entersAndWithdrawsAnAbsence() throws Exception {
    send(
        post(ANALYSTS + "/analyst/absences").param("from", "2027-02-15").param("to", "2027-02-19"));
    assertThat(pool.member("analyst").absences())
        .containsExactly(new Absence(LocalDate.parse("2027-02-15"), LocalDate.parse("2027-02-19")));
    call(get(ANALYSTS))
        .andExpect(content().string(containsString("Mon 15 Feb 2027 to Fri 19 Feb 2027")));

    send(post(ANALYSTS + "/analyst/absences/2027-02-15/withdrawal"));
    assertThat(pool.member("analyst").absences()).isEmpty();
  }

  @Test
  void keepsWhatWasEnteredWhenItIsRefused() throws Exception {
    send(person(post(ANALYSTS).param("userId", "ben"), "Ben Beta", "400"))
        .andExpect(status().is4xxClientError())
        .andExpect(content()
            .string(allOf(
                containsString("a number from 0 to 40"), containsString("value=\"Ben Beta\""))));

    send(post(ANALYSTS + "/analyst/absences").param("from", "2026-10-01").param("to", "2026-10-02"))
        .andExpect(status().is4xxClientError())
        .andExpect(content()
            .string(
                allOf(containsString("is already over"), containsString("value=\"2026-10-02\""))));
  }

  @Test
  void showsContractAndPlanOfAClient() throws Exception {
    call(get(CLIENT))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                containsString("Nordwind AG"),
                containsString("Tue 1 Dec 2026 to Tue 30 Nov 2027"),
                containsString("Wed 17 Feb 2027, 10:00"),
                containsString("value=\"2027-02-17T10:00\""),
                containsString("Ann Analyst"),
                containsString("Extend the contract"),
                not(containsString("Public holidays are not known")))));
    call(get("/board")).andExpect(content().string(containsString("href=\"" + CLIENT + "\"")));
  }

  @Test
  void movesAReview() throws Exception {
    String move = CLIENT + "/reviews/" + ReviewDriver.FIRST + "/moves";
    send(post(move).param("start", "2027-02-18T14:00")).andExpect(redirectedUrl(CLIENT));
    assertThat(reviews.get(ReviewDriver.FIRST).start())
        .isEqualTo(ReviewDriver.berlin("2027-02-18T14:00"));

    send(post(move).param("start", "2027-02-20T14:00"))
        .andExpect(status().is4xxClientError())
        .andExpect(content()
            .string(allOf(
                containsString("20 February 2027 is a weekend"),
                containsString("value=\"2027-02-20T14:00\""),
                containsString("aria-invalid=\"true\""))));
  }

  @Test
  void changesTheContract() throws Exception {
    send(post(CLIENT + "/contract-changes")
            .param("type", "EXTEND")
            .param("contractEnd", "2028-11-30"))
        .andExpect(redirectedUrl(CLIENT));
    assertThat(clients.get("NORD").contractEnd()).isEqualTo(LocalDate.parse("2028-11-30"));
    assertThat(programme.reviewsOf("NORD")).hasSize(8);

    send(post(CLIENT + "/contract-changes")
            .param("type", "TERMINATE")
            .param("effective", "2020-01-01"))
        .andExpect(status().is4xxClientError())
        .andExpect(content()
            .string(allOf(
                containsString("cannot take effect in the past"),
                containsString("value=\"2020-01-01\""))));
  }

  @Test
  void showsWhatAContractChangeDoesBeforeItIsConfirmed() throws Exception {
    MvcResult shown = send(post(CLIENT + "/contract-changes/preview")
            .param("type", "TERMINATE")
            .param("effective", "2027-06-30"))
        .andReturn();
    call(get(CLIENT).flashAttrs(shown.getFlashMap()))
        .andExpect(content()
            .string(allOf(
                containsString("Nothing has been changed yet."),
                containsString("Cancelled: Q3 2027 on 18 August 2027, 10:00"),
                containsString(
                    "No review for Q3 2027 (1 June 2027 to 30 June 2027): less than half"),
                containsString("Mail about the change and the plan to 2 contacts."),
                containsString("Confirm: End the contract early"))));
    assertThat(clients.get("NORD").contractEnd()).isEqualTo(LocalDate.parse("2027-11-30"));
    assertThat(programme.reviewsOf("NORD"))
        .extracting(ReviewSummary::status)
        .containsOnly(ReviewStatus.PLANNED);
    assertThat(programme.reviewsOf("NORD")).hasSize(4);
    assertThat(jdbc.sql("select count(*) from contract_change")
            .query(Integer.class)
            .single())
        .isZero();

    send(post(CLIENT + "/contract-changes/preview")
            .param("type", "TERMINATE")
            .param("effective", "2020-01-01"))
        .andExpect(status().is4xxClientError())
        .andExpect(content()
            .string(allOf(
                containsString("cannot take effect in the past"),
                not(containsString("Confirm:")))));
  }

  @Test
  void marksSilentClientsAndSaysWhy() throws Exception {
    call(get("/board")).andExpect(content().string(not(containsString("not answer"))));
    call(get(CLIENT)).andExpect(content().string(not(containsString("Whom to call"))));
    driver.reportIncident("INC-1", "Beaconing");
    jdbc.sql("""
        update incident set unanswered = true, escalated_at = reported_at + interval '5 days'
        """).update();

    call(get("/board"))
        .andExpect(content()
            .string(allOf(
                containsString("1 client does not answer."),
                containsString("silent since Tue 1 Dec 2026"),
                containsString("1 incident left unanswered"),
                containsString("href=\"/board?silent=true#clients\""))));
    call(get("/board?silent=true"))
        .andExpect(content()
            .string(allOf(
                containsString("1 silent client;"),
                containsString("silent since Tue 1 Dec 2026"))));
    call(get("/api/v1/board?silent=true"))
        .andExpect(jsonPath("$.silentClients.silent").value(1))
        .andExpect(jsonPath("$.silentClients.quiet").value(0))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].silence.level").value("SILENT"))
        .andExpect(jsonPath("$.items[0].silence.since").value("2026-12-01T09:00:00+01:00"))
        .andExpect(jsonPath("$.items[0].silence.reasons[0]").value("1 incident left unanswered"));
    call(get(CLIENT))
        .andExpect(content()
            .string(allOf(
                containsString("since Tue 1 Dec 2026"),
                containsString("Incident INC-1: Beaconing"),
                containsString("longer than the follow-up policy allows; no reminder."),
                containsString(CLIENT + "/requests?about=INC-1"),
                containsString("href=\"tel:+49305550104\""),
                containsString("We have not heard from anybody at the client yet."))));

    clients.end("NORD");
    call(get("/board")).andExpect(content().string(not(containsString("not answer"))));
  }

  @Test
  void leadsToTheClientsHistory() throws Exception {
    String history = CLIENT + "/history.csv";
    send(post(CLIENT + "/contract-changes")
        .param("type", "EXTEND")
        .param("contractEnd", "2028-11-30"));

    call(get(CLIENT)).andExpect(content().string(containsString("href=\"" + history + "\"")));
    call(get(history))
        .andExpect(status().isOk())
        .andExpect(
            header().string("Content-Disposition", "attachment; filename=\"history-NORD.csv\""))
        .andExpect(content()
            .string(containsString("CONTRACT,NORD,EXTEND,somebody,BOARD,until 30 November 2028")));
    browser.perform(get(history).with(in("analyst"))).andExpect(status().isForbidden());
    call(get("/board/clients/NOBODY/history.csv")).andExpect(status().isNotFound());
  }

  @Test
  void everyKindOfContractChangeHasItsForm() {
    assertThat(ContractForm.kinds(false))
        .allSatisfy(kind -> assertThat(kind.fields()).isNotEmpty());
  }

  @Test
  void isForTheTeamLead() throws Exception {
    browser.perform(get(ANALYSTS).with(in("analyst"))).andExpect(status().isForbidden());
    for (String page : List.of(ANALYSTS, CLIENT)) {
      browser.perform(get(page).with(in("camunda-admin"))).andExpect(status().isForbidden());
    }
    browser
        .perform(post(ANALYSTS + "/analyst/leaving").with(csrf()).with(in("camunda-admin")))
        .andExpect(status().isForbidden());
    call(post(ANALYSTS + "/analyst/leaving")).andExpect(status().isForbidden());
    call(get("/board/clients/NOBODY")).andExpect(status().isNotFound());
    send(post(CLIENT + "/reviews/TR-OTHER-1/moves").param("start", "2027-02-18T14:00"))
        .andExpect(status().isNotFound());
  }

  @ParameterizedTest
  @CsvSource({"analyst, true", "analyst, false", "team-lead, true"})
  void saysOnceWhomToCall(String group, boolean silent) throws Exception {
    driver.reportIncident("INC-1", "Beaconing");
    if (silent) {
      jdbc.sql("""
          update incident set unanswered = true, escalated_at = reported_at + interval '5 days'
          """).update();
    }

    Document page = Jsoup.parse(browser
        .perform(get(CLIENT).with(in(group)))
        .andReturn()
        .getResponse()
        .getContentAsString());

    assertThat(page.select(":containsOwn(Whom to call)")).hasSize(1);
    assertThat(page.select("a[href^=tel:]")).hasSize(2); // each of the two contacts
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyst", "soc"})
  void showsAClientToThoseWhoWorkForItWithoutWhatTheyMayNotDo(String group) throws Exception {
    String page = browser
        .perform(get(CLIENT).with(in(group)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();

    assertThat(page).contains("Whom to call", "Where meetings take place");
    Document shown = Jsoup.parse(page);
    assertThat(shown.select("main form, main details")).isEmpty();
    for (Element link : shown.select("main a[href^=/], nav a")) {
      browser
          .perform(get(link.attr("href")).with(in("team-lead")))
          .andExpect(status().isOk());
      assertThat(link.attr("href")).matches("/|/board/clients/[^/]+/improvements");
    }
    assertThat(shown.select("main a[href$=improvements]")).hasSize(group.equals("soc") ? 0 : 1);
  }

  @Test
  void theBoardSaysWhetherThePoolHoldsThePlan() throws Exception {
    call(get("/board"))
        .andExpect(
            content().string(containsString("The pool can handle everything planned until")));
    call(get("/api/v1/board"))
        .andExpect(jsonPath("$.feasibility.holds").value(true))
        .andExpect(jsonPath("$.feasibility.shortages").isEmpty());
  }

  @Test
  void showsEveryMailInEveryLanguageAndSituation() throws Exception {
    call(get("/board/mails/preview"))
        .andExpect(status().isOk())
        .andExpect(content()
            .string(allOf(
                containsString("Welcome to your threat reviews, Northwind Traders AB"),
                containsString("/board/mails/preview/incident-reported?language=ja"))));
    for (String mail : previews.mails()) {
      for (String language : previews.languages(mail)) {
        for (String situation : previews.situations(mail)) {
          call(get("/board/mails/preview/{mail}", mail)
                  .param("language", language)
                  .param("situation", situation))
              .andExpect(status().isOk())
              .andExpect(content()
                  .string(allOf(containsString("sandbox"), containsString("/" + mail + "/html?"))));
          call(get("/board/mails/preview/{mail}/html", mail)
                  .param("language", language)
                  .param("situation", situation))
              .andExpect(status().isOk())
              .andExpect(content().string(startsWith("<!doctype html")));
        }
      }
    }
    call(get("/board/mails/preview/incident-reported").param("language", "fr"))
        .andExpect(status().isNotFound());
    call(get("/board/mails/preview/none")).andExpect(status().isNotFound());
    browser
        .perform(get("/board/mails/preview").with(in("analyst")))
        .andExpect(status().isForbidden());
    assertThat(jdbc.sql("select count(*) from mail_outbox").query(Long.class).single())
        .isZero();
  }

  @Test
  void choosesWhetherMailsSayWhatAnIncidentIsAbout() throws Exception {
    send(post(CLIENT + "/mail-settings")).andExpect(redirectedUrl(CLIENT));
    assertThat(clients.get("NORD").incidentDetailsInMail()).isFalse();

    send(post(CLIENT + "/mail-settings").param("incidentDetailsInMail", "true"));
    assertThat(clients.get("NORD").incidentDetailsInMail()).isTrue();
    browser
        .perform(post(CLIENT + "/mail-settings").with(csrf()).with(in("camunda-admin")))
        .andExpect(status().isForbidden());
  }

  @Test
  void showsWhichMailsEachContactDoesNotGet() throws Exception {
    call(get(CLIENT)).andExpect(content().string(not(containsString("does not get"))));
    long before = Statements.of(() -> call(get(CLIENT)));
    for (Contact contact : clients.get("NORD").contacts()) {
      preferences.switchOff(
          "NORD", contact.email(), List.of("review-pack", "review-minutes"), OptOutSource.TEAM);
    }

    call(get(CLIENT))
        .andExpect(content()
            .string(containsString("does not get review minutes since Tue 1 Dec 2026, 09:00;"
                + " review pack since Tue 1 Dec 2026, 09:00")));
    assertThat(Statements.of(() -> call(get(CLIENT)))).isEqualTo(before);
  }

  private static MockHttpServletRequestBuilder person(
      MockHttpServletRequestBuilder form, String name, String weeklyReviews) {
    return form.param("name", name)
        .param("email", "ben@mdr.example")
        .param("qualified", "true")
        .param("weeklyReviews", weeklyReviews)
        .param("timeZone", "Europe/Berlin");
  }

  private ResultActions send(MockHttpServletRequestBuilder form) throws Exception {
    return call(form.with(csrf()));
  }

  private ResultActions call(MockHttpServletRequestBuilder request) throws Exception {
    return browser.perform(request.with(in("team-lead")));
  }

  private static org.springframework.test.web.servlet.request.RequestPostProcessor in(
      String group) {
    return user("somebody").authorities(new SimpleGrantedAuthority(group));
  }
}
