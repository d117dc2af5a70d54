package org.threatreviews.review.move;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewMailing;
import org.threatreviews.review.ReviewSettings;
import org.threatreviews.review.plan.PlanHistory;
import org.threatreviews.review.plan.ReviewPlanning;
import org.threatreviews.review.schedule.Contract;
import org.threatreviews.review.schedule.Hold;
import org.threatreviews.review.schedule.MeetingBounds;
import org.threatreviews.review.schedule.MeetingDays;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Roster.Capacity;
import org.threatreviews.staff.Roster.Choice;
import org.threatreviews.staff.Slot;
import org.threatreviews.staff.Staff;

/**
 * Gives a review another date, always within its {@link MeetingBounds}. Its callers hold the
 * client's row.
 */
@Component
public class MeetingDates {

  /**
   * A date that is looked for leaves the client this many working days, so that its pack comes in
   * time, and comes within the other.
   */
  private static final int EARLIEST_WORKING_DAYS = 3;

  private static final int WITHIN_WORKING_DAYS = 10;

  private final ReviewLookup reviews;
  private final ReviewPlanning planning;
  private final Staff staff;
  private final PlanHistory history;
  private final ReviewDecisions decisions;
  private final ReviewMailing mailing;
  private final BusinessCalendar calendar;
  private final ReviewSettings settings;
  private final Clock clock;

  MeetingDates(
      ReviewLookup reviews,
      ReviewPlanning planning,
      Staff staff,
      PlanHistory history,
      ReviewDecisions decisions,
      ReviewMailing mailing,
      BusinessCalendar calendar,
      ReviewSettings settings,
      Clock clock) {
    this.reviews = reviews;
    this.planning = planning;
    this.staff = staff;
    this.history = history;
    this.decisions = decisions;
    this.mailing = mailing;
    this.calendar = calendar;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Gives the review another date, and somebody else where its analyst is away then.
   *
   * @param by who wants that: contact's address or user id; null for whoever has signed in
   * @throws InvalidInput when there can be no meeting at this time, with the rule and what is allowed
   */
  public void move(Client client, Review review, Instant start, String by) {
    Slot slot = Slot.of(start, settings.meetingLength());
    MeetingDays days = planning.meetingDays(client);
    Contract contract = planning.contract(client);
    LocalDate day = days.dayOf(slot);
    refuse(
        !start.isAfter(clock.instant()),
        "notInThePast",
        "The new start is in the past; please choose a later time.");
    refuse(
        day.isBefore(client.contractStart()) || day.isAfter(client.contractEnd()),
        "withinContract",
        "A threat review must take place within the contract, from %s to %s."
            .formatted(InWords.day(client.contractStart()), InWords.day(client.contractEnd())));
    refuse(
        !days.isOnWorkingDay(slot),
        "workingDay",
        "%s is a weekend day or a public holiday on one side.".formatted(InWords.day(day)));
    refuse(
        !days.isInHours(slot),
        "businessHours",
        "A meeting of %d minutes must lie between %s and %s (%s)."
            .formatted(
                settings.meetingLength().toMinutes(),
                days.calendar().opensAt(),
                days.calendar().closesAt(),
                InWords.zone(calendar.zone())));
    refuse(
        Hold.covers(contract.holds(), day),
        "onHold",
        "The client is on hold on %s.".formatted(InWords.day(day)));
    refuse(
        !freeFor(client, review).test(slot),
        "clientBusy",
        "The client has another threat review at that time.");
    bounds(client, review, days).require(slot, days);
    Roster roster = planning.rosterWithout(review);
    refuse(
        review.analyst() != null && roster.isBooked(review.analyst(), slot),
        "analystBusy",
        "%s is already booked for another review at that time."
            .formatted(staff.nameOf(review.analyst()).orElse(review.analyst())));
    moveTo(review, slot, planning.choose(client, review, slot, roster).orElse(null), by);
  }

  /**
   * Finds a new date within ten working days from now and moves the review there.
   *
   * @return whether there was one within its bounds
   */
  public boolean reschedule(Client client, Review review) {
    Choice choice = planning.choice(client, review, planning.rosterWithout(review));
    List<Slot> slots = newDates(client, review);
    for (Capacity capacity : Capacity.values()) {
      for (Slot slot : slots) {
        Optional<String> analyst = choice.of(slot, capacity);
        if (analyst.isPresent()) {
          moveTo(review, slot, analyst.get(), DecisionHistory.SYSTEM);
          return true;
        }
      }
    }
    return false;
  }

  private void moveTo(Review review, Slot slot, String analyst, String by) {
    Instant startBefore = review.startsAt();
    String analystBefore = review.analyst();
    review.moveTo(slot, analyst, clock.instant());
    reviews.save(review);
    mailing.dateChanged(review);
    history.moved(review, startBefore, by);
    if (!Objects.equals(analystBefore, analyst)) {
      decisions.analyst(review, analystBefore, DecisionHistory.SYSTEM);
    }
  }

  /** Whether {@link #reschedule} would find a date now. */
  public boolean hasNewDate(Client client, Review review) {
    Choice choice = planning.choice(client, review, planning.rosterWithout(review));
    return newDates(client, review).stream()
        .anyMatch(slot -> choice.of(slot, Capacity.EXCEEDED).isPresent());
  }

  private List<Slot> newDates(Client client, Review review) {
    LocalDate last = calendar.joint(client.country()).plusWorkingDays(today(), WITHIN_WORKING_DAYS);
    return slots(client, review).stream()
        .filter(slot -> !calendar.provider().dateOf(slot.start()).isAfter(last))
        .toList();
  }

  /**
   * All slots at which the meeting could still be, best first: within its bounds, outside holds and
   * the client's other reviews, and late enough for a pack in time.
   */
  List<Slot> slots(Client client, Review review) {
    MeetingDays days = planning.meetingDays(client);
    MeetingBounds bounds = bounds(client, review, days);
    LocalDate earliest = earliest(client);
    List<Hold> holds = planning.contract(client).holds();
    return days
        .newDates(
            earliest.isAfter(bounds.firstDay()) ? earliest : bounds.firstDay(), bounds.lastDay())
        .stream()
        .filter(slot -> bounds.allow(slot, days))
        .filter(slot -> !Hold.covers(holds, days.dayOf(slot)))
        .filter(freeFor(client, review))
        .toList();
  }

  private LocalDate earliest(Client client) {
    WorkingCalendar joint = calendar.joint(client.country());
    return joint.plusWorkingDays(today(), EARLIEST_WORKING_DAYS);
  }

  /** Where the review's meeting may be. */
  public MeetingBounds bounds(Client client, Review review) {
    return bounds(client, review, planning.meetingDays(client));
  }

  private MeetingBounds bounds(Client client, Review review, MeetingDays days) {
    return MeetingBounds.of(
        planning.contract(client), days, review, reviews.allOf(client.reference()));
  }

  /** Whether the client has no other review at that time. */
  private Predicate<Slot> freeFor(Client client, Review review) {
    List<Slot> others = reviews.allOf(client.reference()).stream()
        .filter(other -> other.isOpen() && !other.reference().equals(review.reference()))
        .map(Review::slot)
        .toList();
    return slot -> others.stream().noneMatch(slot::overlaps);
  }

  private LocalDate today() {
    return calendar.provider().dateOf(clock.instant());
  }

  private static void refuse(boolean broken, String rule, String message) {
    if (broken) {
      throw new InvalidInput("start", rule, message);
    }
  }
}
