package org.threatreviews.review.plan;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewSettings;
import org.threatreviews.review.schedule.Contract;
import org.threatreviews.review.schedule.MeetingDays;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Roster.Capacity;
import org.threatreviews.staff.Roster.Choice;
import org.threatreviews.staff.Slot;
import org.threatreviews.staff.Staff;

/**
 * What is known of a client's plan, and who can hold a review of it. Its callers hold the client's
 * row, so that plans of one client follow one another; the roster does the same for the analysts.
 */
@Component
public class ReviewPlanning {

  private final ProgrammeRepository programmes;
  private final PlannerFactory planners;
  private final Staff staff;
  private final ReviewStaffing staffing;
  private final BusinessCalendar calendar;
  private final ReviewSettings settings;

  ReviewPlanning(
      ProgrammeRepository programmes,
      PlannerFactory planners,
      Staff staff,
      ReviewStaffing staffing,
      BusinessCalendar calendar,
      ReviewSettings settings) {
    this.programmes = programmes;
    this.planners = planners;
    this.staff = staff;
    this.staffing = staffing;
    this.calendar = calendar;
    this.settings = settings;
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
              .formatted(hours.opensAt(), latest, InWords.zone(calendar.zone())));
    }
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

  /** Who can hold it at this time, even beyond what one should have a week. */
  public Optional<String> choose(Client client, Review review, Slot slot, Roster roster) {
    Choice choice = choice(client, review, roster);
    return choice.of(slot, Capacity.KEPT).or(() -> choice.of(slot, Capacity.EXCEEDED));
  }

  /** The client's advisor, or whoever has the review already, else as the subscription says. */
  public Choice choice(Client client, Review review, Roster roster) {
    return staffing.choice(client, review, roster);
  }

  /** Whoever holds the review is free at its present time. */
  public Roster rosterWithout(Review review) {
    return without(review, staff.roster());
  }

  /** As {@link #rosterWithout}, where nobody is booked. */
  public Roster rosterToLookAtWithout(Review review) {
    return without(review, staff.rosterToLookAt());
  }

  private static Roster without(Review review, Roster roster) {
    if (review.analyst() != null) {
      roster.cancel(review.analyst(), review.slot());
    }
    return roster;
  }

  /** On which days and at which times meetings of a client with a plan can be. */
  public MeetingDays meetingDays(Client client) {
    return planners.meetingDays(client, programmes.findById(client.reference()).orElseThrow());
  }

  /** What was agreed with the client about its contracts. */
  public Contract contract(Client client) {
    return planners.agreed(client).contract();
  }
}
