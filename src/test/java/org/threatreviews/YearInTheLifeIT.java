package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.support.PortfolioLife.BERLIN;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threatreviews.support.ExpectedReviews;
import org.threatreviews.support.Portfolio;
import org.threatreviews.support.Portfolio.Contract;
import org.threatreviews.support.Portfolio.Report;
import org.threatreviews.support.RunningApplication;
import org.threatreviews.support.ServiceDesk;
import org.threatreviews.support.ServiceDesk.CaughtMail;
import org.threatreviews.support.Subjects;
import org.threatreviews.support.YearInTheLife;

/**
 * A year and more in the life of a portfolio, over HTTP only and as the people who use the product:
 * clients are registered and go through onboarding, their reviews are prepared and held, incidents
 * are reported and brought to closure or not, as each client's habit is. Then it is checked that
 * everybody got what they were promised, once, and that nothing got lost.
 *
 * <p>With {@code -Dportfolio=FOLDER} the clients and incidents are those of the folder's {@code
 * clients.json} and {@code incidents.jsonl}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class YearInTheLifeIT {

  /** Addresses of the provider's own people end so. */
  private static final String STAFF = "@mdr.example";

  private ServiceDesk desk;
  private Portfolio portfolio;
  private YearInTheLife story;
  private List<CaughtMail> mails;
  private Duration took;

  @BeforeAll
  void live() {
    desk = RunningApplication.get().desk();
    String folder = System.getProperty("portfolio", "");
    portfolio =
        folder.isBlank() ? Portfolio.sample(desk.now()) : Portfolio.of(Path.of(folder), desk.now());
    story = new YearInTheLife(desk, portfolio);
    long begin = System.nanoTime();
    story.live();
    mails = story.messages();
    took = Duration.ofNanos(System.nanoTime() - begin);
  }

  @AfterAll
  void printSummary() {
    if (took != null) {
      System.out.print(story.summary(took));
    }
  }

  List<Contract> clients() {
    return portfolio.clients();
  }

  List<Report> incidents() {
    return portfolio.incidents();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void everyPeriodOfAContractHasItsReview(Contract contract) {
    List<ExpectedReviews.Period> expected = expectedReviews(contract);
    List<JsonNode> reviews = desk.reviewsOf(contract.reference());

    assertThat(reviews).hasSameSizeAs(expected);
    for (int i = 0; i < reviews.size(); i++) {
      JsonNode review = reviews.get(i);
      assertThat(review.path("sequence").asInt()).isEqualTo(i + 1);
      assertThat(expected.get(i).contains(startOf(review).toLocalDate()))
          .as("%s is in %s", review, expected.get(i))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void meetingsAreInBusinessHours(Contract contract) {
    LocalTime agreed = story.preferenceOf(contract).time();
    List<JsonNode> reviews = desk.reviewsOf(contract.reference());

    assertThat(reviews).allSatisfy(review -> {
      assertThat(startOf(review).getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
      assertThat(startOf(review).toLocalTime()).isBetween(LocalTime.of(9, 0), LocalTime.of(16, 0));
    });
    assertThat(reviews)
        .as("most keep the agreed time, over both clock changes")
        .filteredOn(review -> startOf(review).toLocalTime().equals(agreed))
        .hasSizeGreaterThan(reviews.size() / 2);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void everyReviewWhoseTimeHasComeWasHeld(Contract contract) {
    Instant now = desk.now();
    List<JsonNode> past = desk.reviewsOf(contract.reference()).stream()
        .filter(r -> ServiceDesk.instant(r.path("end")).isBefore(now.minus(Duration.ofDays(5))))
        .toList();

    assertThat(past).allSatisfy(review -> {
      assertThat(review.path("status").asText()).isEqualTo("CLOSED");
      assertThat(review.path("outcome").asText()).isEqualTo("HELD");
    });
    for (LocalDate year = contract.start();
        !year.plusYears(1).minusDays(1).isAfter(contract.end())
            && year.plusYears(1).isBefore(story.lastDay());
        year = year.plusYears(1)) {
      assertThat(heldIn(past, year))
          .as("held in the year from %s", year)
          .isEqualTo(due(contract, year));
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void everyClientIsWhereItsContractIs(Contract contract) {
    JsonNode client = desk.client(contract.reference());
    boolean over = contract.end().isBefore(story.lastDay());

    assertThat(client.path("status").asText()).isEqualTo(over ? "ENDED" : "ACTIVE");
    assertThat(client.path("onboardingStage").asText()).isEqualTo("COMPLETE");
    assertThat(client.path("nextReview").isObject()).isEqualTo(!over);
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void everyIncidentEndsAsItsClientMadeIt(Report report) {
    JsonNode incident = desk.incident(report.reference());

    assertThat(incident.path("client").asText()).isEqualTo(report.client());
    assertThat(incident.path("severity")).isEqualTo(report.body().path("severity"));
    assertThat(ServiceDesk.instant(incident.path("reportedAt"))).isEqualTo(report.reportedAt());
    if (story.isEverAnswered(report)) {
      assertThat(incident.path("status").asText()).as("%s", incident).isEqualTo("CLOSED");
      assertThat(ServiceDesk.instant(incident.path("closedAt"))).isAfter(report.reportedAt());
      assertThat(Duration.parse(incident.path("clientTime").asText()))
          .isGreaterThanOrEqualTo(Duration.ZERO);
      assertThat(Duration.parse(incident.path("socTime").asText()))
          .isGreaterThanOrEqualTo(Duration.ZERO);
    } else {
      assertThat(incident.path("status").asText())
          .as("silence never closes an incident: %s", incident)
          .isEqualTo("AWAITING_CLIENT");
      assertThat(incident.path("feedback")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void everyIncidentIsReportedOnceAndRemindedAsItSays(Report report) {
    List<CaughtMail> about =
        mails.stream().filter(mail -> mail.mentions(report.reference())).toList();
    JsonNode incident = desk.incident(report.reference());

    assertThat(about)
        .filteredOn(mail -> Subjects.isA(mail, "incident-reported"))
        .extracting(CaughtMail::to)
        .containsExactlyInAnyOrderElementsOf(toldAtOnce(report));
    assertThat(about)
        .filteredOn(mail -> Subjects.isA(mail, "incident-reminder"))
        .hasSize(incident.path("remindersSent").asInt());
    if (!story.isEverAnswered(report)) {
      assertThat(incident.path("remindersSent").asInt())
          .as("three reminders for each contact at most")
          .isBetween(1, 3 * portfolio.client(report.client()).addresses().size());
    }
  }

  /** All levels of contacts where it is critical. */
  private Collection<String> toldAtOnce(Report report) {
    Contract client = portfolio.client(report.client());
    return report.body().path("severity").asText().equals("CRITICAL")
        ? client.addresses()
        : List.of(client.firstContact());
  }

  @ParameterizedTest
  @MethodSource("clients")
  void everyContactIsWelcomedAndGetsThePlanOnce(Contract contract) {
    for (String address : contract.addresses()) {
      assertThat(mailsTo(address, "onboarding-welcome", null)).hasSize(1);
      List<CaughtMail> plans = mailsTo(address, "onboarding-plan", null);
      assertThat(plans).hasSize(1);
      assertThat(plans.get(0).attachmentTypes()).anyMatch(type -> type.startsWith("text/calendar"));
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void everyHeldReviewHasItsMails(Contract contract) {
    for (JsonNode review : desk.reviewsOf(contract.reference())) {
      if (!review.path("outcome").asText().equals("HELD")) {
        continue;
      }
      String title = review.path("title").asText();
      for (String address : contract.addresses()) {
        int dates = 1 + mailsTo(address, "review-new-date", title).size();

        assertThat(mailsTo(address, "review-agenda-request", title))
            .as("agenda request for %s", review)
            .hasSize(1);
        assertThat(mailsTo(address, "review-reminder", title))
            .as("reminders of %s", review)
            .hasSizeBetween(2, 2 * dates);
        assertThat(mailsTo(address, "review-pack", title))
            .as("packs of %s", review)
            .hasSizeBetween(1, dates);
        assertThat(mailsTo(address, "review-minutes", title))
            .as("minutes of %s", review)
            .hasSize(1);
      }
    }
  }

  @Test
  void onlyTheSlowClientIsRemindedOfItsTelemetry() {
    List<CaughtMail> reminders = mails.stream()
        .filter(mail -> Subjects.isA(mail, "onboarding-telemetry-reminder"))
        .toList();

    assertThat(reminders)
        .as("every five working days, for three weeks and a bit")
        .hasSizeBetween(2, 3)
        .extracting(CaughtMail::to)
        .containsOnly(clients().get(0).firstContact());
  }

  @Test
  void everyQuestionIsAnsweredAndClosed() {
    assertThat(story.questions()).hasSizeGreaterThanOrEqualTo(clients().size());
    assertThat(story.questions()).allSatisfy(question -> {
      JsonNode found = desk.question(question.reference());
      assertThat(found.path("status").asText()).isEqualTo("CLOSED");
      assertThat(found.path("queue").asText())
          .isEqualTo(question.incident() == null ? "THREAT_REVIEW" : "SOC");
    });
  }

  @Test
  void nothingIsSentTwice() {
    assertThat(mails).extracting(CaughtMail::messageId).doesNotHaveDuplicates();
    assertThat(mails)
        .extracting(mail -> mail.to() + " " + mail.subject() + " " + dayOf(mail))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void remindersComeInTheHoursOfTheClient(Contract contract) {
    ZoneId zone = ZoneId.of(desk.client(contract.reference()).path("timeZone").asText());
    Set<String> critical = incidents().stream()
        .filter(report -> report.body().path("severity").asText().equals("CRITICAL"))
        .map(Report::reference)
        .collect(Collectors.toSet());

    assertThat(mails)
        .filteredOn(mail -> contract.addresses().contains(mail.to()))
        .filteredOn(mail -> Subjects.isA(mail, "incident-reminder"))
        .filteredOn(mail -> mail.words().stream().noneMatch(critical::contains))
        .extracting(mail -> mail.sentAt().atZone(zone))
        .allSatisfy(sent -> {
          assertThat(sent.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
          assertThat(sent.getHour()).isBetween(9, 16);
        });
  }

  @Test
  void nobodyReadsAnotherClientsMail() {
    Map<String, String> owners =
        incidents().stream().collect(Collectors.toMap(Report::reference, Report::client));
    for (Contract contract : clients()) {
      desk.reviewsOf(contract.reference())
          .forEach(r -> owners.put(r.path("reference").asText(), contract.reference()));
    }
    for (CaughtMail mail : mails) {
      mail.words().stream()
          .filter(owners::containsKey)
          .map(reference -> portfolio.client(owners.get(reference)))
          .forEach(owner -> assertThat(mail.to())
              .as("who gets '%s'", mail.subject())
              .matches(to -> owner.addresses().contains(to) || to.endsWith(STAFF)));
    }
  }

  @Test
  void theSamePostsAgainChangeNothing() {
    desk.advanceTo(desk.now().plusSeconds(60));
    int before = story.messages().size();
    long instances = desk.processInstances();
    int clients = desk.list("/api/v1/clients").size();

    clients().forEach(client -> story.register(client).with(200));
    incidents().forEach(report -> story.report(report).with(200));
    story.questions().forEach(question -> story.ask(question).with(200));
    desk.advanceTo(desk.now().plusSeconds(60));

    assertThat(desk.processInstances()).isEqualTo(instances);
    assertThat(desk.list("/api/v1/clients")).hasSize(clients);
    assertThat(story.messages()).hasSize(before);
  }

  @Test
  void noRuleThatMustAlwaysHoldIsBroken() {
    JsonNode answer = desk.get("lead", "/actuator/invariants").with(200);

    assertThat(answer.path("holds").asBoolean()).as(answer.toPrettyString()).isTrue();
  }

  @Test
  void noStepOfAnyProcessFailed() {
    assertThat(desk.engineIncidents()).isZero();
  }

  private List<ExpectedReviews.Period> expectedReviews(Contract contract) {
    return ExpectedReviews.of(
        contract,
        story.preferenceOf(contract).weekday(),
        story.orientationCalls().get(contract.reference()));
  }

  private static long heldIn(List<JsonNode> reviews, LocalDate year) {
    return reviews.stream()
        .map(review -> startOf(review).toLocalDate())
        .filter(day -> !day.isBefore(year) && day.isBefore(year.plusYears(1)))
        .count();
  }

  /** Four or twelve, less those that the first year had no time for. */
  private long due(Contract contract, LocalDate year) {
    return expectedReviews(contract).stream()
        .filter(p -> !p.first().isBefore(year) && p.first().isBefore(year.plusYears(1)))
        .count();
  }

  private List<CaughtMail> mailsTo(String address, String template, String title) {
    return mails.stream()
        .filter(mail -> mail.to().equals(address) && Subjects.isA(mail, template, title))
        .toList();
  }

  private static LocalDate dayOf(CaughtMail mail) {
    return mail.sentAt().atZone(BERLIN).toLocalDate();
  }

  private static java.time.ZonedDateTime startOf(JsonNode review) {
    return ServiceDesk.instant(review.path("start")).atZone(BERLIN);
  }
}
