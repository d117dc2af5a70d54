package org.threatreviews.review.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.Review;
import org.threatreviews.review.invitation.Calendars;
import org.threatreviews.review.schedule.ReviewCadence.Cadence;
import org.threatreviews.review.schedule.ReviewCadence.Staffing;
import org.threatreviews.staff.Absence;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.NoBookings;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Roster.Capacity;
import org.threatreviews.staff.Slot;

/** Which reviews a contract has, where they go and who holds them. */
class ReviewPlannerTest {

  private static final ZoneId ZONE = Calendars.BERLIN.zone();
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  private static final ReviewCadence CADENCE = subscription -> subscription == Subscription.STANDARD
      ? new Cadence(3, Staffing.POOL, 3)
      : new Cadence(1, Staffing.DEDICATED, 2);

  private static final Analyst ANN =
      Analyst.joining("ann", "Ann", "ann@mdr.example", true, false, ZONE);
  private static final Analyst BOB =
      Analyst.joining("bob", "Bob", "bob@mdr.example", true, false, ZONE);
  private static final Analyst ADA =
      Analyst.joining("ada", "Ada", "ada@mdr.example", true, true, ZONE);
  private static final Analyst EVE =
      Analyst.joining("eve", "Eve", "eve@mdr.example", true, true, ZONE);

  @Test
  void aMeetingIsOnTheFirstPreferredWeekdayOfTheLastTenWorkingDays() {
    // the last ten working days of the quarter to 28 February 2027 are 15 to 26 February
    List<Review> plan = plan(standard("2026-12-01", "2027-11-30"), roster(ANN));

    assertThat(plan)
        .extracting(review -> local(review.startsAt()).toLocalDateTime().toString())
        .containsExactly(
            "2027-02-17T10:00", "2027-05-19T10:00", "2027-08-18T10:00", "2027-11-17T10:00");
    assertThat(plan)
        .extracting(Review::title)
        .containsExactly("Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027");
    assertThat(plan).extracting(Review::sequence).containsExactly(1, 2, 3, 4);
    assertThat(plan).extracting(Review::analyst).containsOnly("ann");
  }

  @Test
  void tenInTheMorningStaysTenOverTheClockChange() {
    List<Review> plan = planner(
            advisor("2027-01-01", "2027-12-31"),
            days("DE", DayOfWeek.WEDNESDAY, LocalTime.of(10, 0)))
        .reconcile(Planned.nothing(LocalDate.MIN, NOW), roster(ADA), ClientAdvisors.only("ada"))
        .added();

    assertThat(plan).hasSize(12);
    assertThat(plan)
        .extracting(review -> local(review.startsAt()).toLocalTime())
        .containsOnly(LocalTime.of(10, 0));
  }

  @Test
  void theNumberInTheReferenceCountsWithinTheYearOfTheMeeting() {
    List<Review> plan = plan(standard("2027-08-01", "2028-07-31"), roster(ANN));

    assertThat(plan)
        .extracting(Review::reference)
        .containsExactly(
            "TR-ACME-2027-01", "TR-ACME-2028-01", "TR-ACME-2028-02", "TR-ACME-2028-03");
  }

  @Test
  void aReferenceIsNeverUsedTwice() {
    Contract contract = standard("2026-12-01", "2027-11-30").contract;
    List<Review> before = plan(standard("2026-12-01", "2027-11-30"), roster(ANN));
    before.forEach(review -> review.cancel(NOW));

    List<Review> anew = planner(new Terms(contract, Subscription.STANDARD), wednesdays("DE"))
        .reconcile(planned(before), roster(ANN), ClientAdvisors.NONE)
        .added();

    assertThat(anew)
        .extracting(Review::reference)
        .containsExactly(
            "TR-ACME-2027-05", "TR-ACME-2027-06", "TR-ACME-2027-07", "TR-ACME-2027-08");
    assertThat(anew).extracting(Review::sequence).containsExactly(1, 2, 3, 4);
  }

