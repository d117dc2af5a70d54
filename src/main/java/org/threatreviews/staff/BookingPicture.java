package org.threatreviews.staff;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.threatreviews.staff.Bookings.Booking;

/**
 * What a roster has read of the bookings so far, with what was booked in it since. Reads what is
 * asked for and not known yet: by the week, or for many meetings at once.
 */
final class BookingPicture {

  /** No meeting is longer, so an overlapping one begins at most this long before. */
  private static final Duration LONGEST_MEETING = Duration.ofDays(1);

  /** Before every turn that somebody has had. */
  private static final long NEVER = 0;

  private final Bookings stored;
  private final Map<String, NavigableMap<Instant, Slot>> known = new HashMap<>();
  private final Set<Booking> cancelled = new HashSet<>();
  private final Set<Booking> knownTimes = new HashSet<>();
  private final Set<PersonWeek> knownWeeks = new HashSet<>();
  private final Map<PersonWeek, Integer> storedLoads = new HashMap<>();
  private final Map<PersonWeek, Integer> changedLoads = new HashMap<>();
  private final Map<String, Integer> storedMeetings = new HashMap<>();
  private final Map<String, Long> turns = new HashMap<>();

  private record PersonWeek(String userId, LocalDate monday) {}

  BookingPicture(Bookings stored) {
    this.stored = stored;
  }

  void book(String userId, Slot slot) {
    meetingsOf(userId).put(slot.start(), slot);
    changedLoads.merge(new PersonWeek(userId, weekOf(slot)), 1, Integer::sum);
  }

  void cancel(String userId, Slot slot) {
    cancelled.add(new Booking(userId, slot));
    meetingsOf(userId).remove(slot.start(), slot);
    changedLoads.merge(new PersonWeek(userId, weekOf(slot)), -1, Integer::sum);
  }

  boolean isBooked(String userId, Slot slot) {
    learnBookings(List.of(userId), slot);
    return meetingsOf(userId)
        .subMap(slot.start().minus(LONGEST_MEETING), slot.end())
        .values()
        .stream()
        .anyMatch(slot::overlaps);
  }

  int meetings(String userId, LocalDate week) {
    PersonWeek key = new PersonWeek(userId, week);
    return storedLoads.getOrDefault(key, 0) + changedLoads.getOrDefault(key, 0);
  }

  /** Over all weeks that were looked at, without what was booked here. */
  int storedMeetings(String userId) {
    return storedMeetings.getOrDefault(userId, 0);
  }

  /** When this person was given a meeting last, the later the greater. */
  long turn(String userId) {
    return turns.getOrDefault(userId, NEVER);
  }

  /** Reads at once who of them is in a meeting at these times. */
  void learnTimes(Collection<String> userIds, Collection<Slot> slots) {
    take(stored.during(slots, userIds));
    for (String userId : userIds) {
      slots.forEach(slot -> knownTimes.add(new Booking(userId, slot)));
    }
  }

  void learnBookings(Collection<String> userIds, Slot slot) {
    LocalDate week = weekOf(slot);
    List<String> unknown = userIds.stream()
        .filter(userId -> !knownWeeks.contains(new PersonWeek(userId, week))
            && !knownTimes.contains(new Booking(userId, slot)))
        .toList();
    learnBookings(unknown, List.of(week));
  }

  void learnBookings(Collection<String> userIds, Collection<LocalDate> weeks) {
    if (userIds.isEmpty() || weeks.isEmpty()) {
      return;
    }
    take(stored.during(weeks.stream().map(BookingPicture::timeOf).toList(), userIds));
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

  void learnLoads(Collection<String> userIds, Collection<LocalDate> weeks) {
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
        int before = storedLoads.put(new PersonWeek(load.userId(), load.week()), load.meetings());
        storedMeetings.merge(load.userId(), load.meetings() - before, Integer::sum);
      });
    }
  }

  void learnTurns(Collection<String> userIds) {
    List<String> unknown =
        userIds.stream().filter(userId -> !turns.containsKey(userId)).toList();
    if (!unknown.isEmpty()) {
      unknown.forEach(userId -> turns.put(userId, NEVER));
      turns.putAll(stored.turns(unknown));
    }
  }

  static LocalDate weekOf(Slot slot) {
    return mondayOf(slot.start());
  }

  static LocalDate mondayOf(Instant instant) {
    return instant
        .atZone(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private NavigableMap<Instant, Slot> meetingsOf(String userId) {
    return known.computeIfAbsent(userId, id -> new TreeMap<>());
  }
}
