package org.threatreviews.review.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.Review;
import org.threatreviews.review.schedule.ContractPlan.Due;
import org.threatreviews.review.schedule.ReviewCadence.Staffing;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Roster.Capacity;
import org.threatreviews.staff.Roster.Choice;
import org.threatreviews.staff.Slot;

/**
 * Works out what must happen for the reviews of a client to be those that its contract has.
 * Reckons only; nothing of what it returns is stored yet, but the meetings are booked in the roster.
 *
 * <p>A review that the plan has already stays the review of its period. One in preparation becomes
 * the review of a period of the other subscription, when that has none and its meeting lies in it:
 * so it survives a change of subscription, and the way back. A date changes only
 * when the day that the contract has for it does, or when there can't be a meeting any more; a date
 * that somebody has chosen stays as long as it can be kept and the contract has the same day.
 */
public final class ReviewPlanner {

  private final ContractPlan plan;
  private final MeetingDays days;
  private final Contract contract;

  private record Place(Slot slot, String analyst) {}

  public ReviewPlanner(
      Contract contract, MeetingDays days, List<SubscriptionTerm> terms, ReviewCadence cadence) {
    this.contract = contract;
    this.days = days;
    this.plan = new ContractPlan(contract, days, terms, cadence);
  }

  /** All reviews of the contract by day; each day's subscription says how often there is one. */
  List<Due> all() {
    return plan.due();
  }

  /** Whether any meeting from this day on needs the client's own advisor. */
  public boolean needsAdvisor(LocalDate from) {
    return plan.due().stream()
        .anyMatch(
            due -> due.staffing() == Staffing.DEDICATED && !due.regularDay().isBefore(from));
  }

  /**
   * @param roster of those who hold meetings in the client's language
   * @param advisors who is named for the client; nobody when none is needed or there is none
   */
  public PlanChange reconcile(Planned planned, Roster roster, ClientAdvisors advisors) {
    return new Reconciliation(planned, roster, advisors).result();
  }

  /** One comparison of what is planned with what the contract has. */
  private final class Reconciliation {

    private final Planned planned;
    private final Roster roster;
    private final ClientAdvisors advisors;
    private final Map<Due, NoReview> without = new HashMap<>();
    private final Map<Due, Review> matched = new LinkedHashMap<>();
    private final List<Slot> ownSlots = new ArrayList<>();
    private final Map<Due, LocalDate> kept = new HashMap<>();
    private final References references;
    private final List<Review> added = new ArrayList<>();
    private final List<PlanChange.Replanned> replanned = new ArrayList<>();

    Reconciliation(Planned planned, Roster roster, ClientAdvisors advisors) {
      this.planned = planned;
      this.roster = roster;
      this.advisors = advisors;
      this.references = new References(contract.client(), planned.reviews());
    }

    PlanChange result() {
      match();
      List<Due> toPlace = new ArrayList<>();
      for (Due due : plan.due()) {
        Review review = matched.get(due);
        if (review != null && staysOnItsDate(due, review)) {
          ownSlots.add(review.slot());
          kept.put(due, days.dayOf(review.slot()));
          keep(due, review);
        } else if (review != null || lacksReview(due)) {
          toPlace.add(due);
        }
      }
      lookUp(toPlace);
      matched.values().forEach(review -> freeIfToPlace(review, toPlace));
      toPlace.forEach(this::place);
      Map<String, Integer> numbers = numbers();
      added.forEach(review -> review.number(numbers.get(review.reference())));
      return new PlanChange(added, replanned, cancelled(), periods(), numbers);
    }

    /** Which review that is ahead is for which period. */
    private void match() {
      List<Review> open = new ArrayList<>(planned.ahead());
      for (Due due : plan.due()) {
        open.stream().filter(due.period()::isThatOf).findFirst().ifPresent(review -> {
          matched.put(due, review);
          open.remove(review);
        });
      }
      for (Due due : plan.due()) {
        if (lacksReview(due)) {
          open.stream()
              .filter(Review::isBegun)
              .filter(review -> plan.allows(due.period(), days.dayOf(review.slot())))
              .min(Comparator.comparing(
                  review -> Math.abs(days.dayOf(review.slot()).toEpochDay() - epochDay(due))))
              .ifPresent(review -> {
                matched.put(due, review);
                open.remove(review);
              });
        }
      }
    }

    private static long epochDay(Due due) {
      return due.day().toEpochDay();
    }

