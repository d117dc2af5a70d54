package org.threatreviews.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The people who hold reviews with their diaries: tells who is free for a meeting and takes
 * bookings. A picture of one moment; {@link AnalystPool#roster} keeps others from booking
 * meanwhile.
 */
final class Roster {

  /** Bookings this long before and after a meeting make the load that is compared first. */
  private static final Duration NEARBY = Duration.ofDays(28);

  /** No meeting is longer, so an overlapping one begins at most this long before. */
  private static final Duration LONGEST_MEETING = Duration.ofDays(1);

  private final List<Analyst> analysts;
  private final Map<String, List<Absence>> absences = new HashMap<>();
  private final Map<String, NavigableMap<Instant, Slot>> diaries = new HashMap<>();
  private final ZoneId zone;

  /** Whole days on which somebody is away, both inclusive. */
  record Absence(String userId, LocalDate firstDay, LocalDate lastDay) {}

  Roster(List<Analyst> analysts, List<Absence> absences, ZoneId zone) {
    this.analysts = List.copyOf(analysts);
    this.zone = zone;
    for (Absence absence : absences) {
      this.absences.computeIfAbsent(absence.userId(), id -> new ArrayList<>()).add(absence);
    }
  }

  void book(String userId, Slot slot) {
    diary(userId).put(slot.start(), slot);
  }

  void cancel(String userId, Slot slot) {
    diary(userId).remove(slot.start(), slot);
  }

  /** Somebody of the shared pool: the least loaded who is free. */
  Optional<String> fromPool(Slot slot) {
    return leastLoaded(slot, person -> person.qualified() && !person.advisor());
  }

  /** Somebody in the advisor's place: another advisor, else somebody of the pool. */
  Optional<String> deputy(Slot slot) {
    return leastLoaded(slot, Analyst::advisor).or(() -> leastLoaded(slot, Analyst::qualified));
  }

  /** The advisor with the fewest reviews, to be a client's own; empty when there is none. */
  Optional<String> advisorWithMostTime() {
    return analysts.stream()
        .filter(Analyst::advisor)
        .map(Analyst::userId)
        .min(Comparator.comparingInt((String id) -> diary(id).size())
            .thenComparing(Comparator.naturalOrder()));
  }

  /** Neither away nor in another review. */
  boolean isFree(String userId, Slot slot) {
    return isPresent(userId, slot) && !isBooked(userId, slot);
  }

  boolean isPresent(String userId, Slot slot) {
    LocalDate day = slot.start().atZone(zone).toLocalDate();
    return analysts.stream().anyMatch(person -> person.userId().equals(userId))
        && absences.getOrDefault(userId, List.of()).stream()
            .noneMatch(away -> !day.isBefore(away.firstDay()) && !day.isAfter(away.lastDay()));
  }

  boolean isBooked(String userId, Slot slot) {
    return diary(userId).subMap(slot.start().minus(LONGEST_MEETING), slot.end()).values().stream()
        .anyMatch(slot::overlaps);
  }

  private Optional<String> leastLoaded(Slot slot, Predicate<Analyst> suitable) {
    Stream<String> free = analysts.stream()
        .filter(suitable)
        .map(Analyst::userId)
        .filter(userId -> isFree(userId, slot));
    return free.min(Comparator.comparingInt((String userId) -> loadAround(userId, slot))
        .thenComparing(userId -> diary(userId).size())
        .thenComparing(Comparator.naturalOrder()));
  }

  private int loadAround(String userId, Slot slot) {
    return diary(userId)
        .subMap(slot.start().minus(NEARBY), true, slot.start().plus(NEARBY), true)
        .size();
  }

  private NavigableMap<Instant, Slot> diary(String userId) {
    return diaries.computeIfAbsent(userId, id -> new TreeMap<>());
  }
}
