package org.threatreviews.review.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.Review;
import org.threatreviews.review.plan.ReviewCadence.Cadence;
import org.threatreviews.review.plan.ReviewCadence.Staffing;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Roster.Capacity;
import org.threatreviews.staff.Roster.Choice;
import org.threatreviews.staff.Slot;

/**
 * Works out which reviews a contract has and where its missing ones go. Reckons only; what it
 * returns is not stored yet, but booked in the roster.
 */
final class ReviewPlanner {

  private final Contract contract;
  private final MeetingDays days;
  private final List<Due> all;

  /** A review that the contract has, with the regular day of its meeting. */
  record Due(ReviewPeriod period, LocalDate day, Staffing staffing) {}

  private record Place(Slot slot, String analyst) {}

  ReviewPlanner(
      Contract contract, MeetingDays days, List<SubscriptionTerm> terms, ReviewCadence cadence) {
    this.contract = contract;
    this.days = days;
    this.all = all(terms, cadence);
  }

  private List<Due> all(List<SubscriptionTerm> terms, ReviewCadence cadence) {
    Map<Subscription, Cadence> cadences = new EnumMap<>(Subscription.class);
    List<Due> found = new ArrayList<>();
    for (SubscriptionTerm term : terms) {
      Cadence often = cadences.computeIfAbsent(term.subscription(), cadence::of);
      for (ReviewPeriod period :
          ReviewPeriod.of(contract.firstDay(), contract.lastDay(), often.months())) {
        days.regularDay(period)
            .filter(term::contains)
            .ifPresent(day -> found.add(new Due(period, day, often.staffing())));
      }
    }
    found.sort(Comparator.comparing(Due::day));
    return List.copyOf(found);
  }

  /** All reviews of the contract by day; each day's subscription says how often there is one. */
  List<Due> all() {
    return all;
  }

  /** Whether any meeting from this day on needs the client's own advisor. */
  boolean needsAdvisor(LocalDate from) {
    return all.stream()
        .anyMatch(due -> due.staffing() == Staffing.DEDICATED && !due.day().isBefore(from));
  }

  /**
   * The reviews that the contract has and the plan lacks.
   *
   * @param existing all reviews of the client, cancelled ones too: their references stay taken
   * @param advisor the client's advisor; null when none is needed or there is none
   * @param earliest a period whose regular meeting would be before this day gets no review
   */
  List<Review> missing(
      List<Review> existing, Roster roster, String advisor, LocalDate earliest, Instant now) {
    List<Review> live = existing.stream().filter(Review::isLive).toList();
    List<Due> due = all.stream()
        .filter(d -> !d.day().isBefore(earliest)
            && !contract.isOnHold(d.day())
            && live.stream().noneMatch(review -> d.period().isThatOf(review)))
        .toList();
    roster.lookUpPool(regularSlots(due, Staffing.POOL));
    if (advisor != null) {
      roster.lookUp(advisor, regularSlots(due, Staffing.DEDICATED));
    }
    List<Slot> ownSlots = new ArrayList<>();
    live.stream().filter(Review::isOpen).forEach(review -> ownSlots.add(review.slot()));
    Map<Integer, Integer> numbers = lastNumbers(existing);
    TreeSet<Integer> sequences = new TreeSet<>();
    live.forEach(review -> sequences.add(review.sequence()));
    List<Review> added = new ArrayList<>();
    for (Due each : due) {
      Place place = place(each, earliest, roster, advisor, ownSlots);
      LocalDate day = days.dayOf(place.slot());
      if (place.analyst() != null) {
        roster.book(place.analyst(), place.slot());
      }
      ownSlots.add(place.slot());
      added.add(Review.plan(
          reference(day.getYear(), numbers.merge(day.getYear(), 1, Integer::sum)),
          contract.client(),
          nextSequence(sequences, existing, each.period()),
          each.period().planned(),
          place.slot(),
          place.analyst(),
          now));
    }
    return added;
  }

  private List<Slot> regularSlots(List<Due> due, Staffing staffing) {
    return due.stream()
        .filter(d -> d.staffing() == staffing)
        .map(d -> days.at(d.day()))
        .toList();
  }

