package org.threatreviews.staff;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.threatreviews.staff.Bookings.Booking;

/**
 * The people who hold reviews and their time: tells who is free for a meeting and takes bookings. A
 * picture of one moment, which must not be asked any more when its own bookings have been stored;
 * {@link Staff#roster} keeps others from booking meanwhile. What is not known yet is read
 * from the bookings when it is asked for: by the week, or for many meetings at once by {@link
 * #lookUpPool} and {@link #lookUp}.
 */
public final class Roster {

  /** Whether people hold more reviews in a week than they can. */
  public enum Capacity {
    KEPT,
    EXCEEDED
  }

  /** Who takes a meeting, if anybody. */
  @FunctionalInterface
  public interface Choice {
    Optional<String> of(Slot slot, Capacity capacity);
  }

  /** How many weeks before and after that of a meeting are compared by load. */
  private static final int WEEKS_NEARBY = 2;

  /** No meeting is longer, so an overlapping one begins at most this long before. */
  private static final Duration LONGEST_MEETING = Duration.ofDays(1);

  private final Map<String, Analyst> people = new LinkedHashMap<>();
  private final Map<String, List<Absence>> absences;
  private final ZoneId zone;
  private final Bookings stored;

  private final Map<String, NavigableMap<Instant, Slot>> known = new HashMap<>();
  private final Set<Booking> cancelled = new HashSet<>();
  private final Set<Booking> knownTimes = new HashSet<>();
  private final Set<PersonWeek> knownWeeks = new HashSet<>();
  private final Map<PersonWeek, Integer> storedLoads = new HashMap<>();
  private final Map<PersonWeek, Integer> changedLoads = new HashMap<>();
  private final Map<String, Integer> storedMeetings = new HashMap<>();

  private record PersonWeek(String userId, LocalDate monday) {}

  /**
   * @param analysts everybody, those who have left too
   * @param absences by user id
   * @param zone in which days of absence are counted
   */
  public Roster(
      List<Analyst> analysts, Map<String, List<Absence>> absences, ZoneId zone, Bookings stored) {
    analysts.forEach(analyst -> people.put(analyst.userId(), analyst));
    this.absences = absences;
    this.zone = zone;
    this.stored = stored;
  }

  public void book(String userId, Slot slot) {
    meetingsOf(userId).put(slot.start(), slot);
    changedLoads.merge(new PersonWeek(userId, weekOf(slot)), 1, Integer::sum);
  }

  /** Takes a stored meeting out of the picture. */
  public void cancel(String userId, Slot slot) {
    cancelled.add(new Booking(userId, slot));
    meetingsOf(userId).remove(slot.start(), slot);
    changedLoads.merge(new PersonWeek(userId, weekOf(slot)), -1, Integer::sum);
  }

  /** Reads at once what {@link #fromPool} needs for these meetings. */
  public void lookUpPool(Collection<Slot> slots) {
    List<String> pool = ids(Roster::isOfPool);
    if (pool.isEmpty() || slots.isEmpty()) {
      return;
    }
    take(stored.during(slots, pool));
    for (String userId : pool) {
      slots.forEach(slot -> knownTimes.add(new Booking(userId, slot)));
    }
    learnLoads(
        pool,
        slots.stream().flatMap(slot -> weeksAround(slot).stream()).distinct().toList());
  }

  /** Reads at once whether this person is free in the weeks of these meetings and the next. */
  public void lookUp(String userId, Collection<Slot> slots) {
    Set<LocalDate> weeks = new TreeSet<>();
    for (Slot slot : slots) {
      weeks.add(weekOf(slot));
      weeks.add(weekOf(slot).plusWeeks(1));
    }
    learnBookings(List.of(userId), weeks);
    learnLoads(List.of(userId), weeks);
  }

  /** Somebody of the shared pool: the least loaded who is free, beyond their capacity at need. */
  public Optional<String> fromPool(Slot slot) {
    return fromPool(slot, Capacity.KEPT).or(() -> fromPool(slot, Capacity.EXCEEDED));
  }

  public Optional<String> fromPool(Slot slot, Capacity capacity) {
    return leastLoaded(slot, capacity, Roster::isOfPool);
  }

  /** Somebody in the advisor's place: another advisor, else somebody of the pool. */
  public Optional<String> deputy(Slot slot) {
    return deputy(slot, Capacity.KEPT).or(() -> deputy(slot, Capacity.EXCEEDED));
  }

  public Optional<String> deputy(Slot slot, Capacity capacity) {
    return leastLoaded(slot, capacity, Analyst::advisor)
        .or(() -> leastLoaded(slot, capacity, Analyst::qualified));
  }

  /** The advisor with the fewest reviews, to be a client's own; empty when there is none. */
  public Optional<String> advisorWithMostTime(Instant from) {
    List<String> advisors = ids(Analyst::advisor);
    return advisors.isEmpty()
        ? Optional.empty()
        : stored.byMeetingsFrom(mondayOf(from), advisors).stream().findFirst();
  }

  /** Neither away nor in another review, and able to hold one more in this week. */
  public boolean canTake(String userId, Slot slot, Capacity capacity) {
    return isFree(userId, slot) && (capacity == Capacity.EXCEEDED || hasRoom(userId, slot));
  }

  /** Neither away nor in another review. */
  public boolean isFree(String userId, Slot slot) {
    return isPresent(userId, slot) && !isBooked(userId, slot);
  }

