package org.threatreviews.support;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.threatreviews.support.ServiceDesk.CaughtMail;
import org.threatreviews.support.ServiceDesk.Task;

/** A client of the running application whose contacts follow the links in their mails. */
public final class LinkedClient {

  /** Over a weekend. */
  private static final int LONGEST_WAIT_IN_DAYS = 4;

  /** A quarter of its contract is nearly over, so its first review is near. */
  private static final int DAYS_UNDER_CONTRACT = 60;

  /** Ten working days before a meeting, where no holidays are, in days. */
  private static final int LATEST_PREPARATION = 13;

  /** By then the morning's mail has left. */
  private static final int FIRST_HOUR = 10;

  /** Early enough for all that a test does afterwards. */
  private static final int LAST_HOUR = 15;

  private static final HolidayManager GERMAN_HOLIDAYS =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));

  private final ServiceDesk desk;
  private final String reference;
  private final Instant registered;

  /** A contact, of the first level: an engineer, or a CISO who may accept risks. */
  public record Person(String name, String language, boolean riskAuthority) {

    String email(String client) {
      return "%s@%s.example".formatted(name, client).toLowerCase(Locale.ROOT);
    }
  }

  private LinkedClient(ServiceDesk desk, String reference) {
    this.desk = desk;
    this.reference = reference;
    this.registered = desk.now();
  }

  /** On a working day, in the hours in which mail leaves at once. */
  public static LinkedClient register(ServiceDesk desk, String reference, List<Person> people) {
    desk.advanceTo(workingHours(desk.now().atZone(SampleClient.BERLIN)).toInstant());
    LinkedClient client = new LinkedClient(desk, reference);
    LocalDate start = client.today().minusDays(DAYS_UNDER_CONTRACT);
    Map<String, Object> body = new HashMap<>();
    body.put("reference", reference);
    body.put("name", reference + " Ltd");
    body.put("country", "DE");
    body.put("language", "en");
    body.put("timeZone", "Europe/Berlin");
    body.put("subscription", "STANDARD");
    body.put("contractStart", start.toString());
    body.put("contractEnd", start.plusYears(1).toString());
    body.put(
        "contacts",
        people.stream()
            .map(person -> Map.of(
                "name", person.name(),
                "email", person.email(reference),
                "role", person.riskAuthority() ? "CISO" : "ENGINEER",
                "level", 1,
                "riskAuthority", person.riskAuthority(),
                "language", person.language(),
                "timeZone", "Europe/Berlin"))
            .toList());
    desk.post("integration", "/api/v1/clients", body).with(201);
    client.step();
    return client;
  }

  private static ZonedDateTime workingHours(ZonedDateTime now) {
    ZonedDateTime at = now;
    if (at.getHour() >= LAST_HOUR) {
      at = at.plusDays(1).truncatedTo(ChronoUnit.DAYS);
    }
    while (at.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
        || GERMAN_HOLIDAYS.isHoliday(at.toLocalDate(), HolidayType.PUBLIC_HOLIDAY)) {
      at = at.plusDays(1).truncatedTo(ChronoUnit.DAYS);
    }
    return at.getHour() < FIRST_HOUR ? at.truncatedTo(ChronoUnit.DAYS).withHour(FIRST_HOUR) : at;
  }

  public String addressOf(Person person) {
    return person.email(reference);
  }

  /** Lets a minute pass, in which jobs run and mails are sent. */
  public void step() {
    desk.advanceTo(desk.now().plusSeconds(60));
  }

  public LocalDate today() {
    return desk.today();
  }

  /** The 24/7 service reports an incident and the contacts get their mails. */
  public void report(String incident, String severity) {
    desk.post(
            "integration",
            "/api/v1/clients/" + reference + "/incidents",
            Map.of(
                "reference",
                incident,
                "severity",
                severity,
                "title",
                "Suspicious sign-in " + incident,
                "description",
                "Somebody signed in from two countries within an hour.",
                "recommendation",
                "Reset the password and end all sessions.",
                "asset",
                "mail.%s.example".formatted(reference.toLowerCase(Locale.ROOT)),
                "technique",
                "T1078",
                "reportedAt",
                desk.now().minusSeconds(60).toString()))
        .with(201);
    step();
  }

  public void feedback(String incident, Person by, String outcome, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("outcome", outcome);
    body.put("by", addressOf(by));
    body.put("comment", "This is what we did about it.");
    desk.post("integration", "/api/v1/incidents/" + incident + "/feedback", body)
        .with(202);
    step();
  }

  public void ask(String question, Person by) {
    desk.post(
            "integration",
            "/api/v1/clients/" + reference + "/questions",
            Map.of(
                "reference",
                question,
                "subject",
                "Do you need the log of our new mail gateway?",
                "text",
                "We have replaced it last week.",
                "by",
                addressOf(by)))
        .with(201);
    step();
  }

  /** Takes the client through onboarding, until its reviews are planned. */
  public void onboard() {
    completeOnly("analyst", reference, "userTask_holdIntroductionCall", Map.of("heldOn", today()));
    completeOnly("analyst", reference, "userTask_confirmTelemetry", Map.of("telemetryReady", true));
    completeOnly(
        "analyst",
        reference,
        "userTask_holdOrientationCall",
        Map.of("heldOn", today(), "preferredWeekday", "WED", "preferredTime", "14:00"));
    assertThat(desk.reviewsOf(reference)).isNotEmpty();
  }

  /** Goes on until the contacts are asked what they want to talk about in a review. */
  public void waitForAgendaRequest(int review) {
    desk.advanceTo(start(review).minus(Duration.ofDays(LATEST_PREPARATION)));
  }

  /** The first review is prepared and published, and its meeting has begun; its reference. */
  public String publishFirstReview() {
    String review = reference(0);
    waitForAgendaRequest(0);
    desk.advanceTo(start(0).minus(Duration.ofDays(2)));
    completeOnly(
        analystOf(review),
        review,
        "userTask_prepareReview",
        Map.of("summary", "A quiet period.", "trainingPoint", "Stolen sessions.", "ready", true));
    desk.advanceTo(start(0));
    return review;
  }

  /** The first review is prepared, published and held, with all items discussed. */
  public void holdFirstReview() {
    String review = publishFirstReview();
    desk.advanceTo(start(0).plus(Duration.ofHours(2)));
    completeOnly(
        analystOf(review),
        review,
        "userTask_holdReview",
        Map.of(
            "outcome", "HELD", "attendees", "All.", "notes", "Fine.", "markRestDiscussed", true));
    desk.advanceTo(start(0).plus(Duration.ofDays(4)));
  }

  private String analystOf(String review) {
    return desk.review(review).path("analyst").asText();
  }

  private String reference(int review) {
    return desk.reviewsOf(reference).get(review).path("reference").asText();
  }

  private Instant start(int review) {
    return ServiceDesk.instant(desk.review(reference(review)).path("start"));
  }

  /** A user completes the one open task of this kind that a subject has. */
  public void completeOnly(
      String user, String subject, String definition, Map<String, Object> values) {
    List<Task> open = desk.tasks(user).stream()
        .filter(task -> subject.equals(task.key()) && definition.equals(task.definition()))
        .toList();
    assertThat(open)
        .as("%s of %s in the queue of %s", definition, subject, user)
        .hasSize(1);
    Map<String, Object> variables = new HashMap<>(values);
    variables.replaceAll((name, value) -> value instanceof LocalDate ? value.toString() : value);
    desk.complete(user, open.get(0), variables).ok();
    step();
  }

  /** All mails to a contact so far, oldest first. */
  public List<CaughtMail> mailsTo(Person person) {
    return desk.mailsSince(registered).stream()
        .filter(mail -> mail.to().equals(addressOf(person)))
        .toList();
  }

  /**
   * The link in the latest mail to a contact whose subject holds all these words. What is not urgent
   * comes on the next working day when the day has had its mail.
   */
  public String linkFor(Person person, String... words) {
    List<CaughtMail> mails = mailsAbout(person, words);
    for (int day = 0; mails.isEmpty() && day < LONGEST_WAIT_IN_DAYS; day++) {
      desk.advanceTo(desk.now().plus(Duration.ofDays(1)));
      mails = mailsAbout(person, words);
    }
    assertThat(mails).as("mails to %s about %s", person, List.of(words)).isNotEmpty();
    return mails.get(mails.size() - 1).links().get(0);
  }

  private List<CaughtMail> mailsAbout(Person person, String... words) {
    return mailsTo(person).stream()
        .filter(mail -> List.of(words).stream().allMatch(mail.subject()::contains))
        .toList();
  }
}