    private boolean lacksReview(Due due) {
      if (matched.containsKey(due) || planned.pastOf(due.period()).isPresent()) {
        return false;
      }
      NoReview reason = reasonWithout(due);
      if (reason != null) {
        without.put(due, reason);
      }
      return reason == null;
    }

    private NoReview reasonWithout(Due due) {
      if (planned.isGivenUp(due.period())) {
        return NoReview.CANCELLED_BY_LEAD;
      }
      if (due.regularDay().isBefore(planned.firstMeeting())) {
        return NoReview.BEFORE_ORIENTATION;
      }
      if (due.day() == null) {
        return NoReview.ON_HOLD;
      }
      boolean held = planned.past().stream()
          .map(review -> days.dayOf(review.slot()))
          .filter(due.period()::contains)
          .anyMatch(day -> !day.isBefore(days.window(due.period()).get(0)));
      return held ? NoReview.HELD_ALREADY : null;
    }

    private boolean staysOnItsDate(Due due, Review review) {
      LocalDate day = days.dayOf(review.slot());
      if (!plan.allows(day)) {
        return false;
      }
      if (review.movedByHand() && due.regularDay().equals(review.period().regularOn())) {
        return true;
      }
      if (due.day() == null || !plan.allows(due.period(), day)) {
        return false;
      }
      return day.equals(due.day())
          || due.day().equals(review.period().dueOn())
          // its proper day is too near or over
          || due.day().isBefore(planned.earliest());
    }

    private void keep(Due due, Review review) {
      if (!due.planned().equals(review.period())) {
        replanned.add(
            new PlanChange.Replanned(review, due.planned(), review.slot(), review.analyst()));
      }
    }

    private void lookUp(List<Due> toPlace) {
      roster.lookUpPool(regularSlots(toPlace, Staffing.POOL));
      Stream.of(advisors.advisor(), advisors.next())
          .filter(Objects::nonNull)
          .forEach(userId -> roster.lookUp(userId, regularSlots(toPlace, Staffing.DEDICATED)));
    }

    private List<Slot> regularSlots(List<Due> toPlace, Staffing staffing) {
      return toPlace.stream()
          .filter(due -> due.staffing() == staffing && due.day() != null)
          .map(due -> days.at(due.day()))
          .toList();
    }

    /** Who holds a meeting that moves is free at its present time. */
    private void freeIfToPlace(Review review, Collection<Due> toPlace) {
      boolean moves = toPlace.stream().anyMatch(due -> review.equals(matched.get(due)));
      if (moves && review.analyst() != null) {
        roster.cancel(review.analyst(), review.slot());
      }
    }

    private void place(Due due) {
      Review review = matched.get(due);
      Optional<LocalDate> day = dayFor(due);
      if (day.isEmpty()) {
        matched.remove(due);
        without.put(due, noDay(due));
        return;
      }
      Place place = place(due, review, day.get());
      if (place.analyst() != null) {
        roster.book(place.analyst(), place.slot());
      }
      ownSlots.add(place.slot());
      if (review != null) {
        replanned.add(
            new PlanChange.Replanned(review, due.planned(), place.slot(), place.analyst()));
        return;
      }
      added.add(Review.plan(
          references.next(days.dayOf(place.slot()).getYear()),
          contract.client(),
          0,
          due.planned(),
          place.slot(),
          place.analyst(),
          planned.now()));
    }

    /** The day that the contract has, or the first that is left when that one is too near. */
    private Optional<LocalDate> dayFor(Due due) {
      if (due.day() == null) {
        return Optional.empty();
      }
      return due.day().isBefore(planned.earliest())
          ? plan.firstFreeDay(due.period(), planned.earliest())
              .filter(day -> !day.isAfter(lastDayFor(due)))
          : Optional.of(due.day());
    }

    private NoReview noDay(Due due) {
      return due.day() == null || plan.isHoldInTheWay(due.period(), planned.earliest())
          ? NoReview.ON_HOLD
          : NoReview.NO_DAY_LEFT;
    }

    private Place place(Due due, Review review, LocalDate day) {
      Choice own = choice(due, review);
      // most meetings get their regular slot; only for the others all are listed and sorted
      return first(free(List.of(days.at(day))), own, Capacity.KEPT)
          .orElseGet(() -> otherPlace(due, day, own));
    }

