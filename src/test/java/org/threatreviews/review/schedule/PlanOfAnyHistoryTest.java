package org.threatreviews.review.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.Review;
import org.threatreviews.review.invitation.Calendars;
import org.threatreviews.review.schedule.ReviewCadence.Cadence;
import org.threatreviews.review.schedule.ReviewCadence.Staffing;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.NoBookings;
import org.threatreviews.staff.Roster;
import org.threatreviews.support.Thoroughness;

/**
 * Whatever was agreed in which order and on which days, what is planned ahead follows from what
 * holds in the end: it is what a plan from nothing gives, and what the contract's words say.
 */
class PlanOfAnyHistoryTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final int HISTORIES = 400;
  private static final int NOTICE = 5;

  private static final ReviewCadence CADENCE = subscription -> subscription == Subscription.STANDARD
      ? new Cadence(3, Staffing.POOL, 3)
      : new Cadence(1, Staffing.DEDICATED, 2);

  private static final List<Analyst> PEOPLE = List.of(
      Analyst.joining("ann", "Ann", "ann@mdr.example", true, false, BERLIN),
      Analyst.joining("ada", "Ada", "ada@mdr.example", true, true, BERLIN));

  static Stream<Integer> histories() {
    return IntStream.range(0, Thoroughness.times(HISTORIES)).boxed();
  }

  /** A client that lives through changes, its meetings held when their time comes. */
  private static final class Life {

    private final Random random;
    private final MeetingDays days;
    private final WorkingCalendar working;
    private final LocalDate start;
    private final LocalDate firstMeeting;
    private LocalDate today;
    private LocalDate end;
    private List<SubscriptionTerm> terms;
    private List<Hold> holds = List.of();
    private List<Review> reviews = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    Life(int seed) {
      random = new Random(seed);
      String country = List.of("DE", "SE", "JP", "US", "GB").get(random.nextInt(5));
      working = Calendars.BERLIN.joint(country);
      days = new MeetingDays(
          working,
          DayOfWeek.of(1 + random.nextInt(5)),
          LocalTime.of(9 + random.nextInt(7), 0),
          Duration.ofHours(1),
          Duration.ofMinutes(30));
      start = LocalDate.parse("2027-01-01").plusDays(random.nextInt(700));
      end = start.plusDays(60 + random.nextInt(700));
      today = start.plusDays(random.nextInt(40));
      firstMeeting = earliest();
      terms = SubscriptionTerm.always(Subscription.values()[random.nextInt(2)]);
      said.add("%s, %s to %s, planned on %s, %s"
          .formatted(country, start, end, today, terms.get(0).subscription()));
      follow();
    }

    Contract contract() {
      return new Contract("ACME", List.of(new Contract.Span(start, end)), holds);
    }

    LocalDate earliest() {
      return working.plusWorkingDays(today, NOTICE);
    }

    Instant now() {
      return today.atTime(8, 0).atZone(BERLIN).toInstant();
    }

    PlanChange reckon(List<Review> known) {
      return new ReviewPlanner(contract(), days, terms, CADENCE)
          .reconcile(
              new Planned(known, List.of(), firstMeeting, earliest(), now()),
              new Roster(PEOPLE, Map.of(), BERLIN, new NoBookings()),
              ClientAdvisors.only("ada"));
    }

    PlanChange follow() {
      PlanChange change = reckon(reviews);
      change.cancelled().forEach(review -> review.cancel(now()));
      change
          .replanned()
          .forEach(to -> to.review().replan(to.period(), to.slot(), to.analyst(), now()));
      reviews.addAll(change.added());
      reviews.forEach(review -> review.number(change.numbers().get(review.reference())));
      return change;
    }

    void pass(int nights) {
      for (int night = 0; night < nights && today.isBefore(end); night++) {
        today = today.plusDays(1);
        for (Review review : reviews) {
          if (review.isOpen() && !review.startsAt().isAfter(now())) {
            review.held("Max", null, now());
          } else if (review.isOpen()
              && !review.isBegun()
              && !working.plusWorkingDays(days.dayOf(review.slot()), -10).isAfter(today)) {
            review.begin(now());
          }
        }
      }
    }

    /** Something else is agreed, if it can be. */
    void change() {
      LocalDate day = today.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(today, end) + 1));
      switch (random.nextInt(5)) {
        case 0 -> {
          end = end.plusDays(1 + random.nextInt(250));
          say("extended to " + end);
        }
        case 1 -> {
          end = day;
          say("ends on " + end);
        }
        case 2 -> {
          Subscription other = Subscription.values()[random.nextInt(2)];
          terms = SubscriptionTerm.with(terms, other, day);
          say("%s from %s".formatted(other, day));
        }
        case 3 -> {
          Hold hold = new Hold(day, day.plusDays(random.nextInt(random.nextBoolean() ? 5 : 90)));
          if (!hold.until().isAfter(end) && holds.stream().noneMatch(hold::overlaps)) {
            holds = Hold.with(holds, hold);
            say("on hold from %s to %s".formatted(hold.from(), hold.until()));
          }
        }
        default -> {
          if (Hold.next(holds, day).isPresent()) {
            holds = Hold.resumed(holds, day);
            say("resumed on " + day);
          }
        }
      }
    }

    private void say(String what) {
      said.add("%s: %s".formatted(today, what));
    }

    List<Review> ahead() {
      return reviews.stream()
          .filter(
              review -> review.isLive() && review.isOpen() && review.startsAt().isAfter(now()))
          .toList();
    }

    /** Of a meeting whose day is too near, or over, the plan leaves what is arranged. */
    boolean isArranged(Review review) {
      return !ahead().contains(review)
          || review.period().dueOn() == null
          || review.period().dueOn().isBefore(earliest());
    }

    @Override
    public String toString() {
      return String.join("\n", said);
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void isThePlanThatTheContractHasFromNothing(int seed) {
    Life life = new Life(seed);
    for (int changes = life.random.nextInt(8); changes > 0; changes--) {
      life.pass(life.random.nextInt(90));
      life.change();
      life.follow();
      check(life);
    }
    life.pass(life.random.nextInt(60));
    life.follow();
    check(life);
  }

  private static void check(Life life) {
    List<String> ahead = named(life.ahead());
    assertThat(named(fromNothing(life))).as("%s", life).isEqualTo(ahead);
    assertThat(named(
            life.ahead().stream().filter(review -> !life.isArranged(review)).toList()))
        .as("as the words of the contract say: %s", life)
        .isEqualTo(inTheWordsOf(life));
    PlanChange again = life.follow();
    assertThat(again.added()).as("added again: %s", life).isEmpty();
    assertThat(again.cancelled()).as("cancelled again: %s", life).isEmpty();
    assertThat(again.replanned()).as("moved again: %s", life).isEmpty();
    assertThat(again.periods())
        .as("each period has a review or a reason: %s", life)
        .allSatisfy(period -> assertThat(period.without() == null)
            .as("%s", period)
            .isEqualTo(life.reviews.stream()
                .anyMatch(review -> review.isLive() && period.isThatOf(review))));
    assertThat(life.ahead())
        .as("outside holds and within the contract: %s", life)
        .allSatisfy(review -> {
          LocalDate day = life.days.dayOf(review.slot());
          assertThat(Hold.covers(life.holds, day)).isFalse();
          assertThat(day).isBetween(life.start, life.end);
        });
    assertThat(life.reviews)
        .extracting(Review::sequence)
        .as("numbers: %s", life)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, life.reviews.size()).boxed().toList());
    assertThat(life.reviews.stream()
            .filter(Review::isLive)
            .sorted(Comparator.comparing(Review::startsAt))
            .map(Review::sequence))
        .as("in their order: %s", life)
        .isSorted();
  }

  /** The same contract planned anew, beside what was held and what is arranged. */
  private static List<Review> fromNothing(Life life) {
    List<Review> arranged = life.reviews.stream()
        .filter(review -> !review.isLive() || life.isArranged(review))
        .toList();
    PlanChange change = life.reckon(arranged);
    assertThat(change.replanned()).isEmpty();
    assertThat(change.cancelled()).isEmpty();
    return Stream.concat(life.ahead().stream().filter(life::isArranged), change.added().stream())
        .toList();
  }

  private static List<String> named(List<Review> reviews) {
    return reviews.stream()
        .sorted(Comparator.comparing(Review::startsAt))
        .map(review -> "%s %d/%d"
            .formatted(
                review.startsAt().atZone(BERLIN).toLocalDateTime(),
                review.cadenceMonths(),
                review.periodIndex()))
        .toList();
  }

  // what the contract says, reckoned once more and in another way

  private static List<String> inTheWordsOf(Life life) {
    Map<LocalDate, String> expected = new HashMap<>();
    for (int months : List.of(1, 3)) {
      Subscription subscription = months == 3 ? Subscription.STANDARD : Subscription.ADVISOR;
      for (int index = 0; ; index++) {
        LocalDate from = life.start.plusMonths((long) index * months);
        LocalDate next = life.start.plusMonths((index + 1L) * months);
        if (from.isAfter(life.end)) {
          break;
        }
        LocalDate last = next.isAfter(life.end) ? life.end : next.minusDays(1);
        long whole = ChronoUnit.DAYS.between(from, next);
        LocalDate regular = regularDay(life, from, last);
        boolean theirs = regular != null
            && 2 * (ChronoUnit.DAYS.between(from, last) + 1) >= whole
            && SubscriptionTerm.on(life.terms, regular) == subscription
            && !regular.isBefore(life.firstMeeting);
        LocalDate day = theirs ? outsideHolds(life, regular, from, last, whole) : null;
        if (day != null
            && !day.isBefore(life.earliest())
            && !hadAlready(life, months, index, from, last)) {
          expected.put(day, "%s %d/%d".formatted(day.atTime(life.days.time()), months, index));
        }
      }
    }
    return expected.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  private static boolean hadAlready(
      Life life, int months, int index, LocalDate from, LocalDate last) {
    List<LocalDate> lastDays = workingDays(life, from, last);
    LocalDate windowFrom = lastDays.get(Math.max(0, lastDays.size() - 10));
    return life.reviews.stream()
        .filter(review -> review.isLive() && !review.startsAt().isAfter(life.now()))
        .anyMatch(review -> {
          LocalDate met = life.days.dayOf(review.slot());
          return review.cadenceMonths() == months && review.periodIndex() == index
              || !met.isBefore(windowFrom) && !met.isAfter(last);
        });
  }

  private static LocalDate regularDay(Life life, LocalDate from, LocalDate last) {
    List<LocalDate> all = workingDays(life, from, last);
    List<LocalDate> window = all.subList(Math.max(0, all.size() - 10), all.size());
    if (window.isEmpty()) {
      return null;
    }
    LocalDate wish = window.get(0).with(TemporalAdjusters.nextOrSame(life.days.weekday()));
    return window.stream()
        .filter(day -> day.getDayOfWeek() == life.days.weekday())
        .findFirst()
        .orElseGet(() -> Collections.min(
            window, Comparator.comparingLong(day -> Math.abs(ChronoUnit.DAYS.between(wish, day)))));
  }

  private static LocalDate outsideHolds(
      Life life, LocalDate regular, LocalDate from, LocalDate last, long whole) {
    if (isFree(life, regular)) {
      return regular;
    }
    long outside = LongStream.rangeClosed(from.toEpochDay(), last.toEpochDay())
        .mapToObj(LocalDate::ofEpochDay)
        .filter(day -> isFree(life, day))
        .count();
    if (2 * outside < whole) {
      return null;
    }
    for (int distance = 1; distance < 100; distance++) {
      for (LocalDate day : List.of(regular.plusDays(distance), regular.minusDays(distance))) {
        boolean inside = !day.isBefore(from) && !day.isAfter(last);
        if (inside && life.working.isWorkingDay(day) && isFree(life, day)) {
          return day;
        }
      }
    }
    return null;
  }

  private static boolean isFree(Life life, LocalDate day) {
    return life.holds.stream()
        .noneMatch(hold -> !day.isBefore(hold.from()) && !day.isAfter(hold.until()));
  }

  private static List<LocalDate> workingDays(Life life, LocalDate from, LocalDate last) {
    return from.datesUntil(last.plusDays(1)).filter(life.working::isWorkingDay).toList();
  }

  /** The same changes of one day, which leave each other as they are, in every order. */
  @Test
  void changesOfOneDayGiveOnePlanInWhateverOrder() {
    for (int seed = 0; seed < Thoroughness.times(100); seed++) {
      List<String> first = null;
      for (int order = 0; order < 6; order++) {
        Life life = new Life(seed);
        life.pass(100);
        LocalDate day = life.today.plusDays(20);
        LocalDate end = life.end.isBefore(day.plusDays(60)) ? day.plusDays(60) : life.end;
        List<Runnable> changes = new ArrayList<>(List.of(
            () -> life.end = end,
            () -> life.holds = Hold.with(life.holds, new Hold(day, day.plusDays(4))),
            () -> life.terms = SubscriptionTerm.with(life.terms, Subscription.ADVISOR, day)));
        Collections.shuffle(changes, new Random(order));
        changes.forEach(change -> {
          change.run();
          life.follow();
        });
        first = first == null ? named(life.ahead()) : first;
        assertThat(named(life.ahead())).as("%s", life).isEqualTo(first);
      }
    }
  }
}
