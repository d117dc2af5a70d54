package org.threatreviews.review.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.util.CompatibilityHints;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.notification.Invitation;
import org.threatreviews.review.PlannedPeriod;
import org.threatreviews.review.Review;
import org.threatreviews.review.place.MeetingPlace;
import org.threatreviews.review.place.MeetingPlaces;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Slot;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/**
 * Every kind of calendar object, read by ical4j in its strict mode. What was meant is left with the
 * object in {@code target/calendar-objects}, where {@code src/test/node} reads it by another parser
 * and compares.
 */
@ProcessTest
class CalendarObjectsTest {

  private static final Path LEFT_FOR_THE_SECOND_PARSER = Path.of("target", "calendar-objects");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> RELAXATIONS = List.of(
      CompatibilityHints.KEY_RELAXED_PARSING,
      CompatibilityHints.KEY_RELAXED_UNFOLDING,
      CompatibilityHints.KEY_RELAXED_VALIDATION,
      CompatibilityHints.KEY_OUTLOOK_COMPATIBILITY,
      CompatibilityHints.KEY_NOTES_COMPATIBILITY,
      CompatibilityHints.KEY_VCARD_COMPATIBILITY);

  private static final Analyst ANN =
      Analyst.joining("ann", "Ann Analyst", "ann@mdr.example", true, false, BERLIN);

  @Autowired
  Clients clients;

  @Autowired
  Invitations invitations;

  @Autowired
  ReviewFeed feed;

  @Autowired
  MeetingPlaces places;

  @Test
  void aFeedHoldsAllReviewsOnBothSidesOfTheClockChange() throws Exception {
    List<Review> reviews = IntStream.range(0, 36)
        .mapToObj(month -> review(month, LocalDateTime.parse("2027-01-20T10:00").plusMonths(month)))
        .toList();
    reviews.get(7).cancel(CleanState.START);

    byte[] written = feed.write(client("NORD", "Nordwind AG", "Max Manager"), reviews);

    List<Map<String, Object>> meant = reviews.stream()
        .map(review -> meant(review, "Threat review " + review.title(), List.of()))
        .toList();
    check("feed-of-36", "PUBLISH", written, meant);
  }

  @Test
  void anInvitationKeepsItsUidAndCountsItsMoves() throws Exception {
    Client client = client("NORD", "Nordwind AG", "Max Manager");
    Review review = review(0, LocalDateTime.parse("2027-03-24T10:00"));

    check("request", client, review, ANN);
    review.moveTo(slot("2027-03-31T14:00"), "ann", CleanState.START);
    check("request-after-a-move", client, review, ANN);
    review.moveTo(slot("2027-03-26T09:00"), "ann", CleanState.START);
    check("request-after-two-moves", client, review, ANN);
    review.cancel(CleanState.START);
    check("cancel", client, review, ANN);
    assertThat(review.invitation()).isEqualTo(3);
  }

  @Test
  void nobodyLeadsYet() throws Exception {
    Client client = client("NORD", "Nordwind AG", "Max Manager");

    check(
        "request-without-analyst",
        client,
        review(0, LocalDateTime.parse("2027-10-29T16:00")),
        null);
  }

  @Test
  void namesCannotBreakOutOfTheirPlace() throws Exception {
    int number = 0;
    for (String name : List.of(
        "Jürgen Groß-Schäfer",
        "山田太郎と申します。脅威レビューの担当者で、とても長い名前を持っているのは誰でしょう",
        "Eve\r\nATTENDEE:mailto:mallory@evil.example\r\nX-EVIL:yes",
        "Bob \"the Builder\"; Ltd, A:B\\n ^n",
        "\u2028Line separators\u0085 and 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        "Nord\u202edniw\u202c AG",
        "A very long name ".repeat(11))) {
      number++;
      Client client = client("C" + number, name, name);
      Analyst analyst = Analyst.joining("x", name, "x@mdr.example", true, false, BERLIN);

      byte[] written = check(
          "names-" + number, client, review(0, LocalDateTime.parse("2027-02-17T10:00")), analyst);

      assertThat(new String(written, UTF_8).lines())
          .noneMatch(
              line -> line.startsWith("ATTENDEE:mailto:mallory") || line.startsWith("X-EVIL"));
    }
  }

