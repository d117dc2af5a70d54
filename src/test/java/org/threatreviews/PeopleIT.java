package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.threatreviews.support.Browser;
import org.threatreviews.support.LinkedClient;
import org.threatreviews.support.LinkedClient.Person;
import org.threatreviews.support.RunningApplication;
import org.threatreviews.support.SampleClient;
import org.threatreviews.support.ServiceDesk;
import org.threatreviews.support.ServiceDesk.CaughtMail;

/**
 * A contact leaves, and another goes on holiday: what the lead and the contact do on their pages, and
 * what everybody has in mailbox and calendar afterwards.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleIT {

  private static final Person MAX = new Person("Max", "en", false);
  private static final Person CARLA = new Person("Carla", "en", true);
  private static final Person INES = new Person("Ines", "en", false);

  /** Added by the lead in the course of a test, by the page. */
  private static final Person NORA = new Person("Nora", "en", false);

  private static final Pattern UID = Pattern.compile("(?m)^UID:(.+)$");
  private static final Pattern SEQUENCE = Pattern.compile("(?m)^SEQUENCE:(\\d+)$");
  private static final Pattern METHOD = Pattern.compile("(?m)^METHOD:(\\w+)$");
  private static final Pattern BEGIN = Pattern.compile("(?m)^DTSTART[^:]*:(.+)$");

  private static final DateTimeFormatter BOARD_DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

  private RunningApplication application;
  private ServiceDesk desk;
  private Browser browser;

  /** One meeting as a calendar object says it. */
  private record Meeting(String method, String uid, int sequence, String start, boolean cancelled) {

    /** Without how it came. */
    Meeting inACalendar() {
      return new Meeting("", uid, sequence, start, cancelled);
    }

    static List<Meeting> in(CaughtMail mail) {
      List<Meeting> meetings = new ArrayList<>();
      mail.source().path("attachments").forEach(file -> {
        String calendar = file.path("content").asText().replace("\r\n ", "").replace("\r\n", "\n");
        if (file.path("contentType").asText().startsWith("text/calendar")
            || calendar.startsWith("BEGIN:VCALENDAR")) {
          String method = first(METHOD, calendar);
          for (String event : calendar.split("BEGIN:VEVENT")) {
            if (event.contains("END:VEVENT")) {
              meetings.add(new Meeting(
                  method,
                  first(UID, event),
                  Integer.parseInt(first(SEQUENCE, event)),
                  first(BEGIN, event),
                  method.equals("CANCEL") || event.contains("STATUS:CANCELLED")));
            }
          }
        }
      });
      return meetings.stream().distinct().toList();
    }

    private static String first(Pattern pattern, String text) {
      Matcher found = pattern.matcher(text);
      assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
      return found.group(1).strip();
    }
  }

  @BeforeAll
  void start() {
    browser = Browser.open();
    application = RunningApplication.get();
    desk = application.desk();
  }

  @BeforeEach
  void startAfresh() {
    Browser.open();
  }

  @Test
  void whenAContactLeavesBeforeAMeetingMailAndCalendarsOfEverybodyAreRight() {
    LinkedClient client = onboarded("LEAVING");
    client.report("SIR-LEAVING-1", "HIGH");
    client.ask("Q-LEAVING-1", MAX);
    Instant meets = start("LEAVING", 0);
    desk.advanceTo(morningOf(day(meets).minusDays(8)));
    client.report("SIR-LEAVING-2", "HIGH");
    String linkBefore = client.linkFor(MAX, "SIR-LEAVING-2");
    Map<String, Meeting> before = calendarOf(client.mailsTo(MAX));
    assertThat(before).hasSize(4).isEqualTo(calendarOf(client.mailsTo(CARLA)));
    LocalDate lastDay = desk.today().plusDays(1);

    browser.signIn(application, "lead");
    browser.show(page("/board/clients/LEAVING/contacts"));
    WebElement card = card("Max");
    card.findElement(By.xpath(".//summary[starts-with(., 'Is replaced')]")).click();
    WebElement form = card.findElement(By.cssSelector("form[action$=replacement]"));
    form.findElement(By.name("name")).sendKeys("Nora");
    form.findElement(By.name("email")).sendKeys(client.addressOf(NORA));
    enter(form.findElement(By.name("to")), lastDay);
    browser.picture("leaving-1-form");
    form.findElement(By.cssSelector("button")).click();
    assertThat(browser.told())
        .isEqualTo("Max is a contact until %s. Then Nora takes over."
            .formatted(BOARD_DAY.format(lastDay)));
    browser.picture("leaving-2-told");
    assertThat(card("Max").getText()).contains("leaves after", "Takes over\nNora");
    assertThat(card("Nora").getText()).contains("engineer");

    desk.advanceTo(morningOf(lastDay.plusDays(1)));
    desk.advanceTo(desk.now().plus(Duration.ofHours(4)));

    List<CaughtMail> farewell = since(client, MAX, lastDay.plusDays(1));
    assertThat(farewell).singleElement().satisfies(mail -> {
      assertThat(mail.subject()).isEqualTo("This is our last email to this address");
      assertThat(mail.links()).isEmpty();
      assertThat(Meeting.in(mail)).first().satisfies(meeting -> {
        assertThat(meeting.method()).isEqualTo("CANCEL");
        assertThat(meeting.uid()).isEqualTo(uid("LEAVING", 0));
      });
    });
    Map<String, Meeting> left = calendarOf(farewell);
    assertThat(left.keySet()).as("each meeting is withdrawn").isEqualTo(before.keySet());
    left.forEach((uid, meeting) -> {
      assertThat(meeting.cancelled()).as("%s is withdrawn", uid).isTrue();
      assertThat(meeting.sequence()).isGreaterThan(before.get(uid).sequence());
      assertThat(meeting.start()).isEqualTo(before.get(uid).start());
    });

    Map<String, Meeting> joined = calendarOf(client.mailsTo(NORA));
    assertThat(joined.keySet()).as("Nora has each meeting").isEqualTo(before.keySet());
    joined.forEach((uid, meeting) -> {
      assertThat(meeting.cancelled()).isFalse();
      assertThat(meeting.start()).isEqualTo(before.get(uid).start());
    });
    assertThat(client.mailsTo(NORA))
        .flatExtracting(CaughtMail::messages)
        .extracting(CaughtMail::subject)
        .contains("You take over from Max");
    for (Person stays : List.of(CARLA, INES)) {
      assertThat(calendarOf(client.mailsTo(stays))).as("of %s", stays).isEqualTo(before);
    }

    browser.show(page("/board/clients/LEAVING/contacts"));
    browser.picture("leaving-3-after");
    assertThat(browser.findAll(By.xpath("//section[h3[.='Max']]"))).isEmpty();
    assertThat(browser.words()).contains("Who they were", client.addressOf(MAX));

    browser.show(linkBefore);
    browser.picture("leaving-4-old-link");
    assertThat(browser.findAll(By.tagName("form")))
        .as("nothing can be answered")
        .isEmpty();
    assertThat(browser.words()).doesNotContain("SIR-LEAVING-2");

    // what is open is Nora's now, and stays so
    client.completeOnly(
        "analyst", "Q-LEAVING-1", "userTask_answerQuestion", Map.of("answer", "Yes, please."));
    browser.show(client.linkFor(NORA, "Do you need the log"));
    assertThat(browser.words()).contains("Yes, please.");
    desk.advanceTo(meets.plus(Duration.ofDays(1)));
    assertThat(since(client, MAX, lastDay.plusDays(1)))
        .as("nothing after the farewell")
        .hasSize(1);
    assertThat(desk.engineIncidents()).isZero();
  }

  @Test
  void whenAContactIsOnHolidayItsStandInGetsWhatItMust() {
    LinkedClient client = onboarded("HOLIDAY");
    client.ask("Q-HOLIDAY-1", MAX);
    client.report("SIR-HOLIDAY-1", "HIGH");
    LocalDate first = desk.today().plusDays(1);
    LocalDate last = first.plusDays(6);

    browser.show(client.linkFor(MAX, "SIR-HOLIDAY-1"));
    browser.find(By.cssSelector("footer a[href$='/me']")).click();
    browser.await("my details", page -> page.find(By.id("absence-standIn")));
    WebElement form = browser.find(By.cssSelector("form[action$='/me/absences']"));
    enter(form.findElement(By.name("from")), first);
    enter(form.findElement(By.name("to")), last);
    new Select(form.findElement(By.name("standIn"))).selectByVisibleText("Ines");
    browser.picture("holiday-1-form");
    form.findElement(By.cssSelector("button")).click();
    assertThat(browser.told()).isEqualTo("Thank you. We have recorded this.");
    browser.picture("holiday-2-told");
    assertThat(browser.words()).contains("Ines stands in", "Cancel this absence");

    desk.advanceTo(morningOf(first));
    assertThat(messages(client, INES, first.minusDays(1)))
        .as("before anything is asked")
        .filteredOn(mail -> mail.subject().equals("You stand in for Max"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.sentAt())
            .isBefore(first.atStartOfDay(SampleClient.BERLIN).toInstant()));
    client.completeOnly(
        "analyst", "Q-HOLIDAY-1", "userTask_answerQuestion", Map.of("answer", "Yes, please."));
    client.report("SIR-HOLIDAY-2", "HIGH");
    desk.post(
            "lead",
            "/api/v1/reviews/" + reference("HOLIDAY", 1) + "/moves",
            Map.of("start", start("HOLIDAY", 1).plus(Duration.ofDays(1)).toString()))
        .ok();
    desk.advanceTo(morningOf(last));

    List<CaughtMail> toInes = messages(client, INES, first);
    assertThat(toInes)
        .as("the answer to Max's question")
        .anyMatch(mail -> mail.text().contains("This email is for Max, who is away until"));
    List<CaughtMail> whileAway = messages(client, MAX, first);
    assertThat(whileAway)
        .extracting(CaughtMail::subject)
        .as("plan and dates come to Max all the same, and nothing that asks")
        .noneMatch(subject -> subject.contains("Action needed")
            || subject.contains("Reminder: we need")
            || subject.contains("Do you need the log"));
    assertThat(calendarOf(client.mailsTo(MAX)))
        .as("the calendar is right when Max is back")
        .hasSize(4)
        .isEqualTo(calendarOf(client.mailsTo(INES)))
        .hasEntrySatisfying(
            uid("HOLIDAY", 1), meeting -> assertThat(meeting.sequence()).isPositive());
    assertThat(mailsAbout(client, INES, "SIR-HOLIDAY-2"))
        .as("once, not for two")
        .hasSize(1);

    desk.advanceTo(morningOf(last.plusDays(1)));
    client.report("SIR-HOLIDAY-3", "HIGH");
    desk.advanceTo(desk.now().plus(Duration.ofHours(3)));

    assertThat(mailsAbout(client, MAX, "SIR-HOLIDAY-3")).as("Max is back").hasSize(1);
    browser.show(client.linkFor(MAX, "SIR-HOLIDAY-3"));
    assertThat(browser.words()).contains("We need your answer");
    assertThat(messages(client, INES, last.plusDays(1)))
        .noneMatch(mail -> mail.text().contains("This email is for Max"));
    assertThat(desk.engineIncidents()).isZero();
  }

  private static List<CaughtMail> messages(LinkedClient client, Person person, LocalDate from) {
    return since(client, person, from).stream()
        .flatMap(mail -> mail.messages().stream())
        .toList();
  }

  private static List<CaughtMail> mailsAbout(LinkedClient client, Person person, String incident) {
    return client.mailsTo(person).stream()
        .flatMap(mail -> mail.messages().stream())
        .filter(mail -> mail.subject().contains("Action needed") && mail.mentions(incident))
        .toList();
  }

  /** Mails since the beginning of this day. */
  private static List<CaughtMail> since(LinkedClient client, Person person, LocalDate day) {
    Instant from = day.atStartOfDay(SampleClient.BERLIN).toInstant();
    return client.mailsTo(person).stream()
        .filter(mail -> !mail.sentAt().isBefore(from))
        .toList();
  }

  private String uid(String client, int number) {
    return reference(client, number) + "@threat-reviews.org";
  }

  private LinkedClient onboarded(String reference) {
    LinkedClient client = LinkedClient.register(desk, reference, List.of(MAX, CARLA, INES));
    client.onboard();
    desk.advanceTo(desk.now().plus(Duration.ofHours(1)));
    return client;
  }

  /** What somebody's calendar shows who has taken all of these mails: by UID, the newest counts. */
  private static Map<String, Meeting> calendarOf(Collection<CaughtMail> mails) {
    return mails.stream()
        .flatMap(mail -> Meeting.in(mail).stream())
        .collect(Collectors.toMap(
            Meeting::uid,
            Function.identity(),
            (known, next) -> next.sequence() >= known.sequence() ? next : known))
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().inACalendar()));
  }

  private WebElement card(String name) {
    return browser.find(By.xpath("//section[h3[.='%s']]".formatted(name)));
  }

  private void enter(WebElement field, LocalDate day) {
    browser.ask("arguments[0].value = arguments[1]", field, day.toString());
  }

  private String page(String path) {
    return application.baseUrl().resolve(path).toString();
  }

  private String reference(String client, int number) {
    return review(client, number).path("reference").asText();
  }

  private Instant start(String client, int number) {
    return ServiceDesk.instant(review(client, number).path("start"));
  }

  private JsonNode review(String client, int number) {
    return desk.reviewsOf(client).get(number);
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(SampleClient.BERLIN).toLocalDate();
  }

  private static Instant morningOf(LocalDate day) {
    return day.atTime(LocalTime.of(10, 30)).atZone(SampleClient.BERLIN).toInstant();
  }
}
