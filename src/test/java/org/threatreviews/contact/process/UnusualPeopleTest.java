package org.threatreviews.contact.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CISO;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContactData;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.contact.ContactChanges;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.AcceptanceRequest;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.escalation.EscalationRules;
import org.threatreviews.notification.ContactLinks;
import org.threatreviews.notification.LinkFault;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.ProcessTest;

/** Max (level 1) and Clara (level 2, may accept risks) in cases that nobody thinks of first. */
@ProcessTest
class UnusualPeopleTest {

  private static final String MAX = "1";
  private static final String CLARA = "2";
  private static final String NINA = "nina@nord.example";
  private static final String INCIDENT = "SIR-1";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Pattern TOKEN = Pattern.compile("/c/([A-Za-z0-9_-]{43})");
  private static final Pattern SEQUENCE = Pattern.compile("SEQUENCE:(\\d+)");

  @Autowired
  ReviewDriver reviews;

  @Autowired
  ContactChanges changes;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  EscalationRules rules;

  @Autowired
  Clients clients;

  @Autowired
  ContactLinks links;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  record Written(UUID id, String recipient, String body) {}

  @BeforeEach
  void register() {
    reviews.registerPool();
    reviews.registerClient(Subscription.STANDARD);
    reviews.planAndStart();
  }

  @AfterEach
  void resetPool() {
    reviews.registerPool();
  }

  @Test
  void whoLeavesOnTheDayOfTheMeetingIsAtItAndGetsNothingAfterwards() {
    changes.leaveAfter(CLIENT, MAX, day("2027-02-17"), CISO, "lead");

    reviews.holdFirst();
    reviews.advanceTo("2027-02-19T16:00");

    assertThat(to("review-pack")).contains(MANAGER, CISO);
    assertThat(calendars("contact-left", MANAGER))
        .as("the meetings ahead, not the one that was held: the next, and a file with all")
        .hasSize(2)
        .noneMatch(calendar -> calendar.contains(FIRST));
    assertThat(sentAfter("2027-02-18T00:00", MANAGER)).containsOnly("contact-left");
  }

  @Test
  void aSuccessorWhoLeavesTooHandsOnWhatWasHandedToThem() {
    joins(NINA);
    reviews.advanceTo("2026-12-01T20:00");
    report(Severity.LOW);
    changes.leaveAfter(CLIENT, MAX, day("2026-12-01"), NINA, "lead");
    changes.leaveAfter(CLIENT, "3", day("2026-12-01"), CISO, "lead");

    reviews.advanceTo("2026-12-02T12:00");

    assertThat(to("incident-reported")).containsExactly(CISO);
    assertThat(clients.get(CLIENT).contacts()).hasSize(1);
    assertThat(to("contact-left")).containsExactlyInAnyOrder(MANAGER, NINA);
  }

  @Test
  void whoAloneMayDecideIsAskedAlsoWhileAway() {
    report(Severity.LOW);
    changes.away(CLIENT, CLARA, day("2026-12-01"), day("2026-12-04"), MANAGER, "lead");

    incidents.askForAcceptance(INCIDENT, new AcceptanceRequest(MANAGER, CISO, "A test machine."));

    assertThat(to("incident-acceptance-wanted"))
        .as("the stand-in may not decide")
        .containsExactly(CISO);
  }

  @Test
  void whenAllAreAwayAllAreToldAndCalled() {
    changes.away(CLIENT, MAX, day("2026-12-01"), day("2026-12-04"), null, "lead");
    changes.away(CLIENT, CLARA, day("2026-12-01"), day("2026-12-04"), null, "lead");

    report(Severity.CRITICAL);

    assertThat(to("incident-reported")).containsExactlyInAnyOrder(MANAGER, CISO);
    assertThat(body("incident-reported", CISO)).contains("Max Manager, Clara Ciso");
    assertThat(rules.callees(CLIENT, Severity.CRITICAL, time.now())).isNotEmpty();
  }

  @Test
  void ofTwoAddressesInADayTheLastHasTheMeetings() {
    report(Severity.LOW);
    String token = token("incident-reported", MANAGER);

    readdressed("max@nord.example");
    readdressed("m.manager@nord.example");

    assertThat(links.faultOf(token)).isEqualTo(LinkFault.MOVED);
    assertThat(sequences("contact-left", MANAGER)).containsOnly(1);
    assertThat(sequences("contact-left", "max@nord.example")).containsOnly(3);
    assertThat(sequences("contact-readdressed", "m.manager@nord.example")).containsOnly(4);
    assertThat(to("incident-reported").stream().filter(to -> to.startsWith("max@")))
        .isEmpty();
  }

