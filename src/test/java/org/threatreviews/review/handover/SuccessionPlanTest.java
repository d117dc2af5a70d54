package org.threatreviews.review.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.handover.SuccessionPlan.Meeting;
import org.threatreviews.review.handover.SuccessionPlan.Step;
import org.threatreviews.staff.Absence;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Bookings;
import org.threatreviews.staff.Departure;
import org.threatreviews.staff.Qualification;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Slot;
import org.threatreviews.support.Thoroughness;

/**
 * Whoever is away, leaves, comes back or is qualified for whatever: who gets which meeting keeps its
 * promises, over teams and thirty clients made at random.
 */
class SuccessionPlanTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate FIRST = LocalDate.parse("2027-01-04");
  private static final List<String> LANGUAGES = List.of("en", "de", "sv", "ja");
  private static final int CLIENTS = 30;

  /** A team and what is planned, with one of them who can't hold what they have. */
  private static final class World implements Bookings {

    final Map<String, Analyst> people = new LinkedHashMap<>();
    final Map<String, List<Absence>> absences = new HashMap<>();
    final List<Meeting> meetings = new ArrayList<>();
    final String former;
    final String successor;

    World(long seed) {
      Random random = new Random(seed);
      int size = 4 + random.nextInt(6);
      for (int i = 0; i < size; i++) {
        String id = "p" + i;
        Qualification qualification = new Qualification(
            subset(random, EnumSet.allOf(Subscription.class)),
            subset(random, Set.copyOf(LANGUAGES)));
        Departure departure = random.nextInt(8) == 0
            ? new Departure(FIRST.plusDays(random.nextInt(200)), null)
            : null;
        people.put(
            id,
            new Analyst(
                id,
                id,
                id + "@mdr.example",
                qualification,
                random.nextBoolean(),
                BERLIN,
                1 + random.nextInt(6),
                random.nextInt(8) > 0,
                departure));
        if (random.nextInt(3) == 0) {
          LocalDate from = FIRST.plusDays(random.nextInt(300));
          absences.put(id, List.of(new Absence(from, from.plusDays(random.nextInt(60)))));
        }
      }
      former = "p" + random.nextInt(size);
      successor = random.nextBoolean() ? "p" + random.nextInt(size) : null;
      if (random.nextBoolean()) {
        people.put(
            former, people.get(former).isStaying() ? gone(people.get(former)) : people.get(former));
      } else {
        absences.put(former, List.of(new Absence(FIRST, FIRST.plusYears(2))));
      }
      Set<String> taken = new HashSet<>();
      for (int client = 0; client < CLIENTS; client++) {
        Subscription subscription =
            random.nextBoolean() ? Subscription.ADVISOR : Subscription.STANDARD;
        String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        String advisor = subscription == Subscription.ADVISOR ? "p" + random.nextInt(size) : null;
        String deputy = subscription == Subscription.ADVISOR ? "p" + random.nextInt(size) : null;
        String usual = random.nextBoolean() ? former : "p" + random.nextInt(size);
        for (int number = 0; number < 1 + random.nextInt(6); number++) {
          Instant start = FIRST
              .plusDays(random.nextInt(40) * 7L + random.nextInt(5))
              .atTime(9 + random.nextInt(3), 0)
              .atZone(BERLIN)
              .toInstant();
          String holder = taken.add(usual + start) ? usual : null;
          meetings.add(new Meeting(
              "TR-%02d-%02d".formatted(client, number),
              "C-%02d".formatted(client),
              language,
              subscription,
              Slot.of(start, Duration.ofHours(1)),
              holder,
              advisor,
              deputy,
              random.nextInt(6) == 0 && holder != null,
              random.nextBoolean() ? List.of(usual) : List.of()));
        }
      }
    }

    private static Analyst gone(Analyst person) {
      return new Analyst(
          person.userId(),
          person.name(),
          person.email(),
          person.qualification(),
          person.advisor(),
          person.timeZone(),
          person.weeklyReviews(),
          false,
          null);
    }

    private static <T> Set<T> subset(Random random, Set<T> all) {
      Set<T> some = new HashSet<>();
      all.forEach(one -> {
        if (random.nextInt(4) > 0) {
          some.add(one);
        }
      });
      return some;
    }

    List<Step> plan() {
      return new SuccessionPlan(
              new Roster(List.copyOf(people.values()), absences, BERLIN, this), successor)
          .of(meetings);
    }

    boolean isThere(String id, Meeting meeting) {
      LocalDate day = meeting.start().atZone(BERLIN).toLocalDate();
      Analyst person = people.get(id);
      return person.active()
          && (person.departure() == null || !day.isAfter(person.departure().lastDay()))
          && absences.getOrDefault(id, List.of()).stream().noneMatch(away -> away.covers(day));
    }

    boolean mayHold(String id, Meeting meeting) {
      Qualification known = people.get(id).qualification();
      return known.subscriptions().contains(meeting.subscription())
          && known.languages().contains(meeting.language())
          && isThere(id, meeting);
    }

    // what is booked: the meetings themselves

    @Override
    public List<Booking> during(Collection<Slot> times, Collection<String> asked) {
      return meetings.stream()
          .filter(meeting -> meeting.holder() != null && asked.contains(meeting.holder()))
          .filter(meeting -> times.stream().anyMatch(meeting.slot()::overlaps))
          .map(meeting -> new Booking(meeting.holder(), meeting.slot()))
          .distinct()
          .toList();
    }

    @Override
    public List<Load> loads(Collection<LocalDate> weeks, Collection<String> asked) {
      return List.of();
    }

    @Override
    public List<String> byMeetingsFrom(LocalDate week, Collection<String> asked) {
      return asked.stream().sorted().toList();
    }

    @Override
    public Map<String, Long> turns(Collection<String> asked) {
      return Map.of();
    }
  }

  @Test
  void nobodyUnqualifiedAwayOrGoneGetsAMeeting() {
    each(world -> world.plan().stream()
        .filter(step -> step.to() != null)
        .forEach(step ->
            assertThat(world.mayHold(step.to(), step.meeting())).as("%s", step).isTrue()));
  }

  @Test
  void nobodyIsInTwoMeetingsAtOnce() {
    each(world -> {
      Map<String, List<Slot>> diaries = new HashMap<>();
      for (Step step : world.plan()) {
        if (step.to() != null) {
          List<Slot> diary = diaries.computeIfAbsent(step.to(), id -> new ArrayList<>());
          assertThat(diary).as("%s", step).noneMatch(step.meeting().slot()::overlaps);
          diary.add(step.meeting().slot());
        }
      }
    });
  }

  @Test
  void aMeetingIsWithTheAdvisorUnlessSomebodyElseHasPreparedItOrTheAdvisorCannot() {
    each(world -> {
      List<Step> steps = world.plan();
      for (Step step : steps) {
        String advisor = step.meeting().advisor();
        if (advisor != null
            && !advisor.equals(step.to())
            && !step.meeting().prepared()
            && world.mayHold(advisor, step.meeting())) {
          assertThat(isBusy(world, steps, advisor, step)).as("%s", step).isTrue();
        }
      }
    });
  }

  /** Others only for single meetings that collide, or on days on which the first is not there. */
  @Test
  void whatChangesHandsGoesToOnePersonWhereThatPersonIsFree() {
    each(world -> {
      List<Step> steps = world.plan();
      Map<String, String> first = new HashMap<>();
      for (Step step : steps) {
        Meeting meeting = step.meeting();
        boolean named = step.to() != null
            && List.of(
                    String.valueOf(meeting.advisor()),
                    String.valueOf(meeting.deputy()),
                    String.valueOf(world.successor))
                .contains(step.to());
        if (step.to() == null || !step.changesHands() || named) {
          continue;
        }
        String usual = first.putIfAbsent(meeting.client(), step.to());
        if (usual != null && !usual.equals(step.to())) {
          assertThat(!world.mayHold(usual, meeting) || isBusy(world, steps, usual, step))
              .as("%s rather than %s", step, usual)
              .isTrue();
        }
      }
    });
  }

  @Test
  void aMeetingIsLeftToNobodyOnlyWhenNobodyCan() {
    each(world -> {
      List<Step> steps = world.plan();
      for (Step step : steps) {
        if (step.to() == null) {
          assertThat(world.people.keySet())
              .as("%s", step)
              .noneMatch(id -> world.mayHold(id, step.meeting())
                  && (step.meeting().subscription() == Subscription.ADVISOR
                      || !world.people.get(id).advisor())
                  && !isBusy(world, steps, id, step));
        }
      }
    });
  }

  /** In another meeting, be it one that they had before or one that they get. */
  private static boolean isBusy(World world, List<Step> steps, String id, Step step) {
    Slot slot = step.meeting().slot();
    boolean before = world.meetings.stream()
        .filter(meeting -> !meeting.reference().equals(step.meeting().reference()))
        .anyMatch(meeting -> id.equals(meeting.holder()) && slot.overlaps(meeting.slot()));
    return before
        || steps.stream()
            .filter(other -> other != step)
            .anyMatch(
                other -> id.equals(other.to()) && slot.overlaps(other.meeting().slot()));
  }

  private static void each(java.util.function.Consumer<World> promise) {
    for (long seed = 1; seed <= Thoroughness.times(300); seed++) {
      promise.accept(new World(seed));
    }
  }
}