  @Test
  void saysWherePeopleMeetAsOutlookGoogleAndAppleReadIt() throws Exception {
    Client client = client("NORD", "Nordwind AG", "Max Manager");
    Review review = review(0, LocalDateTime.parse("2027-02-17T10:00"));
    String link = "https://meet.mdr.example/j/" + "0123456789".repeat(9) + "?pwd=a,b;c";
    places.say(
        MeetingPlaces.Scope.ANALYST, "ann", new MeetingPlace("https://other.example/", null));
    places.say(MeetingPlaces.Scope.CLIENT, "NORD", new MeetingPlace(link, null));

    String linkOnly =
        new String(check("request-with-a-link", client, review, ANN), UTF_8).replace("\r\n ", "");
    assertThat(linkOnly.lines())
        .contains(
            "LOCATION:" + link.replace(",", "\\,").replace(";", "\\;"),
            "URL:" + link,
            "CONFERENCE;VALUE=URI;FEATURE=VIDEO:" + link)
        .anyMatch(
            line -> line.startsWith("DESCRIPTION:") && line.contains("Join the meeting: https"))
        .anyMatch(line -> line.matches("DTSTAMP:\\d{8}T\\d{6}Z"))
        .anyMatch(line -> line.matches("LAST-MODIFIED:\\d{8}T\\d{6}Z"))
        .contains("TZID:Europe/Berlin", "METHOD:REQUEST", "STATUS:CONFIRMED")
        .anyMatch(line -> line.startsWith("DTSTART;TZID=Europe/Berlin:"));

    places.say(
        MeetingPlaces.Scope.REVIEW, review.reference(), new MeetingPlace(null, "Room 4, 1st"));
    String room =
        new String(check("request-with-a-room", client, review, ANN), UTF_8).replace("\r\n ", "");
    assertThat(room.lines())
        .contains("LOCATION:Room 4\\, 1st")
        .noneMatch(line -> line.startsWith("URL") || line.startsWith("CONFERENCE"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      en | Threat review Q1 2027, Nordwind AG | Ann Analyst leads the meeting. | This threat review has been cancelled.
      de | Threat Review Q1 2027, Nordwind AG | Ann Analyst leitet die Besprechung. | Dieser Threat Review wurde abgesagt.
      sv | Hotgenomgång Q1 2027, Nordwind AG | Ann Analyst leder mötet. | Den här hotgenomgången är inställd.
      ja | 脅威レビュー 2027年第1四半期（Nordwind AG） | 進行：Ann Analyst | この脅威レビューは中止になりました。
      """)
  void speaksTheClientsLanguage(String language, String summary, String leads, String cancelled)
      throws Exception {
    Client client = client("NORD", "Nordwind AG", "Max Manager", language);
    Review review = review("Q1 2027", 0, LocalDateTime.parse("2027-02-17T10:00"));

    VEvent invited = event(invitations.to(client, review, Optional.of(ANN)).content());
    assertThat(invited.getSummary().getValue()).isEqualTo(summary);
    assertThat(invited.getDescription().getValue()).contains(leads, review.reference());
    assertThat(event(feed.write(client, List.of(review))).getSummary().getValue())
        .isEqualTo(summary.replaceAll("(, Nordwind AG|（Nordwind AG）)$", ""));

    review.cancel(CleanState.START);
    VEvent off = event(invitations.to(client, review, Optional.of(ANN)).content());
    assertThat(off.getDescription().getValue()).isEqualTo(cancelled);
  }

  private static VEvent event(byte[] written) throws Exception {
    List<VEvent> events = parseStrictly(written).getComponents("VEVENT");
    return events.get(0);
  }

  @Test
  void noLinkOfAMailStandsInAnInvitation() {
    Client client = client("NORD", "Nordwind AG", "Max Manager");

    byte[] written = invitations
        .to(client, review(0, LocalDateTime.parse("2027-02-17T10:00")), Optional.of(ANN))
        .content();

    assertThat(new String(written, UTF_8).replace("\r\n ", "")).doesNotContain("localhost", "/c/");
  }

  private byte[] check(String name, Client client, Review review, Analyst analyst)
      throws Exception {
    Invitation invitation = invitations.to(client, review, Optional.ofNullable(analyst));
    List<Map<String, Object>> attendees = new ArrayList<>();
    client
        .contacts()
        .forEach(contact ->
            attendees.add(attendee(contact.name(), contact.email(), "REQ-PARTICIPANT", "TRUE")));
    if (analyst != null) {
      attendees.add(attendee(analyst.name(), analyst.email(), "CHAIR", "FALSE"));
    }
    String summary = "Threat review %s, %s".formatted(review.title(), shown(client.name()));
    check(
        name,
        invitation.method().name(),
        invitation.content(),
        List.of(meant(review, summary, attendees)));
    return invitation.content();
  }

  private static void check(
      String name, String method, byte[] written, List<Map<String, Object>> meant)
      throws Exception {
    Files.createDirectories(LEFT_FOR_THE_SECOND_PARSER);
    Files.write(LEFT_FOR_THE_SECOND_PARSER.resolve(name + ".ics"), written);
    JSON.writeValue(
        LEFT_FOR_THE_SECOND_PARSER.resolve(name + ".json").toFile(),
        Map.of("method", method, "events", meant));

    assertThat(new String(written, UTF_8).split("\r\n"))
        .allSatisfy(line -> assertThat(line.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(75))
        .noneMatch(line -> line.contains("\r") || line.contains("\n") || line.contains("\uFFFD"));
    Calendar calendar = parseStrictly(written);
    assertThat(calendar.getMethod().getValue()).isEqualTo(method);
    List<VEvent> events = calendar.getComponents("VEVENT");
    assertThat(events).hasSameSizeAs(meant);
    for (int i = 0; i < events.size(); i++) {
      VEvent event = events.get(i);
      assertThat(event.getUid().orElseThrow().getValue()).isEqualTo(meant.get(i).get("uid"));
      assertThat(event.getSequence().getSequenceNo()).isEqualTo(meant.get(i).get("sequence"));
      assertThat(event.getSummary().getValue()).isEqualTo(meant.get(i).get("summary"));
      assertThat(Instant.from(event.getDateTimeStart().getDate()).toString())
          .isEqualTo(meant.get(i).get("start"));
      assertThat(event.getAttendees()).hasSameSizeAs((List<?>) meant.get(i).get("attendees"));
    }
  }

  private static Calendar parseStrictly(byte[] written) throws Exception {
    RELAXATIONS.forEach(hint -> CompatibilityHints.setHintEnabled(hint, false));
    try {
      Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(written));
      ValidationResult result = calendar.validate();
      assertThat(result.hasErrors()).as(result.toString()).isFalse();
      return calendar;
    } finally {
      RELAXATIONS.forEach(CompatibilityHints::clearHintEnabled);
    }
  }

  private static Map<String, Object> meant(
      Review review, String summary, List<Map<String, Object>> attendees) {
    boolean invited = !attendees.isEmpty();
    return Map.of(
        "uid",
        review.reference() + "@threat-reviews.org",
        "sequence",
        review.invitation(),
        "summary",
        summary,
        "start",
        review.startsAt().toString(),
        "end",
        review.endsAt().toString(),
        "local",
        review.startsAt().atZone(BERLIN).toLocalDateTime().toString() + ":00",
        "zone",
        "Europe/Berlin",
        "status",
        review.isLive() ? "CONFIRMED" : "CANCELLED",
        "attendees",
        attendees,
        "alarm",
        invited && review.isLive() ? "-PT30M" : "");
  }

  private static Map<String, Object> attendee(
      String name, String email, String role, String reply) {
    return Map.of(
        "name",
        shown(name).replace('"', '\'').replace('\\', '/'),
        "address",
        "mailto:" + email,
        "role",
        role,
        "state",
        "NEEDS-ACTION",
        "reply",
        reply);
  }

  private static String shown(String name) {
    return name.replaceAll("[\\p{Cc}\\u2028\\u2029 ]+", " ")
        .replaceAll("[\u202a-\u202e]", "")
        .strip();
  }

  private Client client(String reference, String name, String contact) {
    return client(reference, name, contact, "en");
  }

  private Client client(String reference, String name, String contact, String language) {
    return clients.register(new ClientRegistration(
        reference,
        name,
        "DE",
        language,
        BERLIN,
        Subscription.ADVISOR,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2029-11-30"),
        List.of(
            new Contact(
                contact, "o'neil+x@nord.example", null, ContactRole.CISO, 1, true, "en", BERLIN),
            new Contact(
                "Clara", SampleClient.CISO, null, ContactRole.ENGINEER, 2, false, "en", BERLIN))));
  }

  private static Review review(int month, LocalDateTime start) {
    return review("Month " + (month + 1), month, start);
  }

  private static Review review(String title, int month, LocalDateTime start) {
    PlannedPeriod period = new PlannedPeriod(title, 1, month, null, null);
    return Review.plan(
        "TR-NORD-2027-%02d".formatted(month + 1),
        "NORD",
        month + 1,
        period,
        slot(start.toString()),
        "ann",
        CleanState.START);
  }

  private static Slot slot(String local) {
    return Slot.of(LocalDateTime.parse(local).atZone(BERLIN).toInstant(), Duration.ofMinutes(60));
  }
}
