package org.threatreviews.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.notification.ContactLinks;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.review.pack.ReviewPacks;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.ClockChanges;
import org.threatreviews.support.ProcessTest;

/** What was typed as a day is that day on every page and in every mail, pack and answer, anywhere. */
@ProcessTest
class DayIsADayTest {

  private static final String CLIENT = "FAR";

  @Autowired
  ReviewDriver driver;

  @Autowired
  Clients clients;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  ReviewPacks packs;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  Improvements improvements;

  @Autowired
  ContactLinks links;

  @Autowired
  MockMvc http;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, DE",
    "Europe/London, GB",
    "America/New_York, US",
    "America/Los_Angeles, US",
    "Asia/Tokyo, JP",
    "Australia/Sydney, AU",
    "Asia/Kolkata, IN",
    "Pacific/Auckland, NZ"
  })
  void whatWasTypedAsADayIsThatDayEverywhere(ZoneId zone, String country) throws Exception {
    driver.registerPool();
    register(zone, country);

    assertThat(api("/api/v1/clients/" + CLIENT))
        .contains("\"contractStart\":\"2027-01-01\"", "\"contractEnd\":\"2027-12-31\"");
    ReviewSummary first = programme.reviewsOf(CLIENT).get(0);
    assertThat(packs.draft(first.reference()))
        .contains("1 January 2027")
        .doesNotContain("31 December 2026", "2 January 2027");
    assertThat(api("/api/v1/reviews/" + first.reference()))
        .contains("\"2027-01-01T00:00:00+01:00\"");

    propose("Onboard proxy", LocalDate.parse("2027-03-01"));
    List<LocalDate> changes = ClockChanges.in(zone, Year.of(2027));
    changes.forEach(day -> propose("Due on the day of " + day, day));
    driver.advanceTo("2027-01-08T12:00");
    assertThat(api("/api/v1/clients/" + CLIENT + "/improvements")).contains("\"2027-03-01\"");
    assertThat(clientPage())
        .contains("1 March 2027")
        .doesNotContain("28 February 2027", "2 March 2027");
    for (LocalDate day : changes) {
      assertThat(api("/api/v1/clients/" + CLIENT + "/improvements")).contains("\"" + day + "\"");
      assertThat(clientPage())
          .containsPattern(inWords(day))
          .doesNotContainPattern(inWords(day.minusDays(1)))
          .doesNotContainPattern(inWords(day.plusDays(1)));
    }

    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-09-30")));
    driver.advanceTo("2027-01-08T13:00");
    assertThat(mailed())
        .anySatisfy(mail -> assertThat(mail).contains("30 September 2027"))
        .noneSatisfy(mail -> assertThat(mail).containsAnyOf("29 September", "1 October"));
    assertThat(history())
        .anySatisfy(words -> assertThat(words).contains("last day 30 September 2027"));
  }

  private void propose(String title, LocalDate due) {
    improvements.propose(
        new NewImprovement(CLIENT, title, "Gap", Owner.CLIENT, due, "Test"), "analyst");
  }

  /** As the page says by when something is to be done; meetings and offers have days of their own. */
  private static String inWords(LocalDate day) {
    return "agreed to do this by \\w+, "
        + DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).format(day);
  }

  private void register(ZoneId zone, String country) {
    clients.register(new ClientRegistration(
        CLIENT,
        "Far away Ltd",
        country,
        "en",
        zone,
        Subscription.STANDARD,
        LocalDate.parse("2027-01-01"),
        LocalDate.parse("2027-12-31"),
        List.of(new Contact(
            "Eva Far",
            "eva@far.example",
            null,
            ContactRole.SECURITY_MANAGER,
            1,
            true,
            "en",
            zone))));
    programme.plan(CLIENT, DayOfWeek.TUESDAY, LocalTime.of(10, 0));
    clients.activate(CLIENT);
    programme.start(CLIENT);
    time.advanceTo(time.now());
  }

  private String api(String path) throws Exception {
    return http.perform(
            get(path).with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private String clientPage() throws Exception {
    String link = links
        .issue(CLIENT, "eva@far.example", new Mail.Link(LinkScope.CLIENT, CLIENT))
        .getPath();
    return http.perform(get(link)).andReturn().getResponse().getContentAsString();
  }

  private List<String> mailed() {
    return jdbc.sql("select body from mail_outbox where template = 'review-contract-changed'")
        .query(String.class)
        .list();
  }

  private List<String> history() {
    return jdbc.sql("select coalesce(wording, '') from decision where client_reference = :client")
        .param("client", CLIENT)
        .query(String.class)
        .list();
  }
}
