package org.threatreviews.contact.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContactAbsences;
import org.threatreviews.client.ContactData;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.contact.ContactChanges;
import org.threatreviews.demo.TestTime;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.EightZones;
import org.threatreviews.support.ProcessTest;

/**
 * What contacts are told about being contacts reaches them before anything is asked of them, however
 * much mail the day has brought, and is true when it leaves.
 */
@ProcessTest
class ContactMailsInTimeTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String MAX = "1";
  private static final String CLARA = "2";
  private static final String CISO = "ciso@nord.example";

  @Autowired
  ReviewDriver reviews;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  ContactChanges changes;

  @Autowired
  MeetingMoves moves;

  @Autowired
  Clients clients;

  @Autowired
  ContactAbsences absences;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  @BeforeEach
  void register() {
    reviews.registerPool();
    reviews.registerClient(Subscription.STANDARD);
    reviews.planAndStart();
    reviews.advanceTo("2026-12-01T10:00");
  }

  @AfterEach
  void resetPool() {
    reviews.registerPool();
  }

  /** 4 December 2026 is a Friday. Clara has had a calm mail each day. */
  @ParameterizedTest
  @CsvSource({
    "2026-12-02T11:00, 2026-12-02, 2026-12-02T11:00",
    "2026-12-02T11:00, 2026-12-03, 2026-12-02T11:00",
    "2026-12-02T11:00, 2026-12-04, 2026-12-03T09:30",
    "2026-12-02T22:00, 2026-12-03, 2026-12-02T22:00",
    "2026-12-04T11:00, 2026-12-07, 2026-12-04T11:00",
    "2026-12-04T11:00, 2026-12-08, 2026-12-07T09:30",
  })
  void whoStandsInIsToldBeforeTheFirstDay(LocalDateTime said, LocalDate from, LocalDateTime told) {
    reviews.advanceTo(said.withHour(10).toString());
    calmMailToClara();
    time.advanceTo(said.atZone(BERLIN).toInstant());

    changes.away(CLIENT, MAX, from, from.plusDays(3), CLARA, "lead");
    reviews.advanceTo("2026-12-09T12:00");

    assertThat(sentAt("contact-stands-in", "Max Manager"))
        .containsExactly(told.atZone(BERLIN).toInstant());
  }

  /** Days of an absence are those of who is away. */
  @EightZones
  void whoStandsInIsToldBeforeSheIsAskedWhereverTheOtherIs(ZoneId zone) {
    changes.change(CLIENT, MAX, max -> in(max, zone), "lead");
    reviews.advanceTo("2026-12-02T10:00");
    calmMailToClara();
    reviews.advanceTo("2026-12-02T15:00");
    LocalDate tomorrow = LocalDate.ofInstant(time.now(), zone).plusDays(1);

    changes.away(CLIENT, MAX, tomorrow, tomorrow.plusDays(3), CLARA, "lead");
    reviews.advanceTo("2026-12-04T12:00");

    Client client = clients.get(CLIENT);
    assertThat(sentAt("contact-stands-in", "Max Manager")).singleElement().satisfies(told -> {
      assertThat(absences
              .readerFor(client, client.contactWithId(MAX).orElseThrow(), told)
              .email())
          .as("who reads for Max when Clara is told, at %s", told)
          .isNotEqualTo(CISO);
      assertThat(LocalDate.ofInstant(told, zone)).isBefore(tomorrow);
    });
  }

  @Test
  void whoIsBackBeforeTheMailLeavesNeedsNoStandIn() {
    reviews.advanceTo("2026-12-02T20:00");
    long absence = changes
        .away(CLIENT, MAX, day("2026-12-10"), day("2026-12-18"), CLARA, "lead")
        .absence()
        .id();
    changes.back(CLIENT, MAX, absence, "lead");

    reviews.advanceTo("2026-12-04T12:00");

    assertThat(sentAt("contact-stands-in", "Max Manager")).isEmpty();
    assertThat(statuses("contact-stands-in")).containsExactly("SUPERSEDED");
  }

  @Test
  void oneStandInForTwoIsToldOfBoth() {
    joins("Nina New", "nina@nord.example");
    reviews.advanceTo("2026-12-02T20:00");
    changes.away(CLIENT, MAX, day("2026-12-10"), day("2026-12-18"), CLARA, "lead");
    changes.away(CLIENT, "3", day("2026-12-10"), day("2026-12-18"), CLARA, "lead");

    reviews.advanceTo("2026-12-04T12:00");

    assertThat(sentAt("contact-stands-in", "Max Manager")).hasSize(1);
    assertThat(sentAt("contact-stands-in", "Nina New")).hasSize(1);
  }

  @Test
  void aWelcomeThatWaitsNamesTheMeetingsAsTheyAreWhenItLeaves() {
    reviews.advanceTo("2026-12-02T20:00");
    joins("Nina New", "nina@nord.example");
    ReviewSummary first = programme.reviewsOf(CLIENT).get(0);
    Instant moved = moves.alternatives(first.reference(), null).times().get(0);
    moves.move(first.reference(), moved);

    reviews.advanceTo("2026-12-03T12:00");

    assertThat(statuses("contact-joined")).containsExactlyInAnyOrder("SUPERSEDED", "SENT");
    assertThat(jdbc.sql(
                "select body from mail_outbox where template = 'contact-joined' and status = 'SENT'")
            .query(String.class)
            .single())
        .contains(moved.atZone(BERLIN).toLocalTime().toString())
        .contains(String.valueOf(moved.atZone(BERLIN).getDayOfMonth()));
    assertThat(sequences("nina@nord.example", first.reference()))
        .as("what Nina's calendar has got, in this order")
        .isSorted();
  }

  @Test
  void aNewAddressThatWaitsToBeWrittenToGetsTheMeetingsAsTheyAreThen() {
    reviews.advanceTo("2026-12-02T20:00");
    changes.change(CLIENT, CLARA, clara -> clara.withEmail("clara@nord.example"), "lead");
    ReviewSummary first = programme.reviewsOf(CLIENT).get(0);
    moves.move(
        first.reference(), moves.alternatives(first.reference(), null).times().get(0));

    reviews.advanceTo("2026-12-03T12:00");

    assertThat(statuses("contact-readdressed")).containsExactlyInAnyOrder("SUPERSEDED", "SENT");
    assertThat(sequences("clara@nord.example", first.reference())).isSorted();
  }

  /** The day of the departure is over at midnight, from when on the successor is asked. */
  @Test
  void whoTakesOverIsToldOnTheFirstMorningWhateverElseItBrings() {
    reviews.advanceTo("2026-12-02T20:00");
    calmMailToClara();
    changes.leaveAfter(CLIENT, MAX, day("2026-12-02"), CLARA, "lead");

    reviews.advanceTo("2026-12-03T17:00");

    assertThat(sentAt("contact-joined", "Max Manager"))
        .containsExactly(ReviewDriver.berlin("2026-12-03T09:30"));
  }

  /** She is to stand in for somebody else, long before that is so. */
  private void calmMailToClara() {
    String name = "n" + time.now().getEpochSecond();
    String id = joins(name, name + "@nord.example");
    changes.away(CLIENT, id, day("2027-03-01"), day("2027-03-05"), CLARA, "lead");
    time.advanceTo(time.now());
  }

  private String joins(String name, String email) {
    return changes
        .join(
            CLIENT,
            new ContactData(
                name, email, null, ContactRole.OTHER, 3, false, "en", BERLIN, null, null),
            "lead")
        .contact()
        .id();
  }

  private static ContactData in(ContactData data, ZoneId zone) {
    return new ContactData(
        data.name(),
        data.email(),
        data.phone(),
        data.role(),
        data.level(),
        data.riskAuthority(),
        data.language(),
        zone,
        data.workingDays(),
        data.workingHours());
  }

  private List<Instant> sentAt(String template, String naming) {
    return jdbc
        .sql("""
            select sent_at from mail_outbox
            where template = :template and status = 'SENT' and body like :naming
            """)
        .param("template", template)
        .param("naming", "%" + naming + "%")
        .query(Timestamp.class)
        .list()
        .stream()
        .map(Timestamp::toInstant)
        .toList();
  }

  private List<String> statuses(String template) {
    return jdbc.sql("select status from mail_outbox where template = :template")
        .param("template", template)
        .query(String.class)
        .list();
  }

  /** Numbers of the invitations to this meeting in what has left for somebody, in its order. */
  private List<Integer> sequences(String address, String review) {
    return jdbc.sql("""
            select convert_from(a.content, 'UTF8') from mail_outbox m
            join mail_attachment a on a.mail_id = m.id
            where m.recipient = :address and m.status = 'SENT' and a.content_type like 'text/calendar%'
            order by m.sent_at, m.number
            """).param("address", address).query(String.class).list().stream()
        .map(calendar -> calendar.replaceAll("\\r?\\n ", ""))
        .flatMap(calendar -> java.util.Arrays.stream(calendar.split("BEGIN:VEVENT")))
        .filter(event -> event.contains(review))
        .map(event -> Integer.valueOf(event.replaceAll("(?s).*SEQUENCE:(\\d+).*", "$1")))
        .toList();
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
