package org.threatreviews.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.threatreviews.review.ReviewCadence.Cadence;
import org.threatreviews.review.ReviewCadence.Staffing;

/**
 * Works out which reviews a contract has and where its missing ones go. Reckons only; what it
 * returns is not stored yet, but booked in the roster.
 */
final class ReviewPlanner {

  private final Contract contract;
  private final MeetingDays days;
  private final List<SubscriptionTerm> terms;
  private final ReviewCadence cadence;

  /** A review that the contract has, with the regular day of its meeting. */
  record Due(ReviewPeriod period, LocalDate day, Staffing staffing) {}

  private record Place(Slot slot, String analyst) {}

  ReviewPlanner(
      Contract contract, MeetingDays days, List<SubscriptionTerm> terms, ReviewCadence cadence) {
    this.contract = contract;
    this.days = days;
    this.terms = terms;
    this.cadence = cadence;
  }

  /** All reviews of the contract by day; each day's subscription says how often there is one. */
  List<Due> all() {
    List<Due> all = new ArrayList<>();
    for (SubscriptionTerm term : terms) {
      Cadence often = cadence.of(term.subscription());
      for (ReviewPeriod period :
          ReviewPeriod.of(contract.firstDay(), contract.lastDay(), often.months())) {
        days.regularDay(period)
            .filter(term::contains)
            .ifPresent(day -> all.add(new Due(period, day, often.staffing())));
      }
    }
    all.sort(Comparator.comparing(Due::day));
    return all;
  }

  /** Whether any meeting from this day on needs the client's own advisor. */
  boolean needsAdvisor(LocalDate from) {
    return all().stream()
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
    Set<String> references = new HashSet<>();
    existing.forEach(review -> references.add(review.reference()));
    List<Slot> ownSlots = new ArrayList<>();
    live.stream().filter(Review::isOpen).forEach(review -> ownSlots.add(review.slot()));
    TreeSet<Integer> numbers = new TreeSet<>();
    live.forEach(review -> numbers.add(review.sequence()));
    List<Review> added = new ArrayList<>();
    for (Due due : all()) {
      if (due.day().isBefore(earliest)
          || contract.isOnHold(due.day())
          || live.stream().anyMatch(review -> review.isFor(due.period()))) {
        continue;
      }
      Place place = place(due, roster, advisor, earliest, ownSlots);
      if (place.analyst() != null) {
        roster.book(place.analyst(), place.slot());
      }
      ownSlots.add(place.slot());
      added.add(Review.plan(
          nextReference(references, days.dayOf(place.slot()).getYear()),
          contract.client(),
          nextNumber(numbers, existing, due.period()),
          due.period(),
          place.slot(),
          place.analyst(),
          now));
    }
    return added;
  }

  private Place place(
      Due due, Roster roster, String advisor, LocalDate earliest, List<Slot> ownSlots) {
    Slot regular = days.at(due.day());
    Function<Slot, Optional<String>> choice = due.staffing() == Staffing.POOL
        ? roster::fromPool
        : slot -> Optional.ofNullable(advisor).filter(id -> roster.isFree(id, slot));
    // most meetings get their regular slot; only for the others all are listed and sorted
    return first(free(List.of(regular), ownSlots), choice)
        .orElseGet(() -> otherPlace(
            due,
            choice,
            roster,
            free(
                outsideHolds(days.slots(due.period(), due.day(), earliest, contract.lastDay())),
                ownSlots)));
  }

  private Place otherPlace(
      Due due, Function<Slot, Optional<String>> choice, Roster roster, List<Slot> slots) {
    Optional<Place> place = first(slots, choice);
    if (place.isEmpty() && due.staffing() == Staffing.DEDICATED) {
      place = first(slots, roster::deputy);
    }
    // nobody is free: the meeting keeps its place, and whom to send is decided when it comes near
    return place.orElseGet(
        () -> new Place(slots.isEmpty() ? days.at(due.day()) : slots.get(0), null));
  }

  private List<Slot> outsideHolds(List<Slot> slots) {
    return slots.stream().filter(slot -> !contract.isOnHold(days.dayOf(slot))).toList();
  }

  private static List<Slot> free(List<Slot> slots, List<Slot> ownSlots) {
    return slots.stream()
        .filter(slot -> ownSlots.stream().noneMatch(slot::overlaps))
        .toList();
  }

  private static Optional<Place> first(List<Slot> slots, Function<Slot, Optional<String>> choice) {
    for (Slot slot : slots) {
      Optional<String> analyst = choice.apply(slot);
      if (analyst.isPresent()) {
        return Optional.of(new Place(slot, analyst.get()));
      }
    }
    return Optional.empty();
  }

  /** A review that comes back after a hold takes its old place in the row. */
  private static int nextNumber(
      TreeSet<Integer> taken, List<Review> existing, ReviewPeriod period) {
    int number = existing.stream()
        .filter(review -> review.isFor(period) && !taken.contains(review.sequence()))
        .mapToInt(Review::sequence)
        .max()
        .orElseGet(() -> taken.isEmpty() ? 1 : taken.last() + 1);
    taken.add(number);
    return number;
  }

  /** The client's next free number within the year; numbers are never used twice. */
  private String nextReference(Set<String> taken, int year) {
    String prefix = "TR-%s-%d-".formatted(contract.client(), year);
    int last = taken.stream()
        .filter(reference -> reference.startsWith(prefix))
        .mapToInt(reference -> Integer.parseInt(reference.substring(prefix.length())))
        .max()
        .orElse(0);
    String reference = "%s%02d".formatted(prefix, last + 1);
    taken.add(reference);
    return reference;
  }
}
