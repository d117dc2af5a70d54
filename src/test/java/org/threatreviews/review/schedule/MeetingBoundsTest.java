package org.threatreviews.review.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.Review;
import org.threatreviews.review.invitation.Calendars;
import org.threatreviews.review.schedule.ReviewCadence.Cadence;
import org.threatreviews.review.schedule.ReviewCadence.Staffing;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.NoBookings;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Slot;
import org.threatreviews.support.Thoroughness;

/** Whatever is asked for in whatever order: reviews stay where their bounds let them. */
class MeetingBoundsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-10-01T09:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private static final ReviewCadence CADENCE = subscription -> subscription == Subscription.STANDARD
      ? new Cadence(3, Staffing.POOL, 3)
      : new Cadence(1, Staffing.POOL, 2);

  private static final Analyst ANN =
      Analyst.joining("ann", "Ann", "ann@mdr.example", true, false, BERLIN);

  /** A contract with its plan. */
  private record Planned(Contract contract, MeetingDays days, List<Review> reviews) {

    static Planned of(int seed) {
      Random random = new Random(seed);
      LocalDate start = LocalDate.parse("2026-11-01").plusDays(random.nextInt(400));
      LocalDate end = start.plusMonths(3L + random.nextInt(30)).minusDays(random.nextInt(20));
      Contract contract = new Contract("ACME", start, end);
      WorkingCalendar joint =
          Calendars.BERLIN.joint(List.of("DE", "SE", "US", "JP").get(seed % 4));
      MeetingDays days = new MeetingDays(
          joint,
          DayOfWeek.of(1 + random.nextInt(5)),
          LocalTime.of(9 + random.nextInt(8), 0),
          HOUR,
          Duration.ofMinutes(30));
      Subscription subscription = Subscription.values()[seed % 2];
      List<Review> reviews = new ReviewPlanner(
              contract, days, SubscriptionTerm.always(subscription), CADENCE)
          .reconcile(
              org.threatreviews.review.schedule.Planned.nothing(start, NOW),
              new Roster(List.of(ANN), Map.of(), BERLIN, new NoBookings()),
              ClientAdvisors.NONE)
          .added();
      return new Planned(contract, days, new ArrayList<>(reviews));
    }

    MeetingBounds boundsOf(Review review) {
      return MeetingBounds.of(contract, days, review, reviews);
    }
  }

  static List<Integer> contracts() {
    return IntStream.range(0, Thoroughness.times(60)).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void movesNeverChangeTheOrderOfReviewsNorLeaveTheirPeriodByMoreThanTenWorkingDays(int seed) {
    Planned planned = Planned.of(seed);
    Random random = new Random(seed);
    for (int move = 0; move < 200 && !planned.reviews().isEmpty(); move++) {
      Review review = planned.reviews().get(random.nextInt(planned.reviews().size()));
      Slot slot = somewhereNear(review, random);
      if (planned.boundsOf(review).allow(slot, planned.days())) {
        review.moveTo(slot, "ann", NOW);
      }
    }
    List<Review> inOrder = planned.reviews().stream()
        .sorted(Comparator.comparing(Review::sequence))
        .toList();
    for (int i = 1; i < inOrder.size(); i++) {
      assertThat(inOrder.get(i).startsAt()).isAfterOrEqualTo(inOrder.get(i - 1).endsAt());
    }
    for (Review review : inOrder) {
      ReviewPeriod period = planned.contract().periods(review.cadenceMonths()).stream()
          .filter(known -> known.isThatOf(review))
          .findFirst()
          .orElseThrow();
      LocalDate day = review.startsAt().atZone(BERLIN).toLocalDate();
      assertThat(day).isBetween(period.firstDay(), planned.contract().lastDay());
      assertThat(workingDaysAfter(planned.days(), period.lastDay(), day)).isLessThanOrEqualTo(10);
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void whatIsRefusedNamesTheRuleAndTheSpanThatIsAllowed(int seed) {
    Planned planned = Planned.of(seed);
    Random random = new Random(seed);
    for (int attempt = 0; attempt < 50 && !planned.reviews().isEmpty(); attempt++) {
      Review review = planned.reviews().get(random.nextInt(planned.reviews().size()));
      Slot slot = somewhereNear(review, random);
      MeetingBounds bounds = planned.boundsOf(review);
      if (bounds.allow(slot, planned.days())) {
        assertThatNoException().isThrownBy(() -> bounds.require(slot, planned.days()));
      } else {
        InvalidInput refused =
            catchThrowableOfType(InvalidInput.class, () -> bounds.require(slot, planned.days()));
        assertThat(refused.rule()).isIn("withinPeriod", "afterTheOneBefore", "beforeTheNext");
        assertThat(refused.getMessage())
            .contains(review.title())
            .containsAnyOf(InWords.day(bounds.firstDay()), InWords.day(bounds.lastDay()));
      }
    }
  }

  @Test
  void refusesAMoveOfTheFirstQuarterByTwoYears() {
    Contract contract =
        new Contract("ACME", LocalDate.parse("2027-01-01"), LocalDate.parse("2029-12-31"));
    MeetingDays days = new MeetingDays(
        Calendars.BERLIN.joint("DE"), DayOfWeek.TUESDAY, LocalTime.of(10, 0), HOUR, HOUR);
    List<Review> reviews = new ReviewPlanner(
            contract, days, SubscriptionTerm.always(Subscription.STANDARD), CADENCE)
        .reconcile(
            org.threatreviews.review.schedule.Planned.nothing(LocalDate.parse("2027-01-01"), NOW),
            new Roster(List.of(ANN), Map.of(), BERLIN, new NoBookings()),
            ClientAdvisors.NONE)
        .added();

    InvalidInput refused = catchThrowableOfType(
        InvalidInput.class,
        () -> MeetingBounds.of(contract, days, reviews.get(0), reviews)
            .require(at("2029-03-06T10:00:00Z"), days));

    assertThat(refused)
        .returns("withinPeriod", InvalidInput::rule)
        .hasMessageContaining("1 January 2027")
        .hasMessageContaining("14 April 2027");
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void offeredSlotsLieInBothSidesHoursWhereTheyOverlapElseAtTheNearestHour(int seed) {
    List<String> zones = List.of(
        "Europe/London",
        "America/New_York",
        "America/Los_Angeles",
        "Asia/Tokyo",
        "Australia/Sydney",
        "Asia/Kolkata",
        "Pacific/Auckland",
        "Europe/Berlin");
    List<String> countries = List.of("GB", "US", "US", "JP", "AU", "IN", "NZ", "DE");
    for (int place = 0; place < zones.size(); place++) {
      // week by week over all clock changes of a year
      assertOfferedInHours(seed, ZoneId.of(zones.get(place)), countries.get(place));
    }
  }

  private static void assertOfferedInHours(int seed, ZoneId zone, String country) {
    LocalDate monday = LocalDate.parse("2027-01-04").plusWeeks(seed);
    MeetingDays days = new MeetingDays(
        Calendars.BERLIN.joint(country),
        Calendars.BERLIN.client(country, zone),
        DayOfWeek.TUESDAY,
        LocalTime.of(10, 0),
        HOUR,
        Duration.ofMinutes(30));

    List<Slot> all = days.newDates(monday, monday.plusWeeks(2));
    List<Slot> offered = days.suitable(all);

    assertThat(all.stream().map(days::dayOf).distinct())
        .containsExactlyInAnyOrderElementsOf(
            offered.stream().map(days::dayOf).distinct().toList());
    for (Slot slot : offered) {
      long least = all.stream()
          .filter(other -> days.dayOf(other).equals(days.dayOf(slot)))
          .mapToLong(other -> minutesOutside(other, zone, country))
          .min()
          .orElseThrow();
      assertThat(minutesOutside(slot, zone, country)).as("%s in %s", slot, zone).isEqualTo(least);
    }
  }

  /** How far a slot would have to move to lie between nine and five on a working day there. */
  private static long minutesOutside(Slot slot, ZoneId zone, String country) {
    WorkingCalendar there = Calendars.BERLIN.client(country, zone);
    LocalDate day = slot.start().atZone(zone).toLocalDate();
    return IntStream.rangeClosed(-14, 14)
        .mapToObj(day::plusDays)
        .filter(there::isWorkingDay)
        .mapToLong(near -> {
          Instant opens = near.atTime(9, 0).atZone(zone).toInstant();
          Instant closes = near.atTime(17, 0).atZone(zone).toInstant();
          return Math.max(
              0,
              Math.max(
                  Duration.between(slot.start(), opens).toMinutes(),
                  Duration.between(closes, slot.end()).toMinutes()));
        })
        .min()
        .orElseThrow();
  }

  private static Slot somewhereNear(Review review, Random random) {
    return Slot.of(
        review
            .startsAt()
            .atZone(BERLIN)
            .plusDays(random.nextInt(121) - 60L)
            .plusHours(random.nextInt(5) - 2L)
            .toInstant(),
        HOUR);
  }

  private static Slot at(String start) {
    return Slot.of(Instant.parse(start), HOUR);
  }

  private static long workingDaysAfter(MeetingDays days, LocalDate from, LocalDate to) {
    return from.isBefore(to)
        ? from.plusDays(1).datesUntil(to.plusDays(1)).filter(days::isWorkingDay).count()
        : 0;
  }
}
