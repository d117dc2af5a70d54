package org.threatreviews.review.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.Review;
import org.threatreviews.review.invitation.Calendars;
import org.threatreviews.review.schedule.ReviewCadence.Cadence;
import org.threatreviews.review.schedule.ReviewCadence.Staffing;
import org.threatreviews.staff.Absence;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.NoBookings;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Slot;
import org.threatreviews.support.Thoroughness;

/**
 * What holds for the plan of any contract: every first day from 2026 to 2032, 1 to 60 months, five
 * countries, both subscriptions; the preferred weekday and time change from contract to contract.
 *
 * <p>A plain run takes every first day in every country with every 23rd number of months, another
 * the next day: so each number of months is met with each month, day and weekday, in each
 * country. A thorough run takes them all.
 */
class EveryContractTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate LAST = LocalDate.parse("2032-12-31");
  private static final int LONGEST_MONTHS = 60;
  private static final int SAMPLE = 23;

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2025-12-01T09:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private static final ReviewCadence CADENCE = subscription -> subscription == Subscription.STANDARD
      ? new Cadence(3, Staffing.POOL, 3)
      : new Cadence(1, Staffing.DEDICATED, 2);

  private static final Analyst ANN =
      Analyst.joining("ann", "Ann", "ann@mdr.example", true, false, BERLIN);
  private static final Analyst ADA =
      Analyst.joining("ada", "Ada", "ada@mdr.example", true, true, BERLIN);

  /** One contract and what its client wishes. */
  private record Case(
      String country,
      Subscription subscription,
      LocalDate start,
      int months,
      LocalDate earliest,
      MeetingDays days) {

    LocalDate end() {
      return start.plusMonths(months).minusDays(1);
    }

    int period() {
      return subscription == Subscription.STANDARD ? 3 : 1;
    }

    List<Review> plan(Roster roster) {
      return planner("ACME")
          .reconcile(Planned.nothing(earliest, NOW), roster, ClientAdvisors.only("ada"))
          .added();
    }

    ReviewPlanner planner(String client) {
      return new ReviewPlanner(
          new Contract(client, start, end()), days, SubscriptionTerm.always(subscription), CADENCE);
    }
  }

  /** What the contract must have, derived from its words alone. */
  private static List<LocalDate> firstDaysOfPeriods(LocalDate start, int months, int period) {
    LocalDate end = start.plusMonths(months).minusDays(1);
    List<LocalDate> firstDays = new ArrayList<>();
    for (int at = 0; at < months; at += period) {
      LocalDate from = start.plusMonths(at);
      LocalDate next = start.plusMonths(at + (long) period);
      boolean whole = !next.minusDays(1).isAfter(end);
      // a stub counts from half a period on
      if (whole
          || 2 * (ChronoUnit.DAYS.between(from, end) + 1) >= ChronoUnit.DAYS.between(from, next)) {
        firstDays.add(from);
      }
    }
    return firstDays;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void hasItsPeriodsCountedFromTheFirstDay(int period) {
    everyStart().forEach(start -> {
      for (int months = 1; months <= LONGEST_MONTHS; months++) {
        LocalDate end = start.plusMonths(months).minusDays(1);
        List<ReviewPeriod> periods = ReviewPeriod.of(start, end, period);
        List<LocalDate> expected = firstDaysOfPeriods(start, months, period);
        boolean same = periods.size() == expected.size();
        for (int i = 0; same && i < expected.size(); i++) {
          LocalDate next = start.plusMonths((i + 1L) * period).minusDays(1);
          same = periods.get(i).index() == i
              && periods.get(i).firstDay().equals(expected.get(i))
              && periods.get(i).lastDay().equals(next.isAfter(end) ? end : next);
        }
        if (!same || period == 1 && periods.size() != months) {
          throw new AssertionError("%s and %d months: %s".formatted(start, months, periods));
        }
      }
    });
  }

  /**
   * Every period of any of these contracts once: when it begins and ends decides about its meeting,
   * not how long the contract goes on.
   */
  @ParameterizedTest
  @ValueSource(strings = {"DE", "SE", "JP", "US", "GB"})
  void hasAGoodDayForEachPeriod(String country) {
    WorkingCalendar joint = Calendars.BERLIN.joint(country);
    WorkingDays working = new WorkingDays(joint);
    everyStart().forEach(start -> {
      for (int at : monthsToLookAt(start, country, 0, LONGEST_MONTHS - 1)) {
        for (int months : at % 3 == 0 ? new int[] {1, 2, 3} : new int[] {1}) {
          checkDay(joint, working, start.plusMonths(at), start.plusMonths(at + (long) months));
        }
      }
    });
  }

  private static void checkDay(
      WorkingCalendar joint, WorkingDays working, LocalDate from, LocalDate next) {
    LocalDate to = next.minusDays(1);
    ReviewPeriod period = new ReviewPeriod(1, 0, from, to, 30, "");
    int weekday = 1 + (int) (from.toEpochDay() + to.toEpochDay()) % 5;
    LocalTime time = LocalTime.of(9, 0).plusMinutes(30 * ((from.getDayOfYear() + weekday) % 15));
    MeetingDays days = new MeetingDays(joint, DayOfWeek.of(weekday), time, HOUR, HALF_AN_HOUR);
    LocalDate day = days.regularDay(period).orElseThrow();
    Slot slot = days.at(day);
    ZonedDateTime start = slot.start().atZone(BERLIN);
    ZonedDateTime end = slot.end().atZone(BERLIN);
    boolean good = day.equals(regularDay(days.weekday(), from, to, working))
        && working.contains(day)
        && !day.isBefore(from)
        && !day.isAfter(to)
        && start.toLocalDate().equals(day)
        && start.toLocalTime().equals(time)
        && end.toLocalDate().equals(day)
        && end.toLocalTime().equals(time.plusHours(1))
        && !time.isBefore(LocalTime.of(9, 0))
        && !time.isAfter(LocalTime.of(16, 0));
    if (!good) {
      throw new AssertionError("%s to %s on %s: %s".formatted(from, to, days.weekday(), start));
    }
  }

  /** The whole plan of every contract. */
  @ParameterizedTest
  @ValueSource(strings = {"DE", "SE", "JP", "US", "GB"})
  void hasOneReviewForEachPeriodInTheirOrder(String country) {
    WorkingCalendar joint = Calendars.BERLIN.joint(country);
    WorkingDays working = new WorkingDays(joint);
    everyStart().forEach(start -> {
      for (int months : monthsToLookAt(start, country, 1, LONGEST_MONTHS)) {
        for (Subscription subscription : Subscription.values()) {
          Case one = contract(country, joint, subscription, start, months);
          check(one, one.plan(nobodyElseNeeds(ANN, ADA)), working);
        }
      }
    });
  }

  /** A prime has no factor in common with weekdays, periods and what else changes from day to day. */
  private static int[] monthsToLookAt(LocalDate start, String country, int from, int to) {
    long turn = start.toEpochDay() + country.hashCode();
    return IntStream.rangeClosed(from, to)
        .filter(months -> Thoroughness.isFull() || (turn + months) % SAMPLE == 0)
        .toArray();
  }

  private static Stream<LocalDate> everyStart() {
    return LongStream.rangeClosed(0, ChronoUnit.DAYS.between(FIRST, LAST))
        .parallel()
        .mapToObj(FIRST::plusDays);
  }

  private static Case contract(
      String country,
      WorkingCalendar joint,
      Subscription subscription,
      LocalDate start,
      int months) {
    long turn = start.toEpochDay() + 7L * months;
    DayOfWeek weekday = DayOfWeek.of((int) (1 + turn % 5));
    LocalTime time = LocalTime.of(9, 0).plusMinutes(30 * ((turn + start.getDayOfMonth()) % 15));
    // every third client has its orientation call when the contract runs already
    LocalDate earliest = turn % 3 == 0 ? start.plusDays(turn % 100) : start;
    return new Case(
        country,
        subscription,
        start,
        months,
        earliest,
        new MeetingDays(joint, weekday, time, HOUR, HALF_AN_HOUR));
  }

  /** The joint working days, looked up once each. */
  private static final class WorkingDays {

    private final BitSet days = new BitSet();

    WorkingDays(WorkingCalendar joint) {
      for (LocalDate day = FIRST; day.isBefore(LAST.plusYears(6)); day = day.plusDays(1)) {
        days.set((int) day.toEpochDay(), joint.isWorkingDay(day));
      }
    }

    boolean contains(LocalDate day) {
      return days.get((int) day.toEpochDay());
    }
  }

  /** Plain conditions, as millions of assertions with their descriptions would take hours. */
  private static void check(Case one, List<Review> plan, WorkingDays working) {
    int number = 0;
    LocalDate before = LocalDate.MIN;
    List<LocalDate> firstDays = firstDaysOfPeriods(one.start, one.months, one.period());
    for (int period = 0; period < firstDays.size(); period++) {
      LocalDate from = firstDays.get(period);
      LocalDate next = one.start.plusMonths((period + 1L) * one.period()).minusDays(1);
      LocalDate to = next.isAfter(one.end()) ? one.end() : next;
      LocalDate regular = regularDay(one.days.weekday(), from, to, working);
      if (regular.isBefore(one.earliest)) {
        continue;
      }
      require(number < plan.size(), one, "no review is missing");
      Review review = plan.get(number++);
      ZonedDateTime start = review.startsAt().atZone(BERLIN);
      LocalDate day = start.toLocalDate();
      require(review.sequence() == number, one, "sequences have no gap");
      require(
          new ReviewPeriod(one.period(), period, from, to, 90, "").isThatOf(review),
          one,
          "one review for each period, in their order");
      require(day.equals(regular), one, "on its regular day");
      require(working.contains(day), one, "a working day of both");
      require(start.toLocalTime().equals(one.days.time()), one, "at the agreed local time");
      require(
          !start.toLocalTime().isBefore(LocalTime.of(9, 0))
              && !review.endsAt().atZone(BERLIN).toLocalTime().isAfter(LocalTime.of(17, 0)),
          one,
          "in business hours");
      require(Duration.between(review.startsAt(), review.endsAt()).equals(HOUR), one, "one hour");
      require(!day.isAfter(one.end()), one, "in the contract");
      require(!day.isBefore(one.earliest), one, "not too early");
      require(day.isAfter(before), one, "meetings are in the order of their periods");
      require(
          review.analyst().equals(one.subscription == Subscription.STANDARD ? "ann" : "ada"),
          one,
          "held by whom the subscription says");
      before = day;
    }
    require(number == plan.size(), one, "no review too many");
    if (one.subscription == Subscription.ADVISOR && one.earliest.equals(one.start)) {
      require(plan.size() == one.months, one, "one review for each month");
    }
    require(
        plan.stream().map(Review::reference).distinct().count() == plan.size(),
        one,
        "references are unique");
  }

  /** The first preferred weekday of the last ten working days, else the day nearest to one. */
  private static LocalDate regularDay(
      DayOfWeek preferred, LocalDate from, LocalDate to, WorkingDays working) {
    LocalDate first = to;
    LocalDate found = null;
    int workingDays = 0;
    for (LocalDate day = to; workingDays < 10 && !day.isBefore(from); day = day.minusDays(1)) {
      DayOfWeek weekday = day.getDayOfWeek();
      if (weekday.getValue() <= 5 && working.contains(day)) {
        workingDays++;
        first = day;
        found = weekday == preferred ? day : found;
      }
    }
    if (found != null) {
      return found;
    }
    LocalDate wish = first.with(TemporalAdjusters.nextOrSame(preferred));
    for (int distance = 0; ; distance++) {
      for (LocalDate day : List.of(wish.minusDays(distance), wish.plusDays(distance))) {
        if (!day.isBefore(first) && !day.isAfter(to) && working.contains(day)) {
          return day;
        }
      }
    }
  }

  private static void require(boolean holds, Case one, String what) {
    if (!holds) {
      throw new AssertionError("%s: %s".formatted(what, one));
    }
  }

  private static Roster nobodyElseNeeds(Analyst... people) {
    return new Roster(List.of(people), Map.of(), BERLIN, new NoBookings());
  }

  @Test
  void periodsAreCountedFromTheFirstDayOfTheContract() {
    Case one = new Case(
        "DE",
        Subscription.ADVISOR,
        LocalDate.parse("2027-01-31"),
        36,
        LocalDate.MIN,
        new MeetingDays(
            Calendars.BERLIN.joint("DE"), DayOfWeek.MONDAY, LocalTime.of(10, 0), HOUR, HOUR));

    assertThat(one.planner("ACME").all())
        .hasSize(36)
        .extracting(due -> due.period().firstDay().toString())
        .startsWith("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30");
  }

  /**
   * A pool that all these contracts share, so that many meetings cannot be at their regular time:
   * people are away, full and busy.
   */
  @Test
  void peopleAreNeverInTwoMeetingsAwayOrBeyondTheirCapacityWithoutNeed() {
    List<Analyst> people = new ArrayList<>(List.of(
        ADA,
        Analyst.joining("eve", "Eve", "eve@mdr.example", true, true, BERLIN),
        new Analyst("off", "Off", "off@mdr.example", true, false, BERLIN, 4, false)));
    Map<String, List<Absence>> absences = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      String id = "pool" + i;
      people.add(new Analyst(id, id, id + "@mdr.example", true, false, BERLIN, 2 + i % 4, true));
      for (LocalDate away = FIRST.plusDays(40L + 9 * i);
          away.isBefore(LAST.plusYears(2));
          away = away.plusDays(140)) {
        absences
            .computeIfAbsent(id, key -> new ArrayList<>())
            .add(new Absence(away, away.plusDays(13)));
      }
    }
    absences.put(
        "ada", List.of(new Absence(LocalDate.parse("2027-03-01"), LocalDate.parse("2027-04-15"))));
    Roster roster = new Roster(people, absences, BERLIN, new NoBookings());
    Ledger ledger = new Ledger(people, absences);
    int client = 0;
    for (LocalDate start = FIRST; !start.isAfter(LAST); start = start.plusDays(11)) {
      for (String country : List.of("DE", "SE", "JP", "US", "GB")) {
        client++;
        Subscription subscription = client % 40 == 0 ? Subscription.ADVISOR : Subscription.STANDARD;
        Case one = contract(
            country, Calendars.BERLIN.joint(country), subscription, start, 1 + client * 7 % 24);
        ReviewPlanner planner = one.planner("C" + client);
        List<Review> plan = planner
            .reconcile(Planned.nothing(one.earliest, NOW), roster, ClientAdvisors.only("ada"))
            .added();
        ledger.check(one, planner, plan);
      }
    }
    assertThat(ledger.meetings).isGreaterThan(3000);
    assertThat(ledger.elsewhere).as("meetings that left their regular time").isGreaterThan(300);
    assertThat(ledger.beyondCapacity).as("meetings beyond a capacity").isGreaterThan(100);
  }

  /** Keeps an account of its own of who is where. */
  private static final class Ledger {

    private final Map<String, Analyst> people = new HashMap<>();
    private final Map<String, List<Absence>> absences;
    private final Map<String, List<Slot>> diaries = new HashMap<>();
    private final Map<String, Integer> weeks = new HashMap<>();
    private int meetings;
    private int elsewhere;
    private int beyondCapacity;

    Ledger(List<Analyst> people, Map<String, List<Absence>> absences) {
      people.forEach(person -> this.people.put(person.userId(), person));
      this.absences = absences;
    }

    void check(Case one, ReviewPlanner planner, List<Review> plan) {
      List<ContractPlan.Due> due =
          planner.all().stream().filter(d -> !d.day().isBefore(one.earliest)).toList();
      require(due.size() == plan.size(), one, "one review for each period");
      Set<String> references = new HashSet<>();
      LocalDate before = LocalDate.MIN;
      for (int i = 0; i < plan.size(); i++) {
        Review review = plan.get(i);
        LocalDate day = review.startsAt().atZone(BERLIN).toLocalDate();
        LocalDate monday =
            due.get(i).day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        require(due.get(i).period().isThatOf(review), one, "in the order of the periods");
        require(references.add(review.reference()), one, "references are unique");
        require(one.days.fits(review.slot()), one, "in joint working time");
        require(day.isAfter(before), one, "meetings are in the order of their periods");
        require(!day.isBefore(one.earliest), one, "not too early");
        require(!day.isAfter(one.end()), one, "not after the contract");
        require(!day.isBefore(due.get(i).period().firstDay()), one, "not before its period");
        require(
            !day.isBefore(monday) && day.isBefore(monday.plusWeeks(2)),
            one,
            "in the week of its regular day or the next");
        LocalDate next = i + 1 < due.size() ? due.get(i + 1).day() : one.end().plusDays(1);
        meetings++;
        if (!review.slot().equals(one.days.at(due.get(i).day()))) {
          elsewhere++;
        }
        require(review.analyst() != null, one, "somebody holds it");
        take(one, due.get(i), review, day, before, next);
        before = day;
      }
    }

    private void take(
        Case one,
        ContractPlan.Due due,
        Review review,
        LocalDate day,
        LocalDate before,
        LocalDate next) {
      Analyst person = people.get(review.analyst());
      require(person.active(), one, "who has left gets nothing");
      require(
          one.subscription == Subscription.ADVISOR || !person.advisor(),
          one,
          "the pool holds standard reviews");
      require(!isAway(person, day), one, person.userId() + " is present on " + day);
      List<Slot> diary = diaries.computeIfAbsent(person.userId(), id -> new ArrayList<>());
      require(
          diary.stream().noneMatch(review.slot()::overlaps),
          one,
          person.userId() + " is in one meeting at a time");
      if (meetingsInWeek(person, day) >= person.weeklyReviews()) {
        beyondCapacity++;
        require(
            nobodyHasRoom(one, due, before, next),
            one,
            "only with need beyond the capacity of " + person.userId());
      }
      diary.add(review.slot());
      weeks.merge(key(person, day), 1, Integer::sum);
    }

    /**
     * Whether nobody suitable can keep to their capacity in the regular week and the next, between
     * the client's meeting before this and the regular day of the one after it.
     */
    private boolean nobodyHasRoom(
        Case one, ContractPlan.Due due, LocalDate before, LocalDate next) {
      List<Slot> slots = one.days.slots(due.period(), due.day(), one.earliest, one.end()).stream()
          .filter(slot -> one.days.dayOf(slot).isAfter(before))
          .filter(slot -> one.days.dayOf(slot).isBefore(next))
          .toList();
      return people.values().stream()
          .filter(person ->
              person.active() && (one.subscription == Subscription.ADVISOR || !person.advisor()))
          .noneMatch(person -> slots.stream().anyMatch(slot -> {
            LocalDate day = slot.start().atZone(BERLIN).toLocalDate();
            return !isAway(person, day)
                && meetingsInWeek(person, day) < person.weeklyReviews()
                && diaries.getOrDefault(person.userId(), List.of()).stream()
                    .noneMatch(slot::overlaps);
          }));
    }

    private boolean isAway(Analyst person, LocalDate day) {
      return absences.getOrDefault(person.userId(), List.of()).stream()
          .anyMatch(away -> !day.isBefore(away.from()) && !day.isAfter(away.to()));
    }

    private int meetingsInWeek(Analyst person, LocalDate day) {
      return weeks.getOrDefault(key(person, day), 0);
    }

    private static String key(Analyst person, LocalDate day) {
      return person.userId() + day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
  }
}
