package org.threatreviews.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.threatreviews.client.Subscription;

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

  private final Map<String, Analyst> people = new LinkedHashMap<>();
  private final Map<String, List<Absence>> absences;
  private final ZoneId zone;
  private final Bookings stored;

  /** Whose meetings are looked at; null when it does not matter. */
  private final String language;

  private final BookingPicture picture;

  /**
   * @param analysts everybody, those who have left too
   * @param absences by user id
   * @param zone in which days of absence are counted
   */
  public Roster(
      List<Analyst> analysts, Map<String, List<Absence>> absences, ZoneId zone, Bookings stored) {
    this(analysts, absences, zone, stored, null, new BookingPicture(stored));
  }

  private Roster(
      Collection<Analyst> analysts,
      Map<String, List<Absence>> absences,
      ZoneId zone,
      Bookings stored,
      String language,
      BookingPicture picture) {
    analysts.forEach(analyst -> people.put(analyst.userId(), analyst));
    this.absences = absences;
    this.zone = zone;
    this.stored = stored;
    this.language = language;
    this.picture = picture;
  }

  /** The same people and bookings, for the meetings of a client who speaks this language. */
  public Roster inLanguage(String spoken) {
    return new Roster(people.values(), absences, zone, stored, spoken, picture);
  }

  /** As everybody would be if this person left. */
  public Roster asIf(String userId, Departure departure) {
    return new Roster(
        people.values().stream()
            .map(person -> person.userId().equals(userId) ? person.leaving(departure) : person)
            .toList(),
        absences,
        zone,
        stored,
        language,
        new BookingPicture(stored));
  }

  public void book(String userId, Slot slot) {
    picture.book(userId, slot);
  }

  /** Takes a stored meeting out of the picture. */
  public void cancel(String userId, Slot slot) {
    picture.cancel(userId, slot);
  }

  /** Reads at once what {@link #fromPool} needs for these meetings. */
  public void lookUpPool(Collection<Slot> slots) {
    List<String> pool = ids(this::isOfPool);
    if (pool.isEmpty() || slots.isEmpty()) {
      return;
    }
    picture.learnTimes(pool, slots);
    picture.learnLoads(
        pool,
        slots.stream().flatMap(slot -> weeksAround(slot).stream()).distinct().toList());
  }

  /** Reads at once whether this person is free in the weeks of these meetings and the next. */
  public void lookUp(String userId, Collection<Slot> slots) {
    Set<LocalDate> weeks = new TreeSet<>();
    for (Slot slot : slots) {
      weeks.add(BookingPicture.weekOf(slot));
      weeks.add(BookingPicture.weekOf(slot).plusWeeks(1));
    }
    picture.learnBookings(List.of(userId), weeks);
    picture.learnLoads(List.of(userId), weeks);
  }

  /** Somebody of the shared pool: the least loaded who is free, beyond their capacity at need. */
  public Optional<String> fromPool(Slot slot) {
    return fromPool(slot, Capacity.KEPT).or(() -> fromPool(slot, Capacity.EXCEEDED));
  }

  public Optional<String> fromPool(Slot slot, Capacity capacity) {
    return leastLoaded(slot, capacity, this::isOfPool);
  }

  /** Somebody in the advisor's place: another advisor, else somebody of the pool. */
  public Optional<String> deputy(Slot slot) {
    return deputy(slot, Capacity.KEPT).or(() -> deputy(slot, Capacity.EXCEEDED));
  }

  public Optional<String> deputy(Slot slot, Capacity capacity) {
    return leastLoaded(slot, capacity, this::isAdvisor)
        .or(() -> leastLoaded(slot, capacity, this::canBeDeputy));
  }

  /** The advisor with the fewest reviews, to be a client's own; empty when there is none. */
  public Optional<String> advisorWithMostTime(Instant from) {
    return withMostTime(from, person -> person.isStaying() && isAdvisor(person));
  }

  /** Who is to stand in for this advisor: another one, else somebody of the pool. */
  public Optional<String> deputyWithMostTime(String advisor, Instant from) {
    return withMostTime(
            from,
            person ->
                person.isStaying() && isAdvisor(person) && !person.userId().equals(advisor))
        .or(() -> withMostTime(
            from,
            person ->
                person.isStaying() && canBeDeputy(person) && !person.userId().equals(advisor)));
  }

  private Optional<String> withMostTime(Instant from, Predicate<Analyst> suitable) {
    List<String> candidates = ids(suitable);
    return candidates.isEmpty()
        ? Optional.empty()
        : stored.byMeetingsFrom(BookingPicture.mondayOf(from), candidates).stream()
            .findFirst();
  }

  /** Whether the lead has qualified this person for the reviews of such a client. */
  public boolean isQualified(String userId, Subscription subscription) {
    Analyst person = people.get(userId);
    return person != null && covers(person, subscription);
  }

  /** Belongs to the pool without an end, advises, and may advise such a client. */
  public boolean canAdvise(String userId) {
    Analyst person = people.get(userId);
    return person != null && person.isStaying() && isAdvisor(person);
  }

  /** Belongs to the pool without an end, and may stand in for the advisor of such a client. */
  public boolean canStandIn(String userId) {
    Analyst person = people.get(userId);
    return person != null && person.isStaying() && canBeDeputy(person);
  }

  /** Who may advise such a client, by user id. */
  public List<Analyst> advisors() {
    return people.values().stream()
        .filter(person -> person.isStaying() && isAdvisor(person))
        .toList();
  }

  /** Whether anybody in the pool is qualified for the reviews of such a client, busy or not. */
  public boolean isAnybodyQualified(Subscription subscription) {
    return people.values().stream()
        .anyMatch(person -> person.active()
            && covers(person, subscription)
            && (subscription == Subscription.ADVISOR || !person.advisor()));
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
    LocalDate day = slot.start().atZone(zone).toLocalDate();
    if (person == null || !person.isInPoolOn(day)) {
      return false;
    }
    List<Absence> away = absences.getOrDefault(userId, List.of());
    return away.stream().noneMatch(absence -> absence.covers(day));
  }

  public boolean isBooked(String userId, Slot slot) {
    return picture.isBooked(userId, slot);
  }

  /** How many reviews this person holds in the week of the meeting. */
  public int meetingsInWeek(String userId, Slot slot) {
    picture.learnLoads(List.of(userId), List.of(BookingPicture.weekOf(slot)));
    return picture.meetings(userId, BookingPicture.weekOf(slot));
  }

  private boolean hasRoom(String userId, Slot slot) {
    return meetingsInWeek(userId, slot) < people.get(userId).weeklyReviews();
  }

  private boolean isOfPool(Analyst person) {
    return !person.advisor() && covers(person, Subscription.STANDARD);
  }

  private boolean isAdvisor(Analyst person) {
    return person.advisor() && covers(person, Subscription.ADVISOR);
  }

  private boolean canBeDeputy(Analyst person) {
    return covers(person, Subscription.ADVISOR);
  }

  private boolean covers(Analyst person, Subscription subscription) {
    return language == null
        ? person.qualification().isAny()
            && person.qualification().subscriptions().contains(subscription)
        : person.qualification().covers(subscription, language);
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
    picture.learnBookings(candidates, slot);
    picture.learnLoads(candidates, weeksAround(slot));
    picture.learnTurns(candidates);
    return candidates.stream()
        .filter(userId -> canTake(userId, slot, capacity))
        .min(Comparator.comparingDouble((String userId) -> usedPartOfWeek(userId, slot))
            .thenComparing(userId -> meetingsNearby(userId, slot))
            // in quiet weeks whoever has least over the whole plan; without the plan's own
            // meetings, so that a client keeps one person where it can
            .thenComparing(userId -> picture.storedMeetings(userId))
            // equal loads: whose turn it was least recently
            .thenComparing(picture::turn)
            .thenComparing(Comparator.naturalOrder()));
  }

  private double usedPartOfWeek(String userId, Slot slot) {
    int capacity = people.get(userId).weeklyReviews();
    // who has no capacity at all comes last
    return capacity == 0
        ? Double.MAX_VALUE
        : (double) picture.meetings(userId, BookingPicture.weekOf(slot)) / capacity;
  }

  private int meetingsNearby(String userId, Slot slot) {
    return weeksAround(slot).stream()
        .mapToInt(week -> picture.meetings(userId, week))
        .sum();
  }

  private static List<LocalDate> weeksAround(Slot slot) {
    LocalDate week = BookingPicture.weekOf(slot);
    List<LocalDate> weeks = new ArrayList<>();
    for (int distance = -WEEKS_NEARBY; distance <= WEEKS_NEARBY; distance++) {
      weeks.add(week.plusWeeks(distance));
    }
    return weeks;
  }
}