  @Test
  void planningAgainAddsNothing() {
    List<Review> plan = plan(standard("2026-12-01", "2027-11-30"), roster(ANN));

    assertThat(planner(standard("2026-12-01", "2027-11-30"), wednesdays("DE"))
            .reconcile(planned(plan), roster(ANN), ClientAdvisors.NONE)
            .added())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2027-02-17, 4", "2027-02-18, 3", "2027-05-19, 3", "2027-05-20, 2"})
  void aPeriodWhoseMeetingIsTooNearGetsNone(LocalDate earliest, int reviews) {
    List<Review> plan = planner(standard("2026-12-01", "2027-11-30"), wednesdays("DE"))
        .reconcile(Planned.nothing(earliest, NOW), roster(ANN), ClientAdvisors.NONE)
        .added();

    assertThat(plan).hasSize(reviews);
    assertThat(plan.get(0).sequence()).isEqualTo(1);
  }

  @Test
  void aHolidayOnThePreferredWeekdayTakesTheOther() {
    // the last ten working days of April 2027 begin on Monday 19; Easter Monday was 29 March, so
    // those of the month to 31 March hold just one Monday, 22 March
    List<Review> plan = planner(
            advisor("2027-03-01", "2027-04-30"), days("DE", DayOfWeek.MONDAY, LocalTime.of(10, 0)))
        .reconcile(Planned.nothing(LocalDate.MIN, NOW), roster(ADA), ClientAdvisors.only("ada"))
        .added();

    assertThat(plan)
        .extracting(review -> local(review.startsAt()).toLocalDate().toString())
        .containsExactly("2027-03-22", "2027-04-19");
  }

  @Test
  void withoutAPreferredWeekdayTheNearestWorkingDayIsTaken() {
    // both Fridays of the Christmas weeks 2026 are holidays in Germany: 25 December and 1 January
    ReviewPeriod christmas =
        ReviewPeriod.of(LocalDate.parse("2026-12-20"), LocalDate.parse("2027-01-03"), 1).stream()
            .findFirst()
            .orElseGet(() -> new ReviewPeriod(
                1,
                0,
                LocalDate.parse("2026-12-20"),
                LocalDate.parse("2027-01-03"),
                31,
                "January 2027"));

    assertThat(days("DE", DayOfWeek.FRIDAY, LocalTime.of(10, 0)).regularDay(christmas))
        .hasValue(LocalDate.parse("2026-12-24"));
  }

  @Test
  void anotherTimeOfTheSameDayIsTakenWhenEveryoneHoldsAReview() {
    Roster roster = roster(ANN);
    List<Review> first = plan(standard("2026-12-01", "2027-11-30"), roster);
    List<Review> second = planner(
            new Terms(
                new Contract("OTHER", LocalDate.parse("2026-12-01"), LocalDate.parse("2027-11-30")),
                Subscription.STANDARD),
            wednesdays("DE"))
        .reconcile(Planned.nothing(LocalDate.MIN, NOW), roster, ClientAdvisors.NONE)
        .added();

    assertThat(second.get(0).startsAt()).isEqualTo(first.get(0).startsAt().minus(HOUR));
    assertThat(second).extracting(Review::analyst).containsOnly("ann");
  }

  @Test
  void theLeastLoadedAnalystIsTaken() {
    Roster roster = roster(ANN, BOB);
    Slot near = slot("2027-02-10T10:00");
    roster.book("ann", near);

    List<Review> plan = plan(standard("2026-12-01", "2027-11-30"), roster);

    assertThat(plan).extracting(Review::analyst).containsExactly("bob", "ann", "ann", "ann");
  }

  @Test
  void whoIsAwayIsNotTaken() {
    Roster roster = new Roster(
        List.of(ANN, BOB),
        Map.of(
            "ann",
            List.of(new Absence(LocalDate.parse("2027-02-17"), LocalDate.parse("2027-02-17")))),
        ZONE,
        new NoBookings());

    assertThat(plan(standard("2026-12-01", "2027-11-30"), roster).get(0).analyst())
        .isEqualTo("bob");
  }

  @Test
  void aMeetingMovesWithinItsWeekWhenTheOnlyAnalystIsAway() {
    Roster roster = new Roster(
        List.of(ANN),
        Map.of(
            "ann",
            List.of(new Absence(LocalDate.parse("2027-02-17"), LocalDate.parse("2027-02-17")))),
        ZONE,
        new NoBookings());

    Review review = plan(standard("2026-12-01", "2027-11-30"), roster).get(0);

    assertThat(review.analyst()).isEqualTo("ann");
    // Tuesday 17:00 at the latest is nearer to Wednesday 10:00 than Thursday 9:00
    assertThat(local(review.startsAt()).toLocalDateTime()).hasToString("2027-02-16T16:00");
  }

  @Test
  void aMeetingMovesToTheNextWeekWhenTheOnlyAnalystIsAwayAllWeek() {
    Roster roster = new Roster(
        List.of(ANN),
        Map.of(
            "ann",
            List.of(new Absence(LocalDate.parse("2027-02-15"), LocalDate.parse("2027-02-21")))),
        ZONE,
        new NoBookings());

    assertThat(local(plan(standard("2026-12-01", "2027-11-30"), roster).get(0).startsAt())
            .toLocalDateTime())
        .hasToString("2027-02-22T09:00");
  }

  @Test
  void nobodyFreeLeavesTheMeetingInItsPlaceWithoutAnAnalyst() {
    List<Review> plan = plan(standard("2026-12-01", "2027-11-30"), roster(ADA));

    assertThat(plan).hasSize(4).extracting(Review::analyst).containsOnlyNulls();
    assertThat(local(plan.get(0).startsAt()).toLocalDateTime()).hasToString("2027-02-17T10:00");
  }

  @Test
  void theAdvisorMovesAMeetingBeforeADeputyStepsIn() {
    Roster away = new Roster(
        List.of(ADA, EVE, ANN),
        Map.of(
            "ada",
            List.of(
                new Absence(LocalDate.parse("2026-12-16"), LocalDate.parse("2026-12-16")),
                new Absence(LocalDate.parse("2027-01-01"), LocalDate.parse("2027-01-31")))),
        ZONE,
        new NoBookings());

    List<Review> plan = planner(advisor("2026-12-01", "2027-02-28"), wednesdays("DE"))
        .reconcile(Planned.nothing(LocalDate.MIN, NOW), away, ClientAdvisors.only("ada"))
        .added();

    assertThat(plan).extracting(Review::analyst).containsExactly("ada", "eve", "ada");
    assertThat(local(plan.get(1).startsAt()).toLocalDateTime()).hasToString("2027-01-20T10:00");
  }

  @Test
  void anotherSubscriptionReplansFromItsFirstDayOn() {
    Contract contract =
        new Contract("ACME", LocalDate.parse("2026-12-01"), LocalDate.parse("2027-11-30"));
    ReviewPlanner planner = new ReviewPlanner(
        contract,
        wednesdays("DE"),
        SubscriptionTerm.with(
            SubscriptionTerm.always(Subscription.STANDARD),
            Subscription.ADVISOR,
            LocalDate.parse("2027-05-01")),
        CADENCE);

    assertThat(planner.all())
        .extracting(due -> due.period().title())
        .containsExactly(
            "Q1 2027",
            "May 2027",
            "June 2027",
            "July 2027",
            "August 2027",
            "September 2027",
            "October 2027",
            "November 2027");
  }

  @Test
  void whoHasAllTheReviewsOfAWeekThatTheyCanHoldIsNotTaken() {
    Roster roster = roster(withWeekly(ANN, 1), withWeekly(BOB, 5));
    roster.book("ann", slot("2027-02-16T10:00"));
    roster.book("bob", slot("2027-02-16T10:00"));
    roster.book("bob", slot("2027-02-18T10:00"));

    assertThat(roster.fromPool(slot("2027-02-17T10:00"), Capacity.KEPT)).hasValue("bob");
  }

  @Test
  void theLoadIsSeenInRelationToWhatSomebodyCanHold() {
    Roster roster = roster(withWeekly(ANN, 2), withWeekly(BOB, 6));
    roster.book("ann", slot("2027-02-16T10:00"));
    roster.book("bob", slot("2027-02-16T10:00"));
    roster.book("bob", slot("2027-02-18T10:00"));

    assertThat(roster.fromPool(slot("2027-02-17T10:00"))).hasValue("bob");
  }

  @Test
  void aFullWeekSendsTheMeetingToTheNext() {
    Roster roster = roster(withWeekly(ANN, 1));
    roster.book("ann", slot("2027-02-16T10:00"));

    Review review = plan(standard("2026-12-01", "2027-11-30"), roster).get(0);

    assertThat(review.analyst()).isEqualTo("ann");
    assertThat(local(review.startsAt()).toLocalDateTime()).hasToString("2027-02-22T09:00");
  }

  @Test
  void whenBothWeeksAreFullTheRegularSlotIsTakenAllTheSame() {
    Roster roster = roster(withWeekly(ANN, 1));
    roster.book("ann", slot("2027-02-16T10:00"));
    roster.book("ann", slot("2027-02-23T10:00"));

    Review review = plan(standard("2026-12-01", "2027-11-30"), roster).get(0);

    assertThat(review.analyst()).isEqualTo("ann");
    assertThat(local(review.startsAt()).toLocalDateTime()).hasToString("2027-02-17T10:00");
  }

  @Test
  void whoHasLeftGetsNothing() {
    Analyst gone = new Analyst("ann", "Ann", "ann@mdr.example", true, false, ZONE, 4, false);

    assertThat(plan(standard("2026-12-01", "2027-11-30"), roster(gone, BOB)))
        .extracting(Review::analyst)
        .containsOnly("bob");
  }

  @Test
  void twoReviewsOfOneAnalystNeverOverlap() {
    Roster roster = roster(ANN, BOB, ADA);
    Map<String, List<Slot>> diaries = new HashMap<>();
    for (int client = 0; client < 60; client++) {
      Contract contract =
          new Contract("C" + client, LocalDate.parse("2026-12-01"), LocalDate.parse("2027-11-30"));
      Subscription subscription = client % 4 == 0 ? Subscription.ADVISOR : Subscription.STANDARD;
      for (Review review : planner(new Terms(contract, subscription), wednesdays("DE"))
          .reconcile(Planned.nothing(LocalDate.MIN, NOW), roster, ClientAdvisors.only("ada"))
          .added()) {
        assertThat(review.analyst()).as("%s", review.reference()).isNotNull();
        List<Slot> diary = diaries.computeIfAbsent(review.analyst(), id -> new ArrayList<>());
        assertThat(diary).noneMatch(review.slot()::overlaps);
        diary.add(review.slot());
      }
    }
    assertThat(diaries.get("ann").size())
        .isCloseTo(diaries.get("bob").size(), Percentage.withPercentage(15));
  }

  @Test
  void newDatesPreferTheWeekdayThenTheTime() {
    List<Slot> dates =
        wednesdays("DE").newDates(LocalDate.parse("2027-02-22"), LocalDate.parse("2027-03-05"));

    assertThat(dates.subList(0, 3))
        .extracting(slot -> local(slot.start()).toLocalDateTime().toString())
        .containsExactly("2027-02-24T10:00", "2027-03-03T10:00", "2027-02-24T09:30");
  }

  private record Terms(Contract contract, Subscription subscription) {}

  private static Terms standard(String start, String end) {
    return standard(LocalDate.parse(start), LocalDate.parse(end));
  }

  private static Terms standard(LocalDate start, LocalDate end) {
    return new Terms(new Contract("ACME", start, end), Subscription.STANDARD);
  }

  private static Terms advisor(String start, String end) {
    return advisor(LocalDate.parse(start), LocalDate.parse(end));
  }

  private static Terms advisor(LocalDate start, LocalDate end) {
    return new Terms(new Contract("ACME", start, end), Subscription.ADVISOR);
  }

  private static List<Review> plan(Terms terms, Roster roster) {
    return planner(terms, wednesdays("DE"))
        .reconcile(Planned.nothing(LocalDate.MIN, NOW), roster, ClientAdvisors.NONE)
        .added();
  }

  private static Planned planned(List<Review> reviews) {
    return new Planned(reviews, List.of(), LocalDate.MIN, LocalDate.MIN, NOW);
  }

  private static ReviewPlanner planner(Terms terms, MeetingDays days) {
    return new ReviewPlanner(
        terms.contract, days, SubscriptionTerm.always(terms.subscription), CADENCE);
  }

  private static MeetingDays wednesdays(String country) {
    return days(country, DayOfWeek.WEDNESDAY, LocalTime.of(10, 0));
  }

  private static MeetingDays days(String country, DayOfWeek weekday, LocalTime time) {
    return new MeetingDays(
        Calendars.BERLIN.joint(country), weekday, time, HOUR, Duration.ofMinutes(30));
  }

  private static Roster roster(Analyst... analysts) {
    return new Roster(List.of(analysts), Map.of(), ZONE, new NoBookings());
  }

  private static Analyst withWeekly(Analyst person, int weeklyReviews) {
    return new Analyst(
        person.userId(),
        person.name(),
        person.email(),
        person.qualified(),
        person.advisor(),
        person.timeZone(),
        weeklyReviews,
        true);
  }

  private static Slot slot(String local) {
    return Slot.of(java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant(), HOUR);
  }

  private static ZonedDateTime local(Instant instant) {
    return instant.atZone(ZONE);
  }
}
