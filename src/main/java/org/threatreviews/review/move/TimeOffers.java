package org.threatreviews.review.move;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.review.Review;
import org.threatreviews.review.plan.ReviewPlanning;
import org.threatreviews.review.schedule.MeetingDays;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Roster.Capacity;
import org.threatreviews.staff.Roster.Choice;
import org.threatreviews.staff.Slot;

/** What a client is offered in place of the time that a meeting has. */
@Component
class TimeOffers {

  /** How many other slots a client is offered at once. */
  private static final int AT_ONCE = 3;

  /** The first ones lie in the week of the meeting or the next two. */
  private static final int NEAR_WEEKS = 3;

  private final MeetingDates dates;
  private final ReviewPlanning planning;

  TimeOffers(MeetingDates dates, ReviewPlanning planning) {
    this.dates = dates;
    this.planning = planning;
  }

  /**
   * Free slots near the present time, each on another day as long as there are enough days: in the
   * same week or the next two.
   */
  OfferedTimes near(Client client, Review review) {
    MeetingDays days = planning.meetingDays(client);
    LocalDate monday = monday(days.dayOf(review.slot()));
    List<Slot> all = all(client, review);
    return offer(
        days,
        all,
        all.stream()
            .filter(slot -> !days.dayOf(slot).isBefore(monday)
                && days.dayOf(slot).isBefore(monday.plusWeeks(NEAR_WEEKS)))
            .toList());
  }

  /** As {@link #near}, in one week. */
  OfferedTimes inWeek(Client client, Review review, LocalDate week) {
    MeetingDays days = planning.meetingDays(client);
    List<Slot> all = all(client, review);
    return offer(
        days,
        all,
        all.stream()
            .filter(slot -> monday(days.dayOf(slot)).equals(monday(week)))
            .toList());
  }

  /** Every slot that could be offered, nearest to the present time first. */
  List<Slot> all(Client client, Review review) {
    MeetingDays days = planning.meetingDays(client);
    Roster roster = planning.rosterToLookAtWithout(review);
    Choice choice = planning.choice(client, review, roster);
    return days.suitable(dates.slots(client, review)).stream()
        .filter(slot -> !slot.start().equals(review.startsAt()))
        .sorted(Comparator.comparing(
            slot -> Duration.between(review.startsAt(), slot.start()).abs()))
        .filter(slot -> review.analyst() == null || !roster.isBooked(review.analyst(), slot))
        .filter(slot -> choice.of(slot, Capacity.KEPT).isPresent())
        .toList();
  }

  private static OfferedTimes offer(MeetingDays days, List<Slot> all, List<Slot> some) {
    Map<LocalDate, Slot> oneADay = new LinkedHashMap<>();
    some.forEach(slot -> oneADay.putIfAbsent(days.dayOf(slot), slot));
    List<Slot> offered = Stream.concat(oneADay.values().stream(), some.stream())
        .distinct()
        .limit(AT_ONCE)
        .sorted(Comparator.comparing(Slot::start))
        .toList();
    return new OfferedTimes(
        offered.stream().map(Slot::start).toList(), anotherWeek(days, all, offered));
  }

  /** The next with a slot after those that are offered; else the first of all that is not. */
  private static LocalDate anotherWeek(MeetingDays days, List<Slot> all, List<Slot> offered) {
    List<LocalDate> shown =
        offered.stream().map(slot -> monday(days.dayOf(slot))).distinct().toList();
    List<LocalDate> others = all.stream()
        .map(slot -> monday(days.dayOf(slot)))
        .filter(week -> !shown.contains(week))
        .distinct()
        .sorted()
        .toList();
    return others.stream()
        .filter(week -> shown.isEmpty() || week.isAfter(shown.get(shown.size() - 1)))
        .findFirst()
        .orElse(others.isEmpty() ? null : others.get(0));
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
