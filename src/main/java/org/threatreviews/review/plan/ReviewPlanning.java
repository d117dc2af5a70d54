package org.threatreviews.review.plan;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.threatreviews.review.schedule.Hold;
import org.threatreviews.review.schedule.MeetingDays;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Roster.Capacity;
import org.threatreviews.staff.Roster.Choice;
import org.threatreviews.staff.Slot;
import org.threatreviews.staff.Staff;

/**
 * Finds other dates and people for reviews that are planned. Its callers hold the client's row, so
 * that plans of one client follow one another; the roster does the same for the analysts.
 */
@Component
public class ReviewPlanning {

  /** A new date leaves the client this many working days and comes within the other. */
  private static final int NEW_DATE_EARLIEST_WORKING_DAYS = 2;

  private static final int NEW_DATE_WITHIN_WORKING_DAYS = 10;

  private final ReviewLookup reviews;
  private final ProgrammeRepository programmes;
  private final PlannerFactory planners;
  private final Staff staff;
  private final PlanHistory history;
  private final ReviewDecisions decisions;
  private final ReviewMailing mailing;
  private final ReviewStaffing staffing;
  private final BusinessCalendar calendar;
  private final ReviewSettings settings;
  private final Clock clock;

  ReviewPlanning(
      ReviewLookup reviews,
      ProgrammeRepository programmes,
      PlannerFactory planners,
      Staff staff,
      PlanHistory history,
      ReviewDecisions decisions,
      ReviewMailing mailing,
      ReviewStaffing staffing,
      BusinessCalendar calendar,
      ReviewSettings settings,
      Clock clock) {
    this.reviews = reviews;
    this.programmes = programmes;
    this.planners = planners;
    this.staff = staff;
    this.history = history;
    this.decisions = decisions;
    this.mailing = mailing;
    this.staffing = staffing;
    this.calendar = calendar;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @throws InvalidInput when reviews can't regularly be on this weekday at this time
   */
  void checkPreference(DayOfWeek weekday, LocalTime time) {
    if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) {
      throw new InvalidInput(
          "preferredWeekday", "workingDay", "Threat reviews take place from Monday to Friday.");
    }
    WorkingCalendar hours = calendar.provider();
    LocalTime latest = hours.closesAt().minus(settings.meetingLength());
    if (time.isBefore(hours.opensAt()) || time.isAfter(latest)) {
      throw new InvalidInput(
          "preferredTime",
          "businessHours",
          "A threat review must begin between %s and %s (%s)."
              .formatted(hours.opensAt(), latest, calendar.zone()));
    }
  }

