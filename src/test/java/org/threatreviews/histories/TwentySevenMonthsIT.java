package org.threatreviews.histories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threatreviews.support.Portfolio;
import org.threatreviews.support.Portfolio.Contract;
import org.threatreviews.support.Portfolio.Report;
import org.threatreviews.support.PortfolioLife;
import org.threatreviews.support.RunningApplication;
import org.threatreviews.support.ServiceDesk;
import org.threatreviews.support.ServiceDesk.CaughtMail;

/**
 * Eighteen clients in ten countries over 27 months, six of them in a plain run, over HTTP only:
 * nothing open is ever left alone, however contracts, contacts and staff change meanwhile, and nobody
 * is flooded with mail.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwentySevenMonthsIT {

  /** Of all kinds together; a digest is one mail. */
  private static final int MOST_MAILS_A_WEEK = 12;

  /**
   * From the end of a meeting to its record, its cancellation or another date: people look every
   * eight days, and a lead may choose a date that is refused, once or twice.
   */
  private static final int DAYS_TO_RECORD = 4 * TwentySevenMonths.MOST_DAYS_BETWEEN_VISITS;

  private ServiceDesk desk;
  private Portfolio portfolio;
  private TwentySevenMonths story;
  private List<CaughtMail> mails;
  private Duration took;

  @BeforeAll
  void live() {
    desk = RunningApplication.get().desk();
    portfolio = LargePortfolio.of(desk.now(), TwentySevenMonths.MONTHS);
    story = new TwentySevenMonths(desk, portfolio);
    long begin = System.nanoTime();
    story.live();
    mails = story.mails();
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

  @Test
  void noRuleIsBrokenInAnyMonth() {
    assertThat(story.findings()).hasSizeGreaterThanOrEqualTo(TwentySevenMonths.MONTHS);
    assertThat(story.findings()).allSatisfy((month, found) -> assertThat(found).isEmpty());
  }

  @Test
  void nothingIsSentTwice() {
    assertThat(mails).extracting(CaughtMail::messageId).doesNotHaveDuplicates();
    assertThat(mails)
        .extracting(mail -> "%s %s %s"
            .formatted(
                mail.to(),
                mail.subject(),
                mail.sentAt().atZone(PortfolioLife.BERLIN).toLocalDate()))
        .doesNotHaveDuplicates();
  }

  @Test
  void nobodyGetsTooManyMailsAWeek() {
    Map<String, Long> weeks = ServiceDesk.countBy(mailsToClients(), TwentySevenMonthsIT::inWeek);

    assertThat(weeks.values().stream().max(Comparator.naturalOrder()).orElseThrow())
        .as("most mails to one contact in a week: %s", weeks)
        .isLessThanOrEqualTo(MOST_MAILS_A_WEEK);
  }

  private List<CaughtMail> mailsToClients() {
    return mails.stream()
        .filter(mail -> clients().stream().anyMatch(c -> c.addresses().contains(mail.to())))
        .toList();
  }

  private static String inWeek(CaughtMail mail) {
    ZonedDateTime sent = mail.sentAt().atZone(PortfolioLife.BERLIN);
    return "%s %d-W%02d"
        .formatted(
            mail.to(),
            sent.get(IsoFields.WEEK_BASED_YEAR),
            sent.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void everyClientIsWhereItsContractIs(Contract contract) {
    JsonNode client = desk.client(contract.reference());
    boolean over = LocalDate.parse(client.path("contractEnd").asText()).isBefore(desk.today());

    assertThat(client.path("status").asText()).isEqualTo(over ? "ENDED" : "ACTIVE");
    assertThat(over && client.path("nextReview").isObject()).as("%s", client).isFalse();
    assertThat(story.isReviewMissing(client, desk.today())).as("%s", client).isFalse();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void everyReviewWasHeldOrCancelledAndNumberedOnce(Contract contract) {
    List<JsonNode> reviews = desk.reviewsOf(contract.reference());

    assertThat(reviews)
        .filteredOn(review -> !review.path("status").asText().equals("CANCELLED"))
        .extracting(review -> review.path("sequence").asInt())
        .doesNotHaveDuplicates();
    assertThat(reviews)
        .filteredOn(review -> ServiceDesk.instant(review.path("end"))
            .isBefore(desk.now().minus(timeToRecord(review))))
        .allSatisfy(review -> assertThat(review.path("status").asText())
            .as("%s", review)
            .isIn("CLOSED", "CANCELLED"));
  }

  private Duration timeToRecord(JsonNode review) {
    boolean neglected = story.isNeglected(review.path("reference").asText());
    return Duration.ofDays(DAYS_TO_RECORD + (neglected ? 2 * WholeTeam.NEGLECTED_DAYS : 0));
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void everyIncidentIsSettledOrHasANextStep(Report report) {
    JsonNode incident = desk.incident(report.reference());

    assertThat(incident.path("nextStep").isObject())
        .as("%s", incident)
        .isEqualTo(!incident.path("status").asText().equals("CLOSED"));
  }

  @Test
  void noStepOfAnyProcessFailed() {
    assertThat(desk.engineIncidents()).isZero();
  }
}