  private Place place(
      Due due, LocalDate earliest, Roster roster, String advisor, List<Slot> ownSlots) {
    Choice own = due.staffing() == Staffing.POOL
        ? roster::fromPool
        : (slot, capacity) ->
            Optional.ofNullable(advisor).filter(id -> roster.canTake(id, slot, capacity));
    // most meetings get their regular slot; only for the others all are listed and sorted
    Slot regular = days.at(due.day());
    return first(free(List.of(regular), ownSlots), own, Capacity.KEPT)
        .orElseGet(() -> otherPlace(due, earliest, roster, own, ownSlots));
  }

  private Place otherPlace(
      Due due, LocalDate earliest, Roster roster, Choice own, List<Slot> ownSlots) {
    List<Slot> slots = free(
        outsideHolds(days.slots(
            due.period(), due.day(), firstDayFor(due, earliest, ownSlots), lastDayFor(due))),
        ownSlots);
    for (Capacity capacity : Capacity.values()) {
      Optional<Place> place = first(slots, own, capacity);
      if (place.isEmpty() && due.staffing() == Staffing.DEDICATED) {
        place = first(slots, roster::deputy, capacity);
      }
      if (place.isPresent()) {
        return place.get();
      }
    }
    // nobody is free: the meeting keeps its place, and whom to send is decided when it comes near
    return new Place(slots.isEmpty() ? days.at(due.day()) : slots.get(0), null);
  }

  /** The earliest day, or the one after the last meeting before this. */
  private LocalDate firstDayFor(Due due, LocalDate earliest, List<Slot> ownSlots) {
    return ownSlots.stream()
        .map(days::dayOf)
        .filter(day -> day.isBefore(due.day()))
        .map(day -> day.plusDays(1))
        .filter(day -> day.isAfter(earliest))
        .max(Comparator.naturalOrder())
        .orElse(earliest);
  }

  /** The contract's last day, or the one before the next meeting, so that periods keep order. */
  private LocalDate lastDayFor(Due due) {
    return all.stream()
        .map(Due::day)
        .filter(day -> day.isAfter(due.day()))
        .findFirst()
        .map(next -> next.minusDays(1))
        .orElse(contract.lastDay());
  }

  private List<Slot> outsideHolds(List<Slot> slots) {
    return slots.stream().filter(slot -> !contract.isOnHold(days.dayOf(slot))).toList();
  }

  private static List<Slot> free(List<Slot> slots, List<Slot> ownSlots) {
    return slots.stream()
        .filter(slot -> ownSlots.stream().noneMatch(slot::overlaps))
        .toList();
  }

  private static Optional<Place> first(List<Slot> slots, Choice choice, Capacity capacity) {
    for (Slot slot : slots) {
      Optional<String> analyst = choice.of(slot, capacity);
      if (analyst.isPresent()) {
        return Optional.of(new Place(slot, analyst.get()));
      }
    }
    return Optional.empty();
  }

  /** A review that comes back after a hold takes its old place in the row. */
  private static int nextSequence(
      TreeSet<Integer> taken, List<Review> existing, ReviewPeriod period) {
    int sequence = existing.stream()
        .filter(review -> period.isThatOf(review) && !taken.contains(review.sequence()))
        .mapToInt(Review::sequence)
        .max()
        .orElseGet(() -> taken.isEmpty() ? 1 : taken.last() + 1);
    taken.add(sequence);
    return sequence;
  }

  /** The highest number given within each year; numbers are never used twice. */
  private Map<Integer, Integer> lastNumbers(List<Review> existing) {
    Map<Integer, Integer> numbers = new HashMap<>();
    for (Review review : existing) {
      String[] parts = review.reference().substring(referencePrefix().length()).split("-", 2);
      numbers.merge(Integer.valueOf(parts[0]), Integer.valueOf(parts[1]), Math::max);
    }
    return numbers;
  }

  private String reference(int year, int number) {
    return referencePrefix() + year + (number < 10 ? "-0" : "-") + number;
  }

  private String referencePrefix() {
    return "TR-" + contract.client() + "-";
  }
}
