package org.threatreviews.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Clients;
import org.threatreviews.invariant.Rule;
import org.threatreviews.review.PlannedPeriod;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewRepository;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.plan.PlanPreview.UnknownHolidays;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Feasibility;
import org.threatreviews.staff.Forecast;
import org.threatreviews.staff.Slot;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** What people have to do and whether they can; it is Tuesday, 1 December 2026. */
@ProcessTest
@Breaks(
    value = Rule.WITHOUT_NEXT_STEP,
    because = "reviews are planned, and no programme is started")
class WorkloadTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A week without holidays in Germany; so is the one before. */
  private static final LocalDate MONDAY = LocalDate.parse("2027-02-15");

  @Autowired
  private Workload workload;

  @Autowired
  private Staff pool;

  @Autowired
  private Clients clients;

  @Autowired
  private ReviewProgramme programme;

  @Autowired
  private ReviewRepository reviews;

  private int number;

  @BeforeEach
  void oneAnalyst() {
    pool.register(analyst("ann", 2, true));
    clients.register(SampleClient.of("NORTHWIND"));
  }

  @Test
  void aWeekWithMoreReviewsThanThePoolHoldsIsNamedWithItsHours() {
    planned("2027-02-17T10:00", "ann");
    planned("2027-02-17T14:00", "ann");
    planned("2027-02-17T16:00", null);

    Feasibility feasibility = workload.feasibility();

    // prepared on Wednesday to Friday of the week before, and held in 3 of 2 * 4 hours
    assertThat(feasibility.shortages())
        .containsExactly(new Feasibility.Shortage(
            MONDAY.minusWeeks(1), null, null, Duration.ofHours(9), Duration.ofHours(8)));
    assertThat(feasibility.first().orElseThrow().missing()).isEqualTo(Duration.ofHours(1));
    assertThat(feasibility.from()).isEqualTo("2026-11-30");
    assertThat(feasibility.to()).isEqualTo("2027-12-05");
  }

  @Test
  void whatThePoolHoldsIsNoShortage() {
    planned("2027-02-17T10:00", "ann");
    planned("2027-02-17T14:00", "ann");

    assertThat(workload.feasibility().holds()).isTrue();
  }

  @Test
  void absencesTakeADaysPartOfTheTime() {
    pool.registerAbsence("ann", LocalDate.parse("2027-02-08"), LocalDate.parse("2027-02-09"));
    planned("2027-02-17T10:00", "ann");
    planned("2027-02-17T14:00", "ann");

    // 6 hours of preparation, and 3 fifths of 8 hours
    assertThat(workload.feasibility().shortages())
        .containsExactly(new Feasibility.Shortage(
            MONDAY.minusWeeks(1), null, null, Duration.ofHours(6), Duration.ofMinutes(288)));
  }

  @Test
  void holidaysTakeADaysPartOfTheTime() {
    Forecast forecast = workload.forecast(17);

    // Good Friday is in the last week
    assertThat(forecast.weeks().get(16)).isEqualTo("2027-03-22");
    assertThat(forecast.people().get(0).weeks().get(15).available()).isEqualTo(Duration.ofHours(8));
    assertThat(forecast.people().get(0).weeks().get(16).available())
        .isEqualTo(Duration.ofMinutes(384));
  }

  @Test
  void theForecastHasMeetingsAndPreparationOfEachPersonAndOfNobody() {
    planned("2027-02-15T10:00", "ann");
    planned("2027-02-19T10:00", null);

    Forecast forecast = workload.forecast(13);

    assertThat(forecast.weeks()).hasSize(13).startsWith(LocalDate.parse("2026-11-30"));
    assertThat(forecast.people()).extracting(Forecast.Person::userId).containsExactly("ann", null);
    Forecast.Week before = forecast.people().get(0).weeks().get(10);
    Forecast.Week of = forecast.people().get(0).weeks().get(11);
    assertThat(before.preparation()).isEqualTo(Duration.ofHours(3));
    assertThat(before.meetings()).isZero();
    assertThat(of.meetings()).isEqualTo(1);
    assertThat(of.meetingTime()).isEqualTo(Duration.ofHours(1));
    assertThat(of.preparation()).isZero();
    // Friday's is prepared from Friday before to Tuesday
    assertThat(forecast.people().get(1).weeks().get(10).preparation())
        .isEqualTo(Duration.ofHours(1));
    assertThat(forecast.people().get(1).weeks().get(11).preparation())
        .isEqualTo(Duration.ofHours(2));
    assertThat(forecast.people().get(1).weeks().get(11).isTooMuch()).isTrue();
  }

  @Test
  @Breaks(
      value = {Rule.WITHOUT_NEXT_STEP, Rule.REVIEW_OF_SOMEBODY_GONE},
      because = "no programme is started, nor the hand-over of her review")
  void anAdvisorIsLookedAtAloneAndHasNoTimeAfterLeaving() {
    pool.register(new Analyst("ada", "Ada", "ada@mdr.example", true, true, BERLIN, 1, false));
    planned("2027-02-15T10:00", "ada");

    assertThat(workload.feasibility().shortages())
        .extracting(Feasibility.Shortage::userId)
        .containsExactly("ada", "ada");
  }

  @Test
  void aPreviewShowsThePlanAndStoresNothing() {
    PlanPreview preview = workload.preview("NORTHWIND", DayOfWeek.WEDNESDAY, LocalTime.of(10, 0));

    assertThat(reviews.count()).isZero();
    assertThat(preview.unknownHolidays()).isEmpty();
    assertThat(preview.feasibility().holds()).isTrue();
    assertThat(programme.plan("NORTHWIND", DayOfWeek.WEDNESDAY, LocalTime.of(10, 0)))
        .extracting(ReviewSummary::start)
        .containsExactlyElementsOf(
            preview.meetings().stream().map(PlanPreview.Meeting::start).toList());
    assertThat(preview.meetings())
        .hasSize(4)
        .extracting(PlanPreview.Meeting::analyst)
        .containsOnly("ann");
  }

  @Test
  void aPreviewCountsWhatIsNotStoredYet() {
    pool.register(analyst("ann", 1, true));
    planned("2027-02-15T10:00", "ann");
    planned("2027-02-22T10:00", "ann");
    assertThat(workload.feasibility().holds()).isTrue();

    // both weeks are full, so Ann has more to do than she can
    PlanPreview preview = workload.preview("NORTHWIND", DayOfWeek.WEDNESDAY, LocalTime.of(10, 0));

    assertThat(preview.feasibility().first().orElseThrow().week()).isEqualTo("2027-02-08");
  }

  @Test
  void aPreviewNamesTheYearsWhoseHolidaysNobodyKnows() {
    clients.register(new org.threatreviews.client.ClientRegistration(
        "TAIPEI",
        "Taipei",
        "TW",
        "en",
        BERLIN,
        org.threatreviews.client.Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        SampleClient.of("TAIPEI").contacts()));

    assertThat(
            workload.preview("TAIPEI", DayOfWeek.WEDNESDAY, LocalTime.of(10, 0)).unknownHolidays())
        .isEqualTo(List.of(new UnknownHolidays("TW", 2026), new UnknownHolidays("TW", 2027)));
  }

  private void planned(String start, String analyst) {
    number++;
    Slot slot = Slot.of(LocalDateTime.parse(start).atZone(BERLIN).toInstant(), Duration.ofHours(1));
    PlannedPeriod period = new PlannedPeriod("Q" + number, 3, 100 + number, null, null);
    reviews.save(Review.plan(
        "TR-NORTHWIND-2027-" + (10 + number),
        "NORTHWIND",
        100 + number,
        period,
        slot,
        analyst,
        slot.start()));
  }

  private static Analyst analyst(String id, int weeklyReviews, boolean active) {
    return new Analyst(id, id, id + "@mdr.example", true, false, BERLIN, weeklyReviews, active);
  }
}