  @Test
  void whoComesBackUnderTheOldAddressIsInvitedAgain() {
    report(Severity.LOW);
    String token = token("incident-reported", MANAGER);
    changes.leaveAfter(CLIENT, MAX, day("2026-12-01"), CISO, "lead");
    reviews.advanceTo("2026-12-02T12:00");

    joins(MANAGER);
    reviews.advanceTo("2026-12-02T13:00");

    int left = sequences("contact-left", MANAGER).get(0);
    assertThat(sequences("contact-joined", MANAGER))
        .isNotEmpty()
        .allMatch(sequence -> sequence > left);
    assertThat(clients.get(CLIENT).contact(MANAGER).orElseThrow().id()).isEqualTo("3");
    assertThat(links.resolve(token)).as("links of the time before").isEmpty();
    assertThat(links.resolve(token("contact-joined", MANAGER))).isPresent();
  }

  /** The day on which the clock is changed is the last: it has 23 hours, and ends six hours later. */
  @Test
  void theLastDayEndsWhereTheContactIsAlsoOnTheDayOfTheClockChange() {
    changes.leaveAfter(CLIENT, MAX, day("2027-03-28"), CISO, "lead");
    reviews.advanceTo("2027-03-28T10:00");
    changes.change(
        CLIENT,
        MAX,
        data -> new ContactData(
            data.name(),
            data.email(),
            data.phone(),
            data.role(),
            data.level(),
            data.riskAuthority(),
            data.language(),
            ZoneId.of("America/New_York"),
            null,
            null),
        "lead");

    time.advanceTo(Instant.parse("2027-03-29T03:59:00Z"));
    assertThat(clients.get(CLIENT).contacts()).hasSize(2);

    time.advanceTo(Instant.parse("2027-03-29T04:00:00Z"));
    assertThat(clients.get(CLIENT).contacts()).hasSize(1);
  }

  private void report(Severity severity) {
    incidents.report(new IncidentReport(
        CLIENT,
        INCIDENT,
        severity,
        "Beaconing",
        "A workstation talks to a server.",
        "Isolate it.",
        null,
        null,
        time.now()));
    time.advanceTo(time.now());
  }

  private void joins(String email) {
    changes.join(
        CLIENT,
        new ContactData(
            "Nina New", email, "+49 30 1", ContactRole.OTHER, 3, false, "en", BERLIN, null, null),
        "lead");
  }

  private void readdressed(String email) {
    changes.change(CLIENT, MAX, data -> data.withEmail(email), "lead");
  }

  private List<Written> written(String template) {
    return jdbc.sql("""
            select id, recipient, body from mail_outbox
            where template = :template and status <> 'SUPERSEDED' order by number
            """).param("template", template).query(Written.class).list();
  }

  private List<String> to(String template) {
    return written(template).stream().map(Written::recipient).toList();
  }

  private String body(String template, String recipient) {
    return only(template, recipient).body().replaceAll("[\\s\u00a0]+", " ");
  }

  private Written only(String template, String recipient) {
    List<Written> mails = written(template).stream()
        .filter(mail -> mail.recipient().equals(recipient))
        .toList();
    assertThat(mails).as("%s to %s", template, recipient).hasSize(1);
    return mails.get(0);
  }

  private String token(String template, String recipient) {
    Matcher token = TOKEN.matcher(only(template, recipient).body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private List<Integer> sequences(String template, String recipient) {
    return calendars(template, recipient).stream()
        .map(SEQUENCE::matcher)
        .filter(Matcher::find)
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }

  private List<String> calendars(String template, String recipient) {
    return SentCalendars.of(jdbc, only(template, recipient).id());
  }

  private List<String> sentAfter(String local, String recipient) {
    return jdbc.sql("""
            select template from mail_outbox
            where recipient = :to and status = 'SENT' and digest_id is null
              and sent_at >= :since
            """)
        .param("to", recipient)
        .param("since", Timestamp.from(ReviewDriver.berlin(local)))
        .query(String.class)
        .list();
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