    /** Whoever has the review already, else as the subscription says; the advisor first. */
    private Choice choice(Due due, Review review) {
      boolean dedicated = due.staffing() == Staffing.DEDICATED;
      Choice others = dedicated ? this::advisor : roster::fromPool;
      if (review == null || review.analyst() == null) {
        return others;
      }
      Subscription subscription = dedicated ? Subscription.ADVISOR : Subscription.STANDARD;
      Choice holder = (slot, capacity) -> Optional.of(review.analyst())
          .filter(analyst -> roster.isQualified(analyst, subscription))
          .filter(analyst -> roster.canTake(analyst, slot, capacity));
      return dedicated && !review.isBegun() ? orElse(others, holder) : orElse(holder, others);
    }

    private Optional<String> advisor(Slot slot, Capacity capacity) {
      return named(advisors.on(days.dayOf(slot)), slot, capacity);
    }

    private Optional<String> deputy(Slot slot, Capacity capacity) {
      return named(advisors.deputy(), slot, capacity).or(() -> roster.deputy(slot, capacity));
    }

    private Optional<String> named(String userId, Slot slot, Capacity capacity) {
      return Optional.ofNullable(userId)
          .filter(id -> roster.isQualified(id, Subscription.ADVISOR))
          .filter(id -> roster.canTake(id, slot, capacity));
    }

    private static Choice orElse(Choice first, Choice second) {
      return (slot, capacity) -> first.of(slot, capacity).or(() -> second.of(slot, capacity));
    }

    private Place otherPlace(Due due, LocalDate day, Choice own) {
      List<Slot> slots =
          free(days.slots(due.period(), day, firstDayFor(day), lastDayFor(due)).stream()
              .filter(slot -> !plan.isOnHold(days.dayOf(slot)))
              .toList());
      for (Capacity capacity : Capacity.values()) {
        Optional<Place> place = first(slots, own, capacity);
        if (place.isEmpty() && due.staffing() == Staffing.DEDICATED) {
          place = first(slots, this::deputy, capacity);
        }
        if (place.isPresent()) {
          return place.get();
        }
      }
      // nobody is free: the meeting keeps its place, and whom to send is decided when it comes near
      return new Place(slots.isEmpty() ? days.at(day) : slots.get(0), null);
    }

    /** The earliest day, or the one after the last meeting before this. */
    private LocalDate firstDayFor(LocalDate wanted) {
      return ownSlots.stream()
          .map(days::dayOf)
          .filter(day -> day.isBefore(wanted))
          .map(day -> day.plusDays(1))
          .filter(day -> day.isAfter(planned.earliest()))
          .max(Comparator.naturalOrder())
          .orElse(planned.earliest());
    }

    /** The contract's last day, or the one before the next meeting, so that periods keep order. */
    private LocalDate lastDayFor(Due due) {
      return plan.due().stream()
          .filter(next -> next.regularDay().isAfter(due.regularDay()) && next.day() != null)
          .findFirst()
          .map(next -> kept.getOrDefault(next, next.day()))
          .map(next -> next.minusDays(1))
          .orElse(contract.lastDay());
    }

    private List<Slot> free(List<Slot> slots) {
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

    private List<Review> cancelled() {
      return planned.ahead().stream()
          .filter(review -> !matched.containsValue(review))
          .toList();
    }

    private List<PlanChange.Period> periods() {
      List<PlanChange.Period> periods = new ArrayList<>();
      plan.due()
          .forEach(
              due -> periods.add(PlanChange.Period.of(due.period(), due.day(), whyWithout(due))));
      plan.tooShort().stream()
          .filter(period -> planned.pastOf(period).isEmpty())
          .forEach(period -> periods.add(PlanChange.Period.of(period, null, NoReview.TOO_SHORT)));
      return List.copyOf(periods);
    }

    /** What the lead has decided holds on, though the review leaves the plan a moment later only. */
    private NoReview whyWithout(Due due) {
      return planned.isGivenUp(due.period()) ? NoReview.CANCELLED_BY_LEAD : without.get(due);
    }

    private Map<String, Integer> numbers() {
      List<Review> cancelled = cancelled();
      Map<String, Slot> slots = new HashMap<>();
      planned.reviews().forEach(review -> slots.put(review.reference(), review.slot()));
      added.forEach(review -> slots.put(review.reference(), review.slot()));
      replanned.forEach(moved -> slots.put(moved.review().reference(), moved.slot()));
      List<Review> all = new ArrayList<>(planned.reviews());
      all.addAll(added);
      all.sort(
          Comparator.comparing((Review review) -> !review.isLive() || cancelled.contains(review))
              .thenComparing(review -> slots.get(review.reference()).start())
              .thenComparing(Review::reference));
      Map<String, Integer> numbers = new HashMap<>();
      all.forEach(review -> numbers.put(review.reference(), numbers.size() + 1));
      return numbers;
    }
  }
}