  /** Belongs to the pool and is not away. */
  public boolean isPresent(String userId, Slot slot) {
    Analyst person = people.get(userId);
    if (person == null || !person.active()) {
      return false;
    }
    List<Absence> away = absences.getOrDefault(userId, List.of());
    LocalDate day = slot.start().atZone(zone).toLocalDate();
    return away.stream().noneMatch(absence -> absence.covers(day));
  }

  public boolean isBooked(String userId, Slot slot) {
    learnBookings(List.of(userId), slot);
    return meetingsOf(userId)
        .subMap(slot.start().minus(LONGEST_MEETING), slot.end())
        .values()
        .stream()
        .anyMatch(slot::overlaps);
  }

  /** How many reviews this person holds in the week of the meeting. */
  public int meetingsInWeek(String userId, Slot slot) {
    learnLoads(List.of(userId), List.of(weekOf(slot)));
    return meetings(userId, weekOf(slot));
  }

  private boolean hasRoom(String userId, Slot slot) {
    return meetingsInWeek(userId, slot) < people.get(userId).weeklyReviews();
  }

  private static boolean isOfPool(Analyst person) {
    return person.qualified() && !person.advisor();
  }

  private List<String> ids(Predicate<Analyst> suitable) {
    return people.values().stream()
        .filter(person -> person.active() && suitable.test(person))
        .map(Analyst::userId)
        .toList();
  }

  private Optional<String> leastLoaded(Slot slot, Capacity capacity, Predicate<Analyst> suitable) {
    List<String> candidates =
        ids(suitable).stream().filter(userId -> isPresent(userId, slot)).toList();
    learnBookings(candidates, slot);
    learnLoads(candidates, weeksAround(slot));
    return candidates.stream()
        .filter(userId -> canTake(userId, slot, capacity))
        .min(Comparator.comparingDouble((String userId) -> usedPartOfWeek(userId, slot))
            .thenComparing(userId -> meetingsNearby(userId, slot))
            // in quiet weeks whoever has least over the whole plan; without the plan's own
            // meetings, so that a client keeps one person where it can
            .thenComparing(userId -> storedMeetings.getOrDefault(userId, 0))
            .thenComparing(Comparator.naturalOrder()));
  }

  private double usedPartOfWeek(String userId, Slot slot) {
    int capacity = people.get(userId).weeklyReviews();
    // who has no capacity at all comes last
    return capacity == 0 ? Double.MAX_VALUE : (double) meetings(userId, weekOf(slot)) / capacity;
  }

  private int meetingsNearby(String userId, Slot slot) {
    return weeksAround(slot).stream().mapToInt(week -> meetings(userId, week)).sum();
  }

  private int meetings(String userId, LocalDate week) {
    PersonWeek key = new PersonWeek(userId, week);
    return storedLoads.getOrDefault(key, 0) + changedLoads.getOrDefault(key, 0);
  }

  // what is read

  private void learnBookings(Collection<String> userIds, Slot slot) {
    LocalDate week = weekOf(slot);
    List<String> unknown = userIds.stream()
        .filter(userId -> !knownWeeks.contains(new PersonWeek(userId, week))
            && !knownTimes.contains(new Booking(userId, slot)))
        .toList();
    learnBookings(unknown, List.of(week));
  }

  private void learnBookings(Collection<String> userIds, Collection<LocalDate> weeks) {
    if (userIds.isEmpty() || weeks.isEmpty()) {
      return;
    }
    take(stored.during(weeks.stream().map(Roster::timeOf).toList(), userIds));
    for (String userId : userIds) {
      weeks.forEach(week -> knownWeeks.add(new PersonWeek(userId, week)));
    }
  }

  /** The week and a day more, as a meeting may reach into the next week. */
  private static Slot timeOf(LocalDate week) {
    Instant monday = week.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Slot(monday, monday.plus(Duration.ofDays(7)).plus(LONGEST_MEETING));
  }

  private void take(List<Booking> bookings) {
    for (Booking booking : bookings) {
      if (!cancelled.contains(booking)) {
        meetingsOf(booking.userId()).put(booking.slot().start(), booking.slot());
      }
    }
  }

  private void learnLoads(Collection<String> userIds, Collection<LocalDate> weeks) {
    Set<String> people = new HashSet<>();
    Set<LocalDate> unknown = new HashSet<>();
    for (String userId : userIds) {
      for (LocalDate week : weeks) {
        if (storedLoads.putIfAbsent(new PersonWeek(userId, week), 0) == null) {
          people.add(userId);
          unknown.add(week);
        }
      }
    }
    if (!people.isEmpty()) {
      stored.loads(unknown, people).forEach(load -> {
        int known = storedLoads.put(new PersonWeek(load.userId(), load.week()), load.meetings());
        storedMeetings.merge(load.userId(), load.meetings() - known, Integer::sum);
      });
    }
  }

  private static List<LocalDate> weeksAround(Slot slot) {
    LocalDate week = weekOf(slot);
    List<LocalDate> weeks = new ArrayList<>();
    for (int distance = -WEEKS_NEARBY; distance <= WEEKS_NEARBY; distance++) {
      weeks.add(week.plusWeeks(distance));
    }
    return weeks;
  }

  private static LocalDate weekOf(Slot slot) {
    return mondayOf(slot.start());
  }

  private static LocalDate mondayOf(Instant instant) {
    return instant
        .atZone(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private NavigableMap<Instant, Slot> meetingsOf(String userId) {
    return known.computeIfAbsent(userId, id -> new TreeMap<>());
  }
}