  /**
   * Gives the review another date, and somebody else where its analyst is away then.
   *
   * @param by who wants that: contact's address or user id; null for whoever has signed in
   * @throws InvalidInput when there can be no meeting at this time
   */
  public void move(Client client, Review review, Instant start, String by) {
    Slot slot = Slot.of(start, settings.meetingLength());
    MeetingDays days = meetingDays(client);
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
                calendar.zone()));
    refuse(
        Hold.covers(holdsOf(client), day),
        "onHold",
        "The client is on hold on %s.".formatted(InWords.day(day)));
    Roster roster = rosterWithout(review);
    refuse(
        review.analyst() != null && roster.isBooked(review.analyst(), slot),
        "analystBusy",
        "%s is already booked for another review at that time."
            .formatted(staff.nameOf(review.analyst()).orElse(review.analyst())));
    refuse(
        !freeFor(client, review).test(slot),
        "clientBusy",
        "The client has another threat review at that time.");
    moveTo(review, slot, choose(client, review, slot, roster).orElse(null), by);
  }

  /**
   * Finds a new date within ten working days from now and moves the review there.
   *
   * @return whether there was one before the contract ends
   */
  public boolean reschedule(Client client, Review review) {
    Choice choice = staffing.choice(client, review, rosterWithout(review));
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
    Choice choice = staffing.choice(client, review, rosterWithout(review));
    return newDates(client, review).stream()
        .anyMatch(slot -> choice.of(slot, Capacity.EXCEEDED).isPresent());
  }

  /**
   * Other times for a meeting, nearest to the present one first and each on another day as long as
   * there are enough days: in the same week or the next two, not before the client has two working
   * days to prepare, and neither beyond the contract nor beyond the period that the review is for.
   *
   * @return earliest first
   */
  List<Instant> alternatives(Client client, Review review, int count) {
    MeetingDays days = meetingDays(client);
    LocalDate present = days.dayOf(review.slot());
    LocalDate monday = present.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate first = Stream.of(
            monday,
            days.calendar().plusWorkingDays(today(), NEW_DATE_EARLIEST_WORKING_DAYS),
            client.contractStart())
        .max(Comparator.naturalOrder())
        .orElseThrow();
    // a review that was postponed beyond its period stays near its present date
    LocalDate periodEnd = planners
        .agreed(client)
        .contract()
        .lastDayFor(review)
        .filter(day -> !day.isBefore(present))
        .orElse(monday.plusWeeks(1).minusDays(1));
    LocalDate last = Stream.of(monday.plusWeeks(3).minusDays(1), periodEnd, client.contractEnd())
        .min(Comparator.naturalOrder())
        .orElseThrow();
    Roster roster = without(review, staff.rosterToLookAt());
    Choice choice = staffing.choice(client, review, roster);
    List<Hold> holds = holdsOf(client);
    Predicate<Slot> freeForClient = freeFor(client, review);
    List<Slot> free = days.newDates(first, last).stream()
        .filter(slot -> !slot.start().equals(review.startsAt()))
        .filter(slot -> !Hold.covers(holds, days.dayOf(slot)))
        .sorted(Comparator.comparing(
            slot -> Duration.between(review.startsAt(), slot.start()).abs()))
        .filter(freeForClient)
        .filter(slot -> review.analyst() == null || !roster.isBooked(review.analyst(), slot))
        .filter(slot -> choice.of(slot, Capacity.KEPT).isPresent())
        .toList();
    Map<LocalDate, Slot> oneADay = new LinkedHashMap<>();
    free.forEach(slot -> oneADay.putIfAbsent(days.dayOf(slot), slot));
    return Stream.concat(oneADay.values().stream(), free.stream())
        .distinct()
        .limit(count)
        .map(Slot::start)
        .sorted()
        .toList();
  }

  /** What the calendar does not know about the days of this contract, on either side. */
  List<PlanPreview.UnknownHolidays> unknownHolidays(Client client) {
    return Stream.of(calendar.country(), client.country())
        .distinct()
        .flatMap(country -> IntStream.rangeClosed(
                client.contractStart().getYear(), client.contractEnd().getYear())
            .filter(year -> !calendar.knowsHolidays(country, year))
            .mapToObj(year -> new PlanPreview.UnknownHolidays(country, year)))
        .toList();
  }

  /** Who can hold the review at its date: the person it has, where that person can. */
  public Optional<String> analystFor(Client client, Review review) {
    return choose(client, review, review.slot(), rosterWithout(review));
  }

  private Optional<String> choose(Client client, Review review, Slot slot, Roster roster) {
    Choice choice = staffing.choice(client, review, roster);
    return choice.of(slot, Capacity.KEPT).or(() -> choice.of(slot, Capacity.EXCEEDED));
  }

  private List<Slot> newDates(Client client, Review review) {
    WorkingCalendar joint = calendar.joint(client.country());
    LocalDate first = joint.plusWorkingDays(today(), NEW_DATE_EARLIEST_WORKING_DAYS);
    LocalDate last = joint.plusWorkingDays(today(), NEW_DATE_WITHIN_WORKING_DAYS);
    List<Hold> holds = holdsOf(client);
    MeetingDays days = meetingDays(client);
    return days
        .newDates(first, last.isAfter(client.contractEnd()) ? client.contractEnd() : last)
        .stream()
        .filter(slot -> !Hold.covers(holds, days.dayOf(slot)))
        .filter(freeFor(client, review))
        .toList();
  }

  /** Whether the client has no other review at that time. */
  private Predicate<Slot> freeFor(Client client, Review review) {
    List<Slot> others = reviews.allOf(client.reference()).stream()
        .filter(other -> other.isOpen() && !other.reference().equals(review.reference()))
        .map(Review::slot)
        .toList();
    return slot -> others.stream().noneMatch(slot::overlaps);
  }

  private Roster rosterWithout(Review review) {
    return without(review, staff.roster());
  }

  private static Roster without(Review review, Roster roster) {
    if (review.analyst() != null) {
      roster.cancel(review.analyst(), review.slot());
    }
    return roster;
  }

  private MeetingDays meetingDays(Client client) {
    return planners.meetingDays(client, programmes.findById(client.reference()).orElseThrow());
  }

  private List<Hold> holdsOf(Client client) {
    return planners.agreed(client).contract().holds();
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
