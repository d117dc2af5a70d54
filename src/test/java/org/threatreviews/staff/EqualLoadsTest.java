package org.threatreviews.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.threatreviews.support.EightZones;
import org.threatreviews.support.Thoroughness;

/** Of people with equal loads the meeting is given to whom one was given least recently. */
class EqualLoadsTest {

  private static final int CASES = 60;

  /** What is stored: as many meetings for everybody in each week, and whose turn it was when. */
  private record Stored(Map<LocalDate, Integer> meetings, Map<String, Long> given)
      implements Bookings {

    @Override
    public List<Booking> during(Collection<Slot> times, Collection<String> people) {
      return List.of();
    }

    @Override
    public List<Load> loads(Collection<LocalDate> weeks, Collection<String> people) {
      return people.stream()
          .flatMap(person -> weeks.stream()
              .filter(week -> meetings.getOrDefault(week, 0) > 0)
              .map(week -> new Load(person, week, meetings.get(week))))
          .toList();
    }

    @Override
    public List<String> byMeetingsFrom(LocalDate week, Collection<String> people) {
      throw new UnsupportedOperationException("nobody is to be named for good");
    }

    @Override
    public Map<String, Long> turns(Collection<String> people) {
      Map<String, Long> known = new HashMap<>(given);
      known.keySet().retainAll(List.copyOf(people));
      return known;
    }
  }

  @EightZones
  void equalLoadsGoToWhoeverWasGivenOneLeastRecentlyNotToTheFirstOfTheAlphabet(String zone) {
    for (long seed = 1; seed <= Thoroughness.times(CASES); seed++) {
      Random random = new Random(seed);
      List<String> people = new ArrayList<>(List.of("ada", "ben", "cleo", "dora", "emil"));
      people = people.subList(0, 2 + random.nextInt(4));
      // around the changes of the clocks, too
      LocalDate day = LocalDate.parse("2027-01-04").plusDays(random.nextInt(364));
      Slot slot = new Slot(
          day.atTime(LocalTime.of(9 + random.nextInt(7), 0))
              .atZone(ZoneId.of(zone))
              .toInstant(),
          day.atTime(LocalTime.of(17, 0)).atZone(ZoneId.of(zone)).toInstant());
      Map<String, Long> turns = turns(people, random);
      Roster roster = new Roster(
          people.stream().map(person -> analyst(person, zone)).toList(),
          Map.of(),
          ZoneId.of(zone),
          new Stored(meetings(slot.start(), random), turns));

      List<String> order = new ArrayList<>(people);
      order.sort(Comparator.comparing((String person) -> turns.getOrDefault(person, -1L))
          .thenComparing(Comparator.naturalOrder()));

      assertThat(roster.fromPool(slot)).as("case %d of %s", seed, turns).contains(order.get(0));
    }
  }

  private static Analyst analyst(String userId, String zone) {
    return Analyst.joining(userId, userId, userId + "@mdr.example", true, false, ZoneId.of(zone));
  }

  /** As many for everybody, in each of these weeks, and room for one more. */
  private static Map<LocalDate, Integer> meetings(Instant start, Random random) {
    Map<LocalDate, Integer> meetings = new HashMap<>();
    for (int week = -3; week <= 3; week++) {
      meetings.put(
          BookingPicture.mondayOf(start.plus(7L * week, ChronoUnit.DAYS)), random.nextInt(4));
    }
    return meetings;
  }

  /** Each at another time; some never. */
  private static Map<String, Long> turns(List<String> people, Random random) {
    List<String> order = new ArrayList<>(people);
    Collections.shuffle(order, random);
    Map<String, Long> turns = new HashMap<>();
    for (int i = random.nextInt(2); i < order.size(); i++) {
      turns.put(order.get(i), 10L * i);
    }
    return turns;
  }
}
