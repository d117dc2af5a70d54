package org.threatreviews.review.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Subscription;
import org.threatreviews.review.schedule.ReviewCadence;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Forecast.Week;

/** What people have to do in each week, and how much time they have for it. Reckons only. */
final class WeeklyWork {

  /** The working days before a meeting on which it is prepared. */
  private static final List<Integer> PREPARATION_DAYS = List.of(-5, -4, -3);

  private static final int DAYS_OF_A_WEEK = 5;

  private final Set<AwayOn> absences;
  private final WorkingCalendar provider;
  private final Duration meetingLength;
  private final Map<Integer, Duration> preparation = new HashMap<>();
  private final Duration standardPreparation;
  private final Duration advisorPreparation;
  private final Map<PersonWeek, Week> work = new HashMap<>();
  private final Set<String> peopleAtWork = new HashSet<>();
  private final Map<LocalDate, List<LocalDate>> preparationDays = new HashMap<>();

  /**
   * The meetings of somebody on one day.
   *
   * @param userId null when nobody has them yet
   * @param cadenceMonths months from one review of the client to the next
   * @param length of all together
   */
  record Meetings(String userId, LocalDate day, int cadenceMonths, int count, Duration length) {

    /** Who has the reviews that nobody has yet. */
    static final String NOBODY = "";

    Meetings {
      userId = Objects.requireNonNullElse(userId, NOBODY);
    }
  }

  /** A day on which somebody is away. */
  record AwayOn(String userId, LocalDate day) {}

  private record PersonWeek(String userId, LocalDate monday) {}

  WeeklyWork(
      Collection<Meetings> meetings,
      Set<AwayOn> absences,
      ReviewCadence cadence,
      Duration meetingLength,
      WorkingCalendar provider) {
    this.absences = absences;
    this.provider = provider;
    this.meetingLength = meetingLength;
    for (Subscription subscription : Subscription.values()) {
      ReviewCadence.Cadence often = cadence.of(subscription);
      preparation.put(often.months(), often.preparation());
    }
    standardPreparation = cadence.of(Subscription.STANDARD).preparation();
    advisorPreparation = cadence.of(Subscription.ADVISOR).preparation();
    meetings.forEach(this::add);
  }

  private void add(Meetings meetings) {
    peopleAtWork.add(meetings.userId());
    add(meetings.userId(), meetings.day(), meetings.count(), meetings.length(), Duration.ZERO);
    // a cadence that the decision table no longer has is prepared like the standard one
    Duration each = preparation
        .getOrDefault(meetings.cadenceMonths(), standardPreparation)
        .multipliedBy(meetings.count())
        .dividedBy(PREPARATION_DAYS.size());
    preparationDays
        .computeIfAbsent(
            meetings.day(),
            day -> PREPARATION_DAYS.stream()
                .map(before -> provider.plusWorkingDays(day, before))
                .toList())
        .forEach(day -> add(meetings.userId(), day, 0, Duration.ZERO, each));
  }

  private void add(
      String userId, LocalDate day, int meetings, Duration meetingTime, Duration prepared) {
    work.merge(
        new PersonWeek(userId, mondayOf(day)),
        new Week(meetings, meetingTime, prepared, Duration.ZERO),
        WeeklyWork::sum);
  }

  static Week sum(Week a, Week b) {
    return new Week(
        a.meetings() + b.meetings(),
        a.meetingTime().plus(b.meetingTime()),
        a.preparation().plus(b.preparation()),
        a.available().plus(b.available()));
  }

  /** User ids of all who have meetings, {@link Meetings#NOBODY} when some have no one yet. */
  Set<String> peopleAtWork() {
    return peopleAtWork;
  }

  List<Week> weeks(Analyst person, List<LocalDate> mondays) {
    return mondays.stream().map(monday -> week(person, monday)).toList();
  }

  List<Week> weeksOfNobody(List<LocalDate> mondays) {
    return mondays.stream().map(this::weekOfNobody).toList();
  }

  Week week(Analyst person, LocalDate monday) {
    return sum(workOf(person.userId(), monday), time(available(person, monday)));
  }

  Week weekOfNobody(LocalDate monday) {
    return workOf(Meetings.NOBODY, monday);
  }

  private Week workOf(String userId, LocalDate monday) {
    return work.getOrDefault(new PersonWeek(userId, monday), time(Duration.ZERO));
  }

  private static Week time(Duration available) {
    return new Week(0, Duration.ZERO, Duration.ZERO, available);
  }

  private Duration available(Analyst person, LocalDate monday) {
    if (!person.active() || !(person.qualified() || person.advisor())) {
      return Duration.ZERO;
    }
    long days = IntStream.range(0, DAYS_OF_A_WEEK)
        .mapToObj(monday::plusDays)
        .filter(day ->
            provider.isWorkingDay(day) && !absences.contains(new AwayOn(person.userId(), day)))
        .count();
    return meetingLength
        .plus(person.advisor() ? advisorPreparation : standardPreparation)
        .multipliedBy(person.weeklyReviews() * days)
        .dividedBy(DAYS_OF_A_WEEK);
  }

  private static LocalDate mondayOf(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
