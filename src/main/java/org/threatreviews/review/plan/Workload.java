package org.threatreviews.review.plan;

import java.sql.Date;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.ClientHours;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewSettings;
import org.threatreviews.review.plan.WeeklyWork.Meetings;
import org.threatreviews.review.schedule.ReviewCadence;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Feasibility;
import org.threatreviews.staff.Forecast;
import org.threatreviews.staff.Forecast.Week;
import org.threatreviews.staff.Staff;

/**
 * Whether the people of the pool can do what is planned, week by week.
 *
 * <p>A review takes its meeting and its preparation, which lies evenly on the provider's working
 * days from five to three before the meeting; how long it takes is said by the decision {@code
 * review-cadence}. A person has in a week the time for as many reviews as they can hold, for each
 * day's absence or holiday a fifth less. Weeks begin on Monday in the business zone.
 */
@Service
@Transactional(readOnly = true)
public class Workload {

  private static final int FEASIBILITY_MONTHS = 12;

  /** Preparation of a meeting so long after the last week may still fall into that week. */
  private static final int DAYS_AHEAD = 35;

  private final JdbcClient jdbc;
  private final Staff staff;
  private final Clients clients;
  private final ReviewPlanning planning;
  private final ClientHours hours;
  private final PlanChanges planChanges;
  private final ReviewCadence cadence;
  private final ReviewSettings settings;
  private final BusinessCalendar calendar;
  private final Clock clock;

  Workload(
      JdbcClient jdbc,
      Staff staff,
      Clients clients,
      ReviewPlanning planning,
      ClientHours hours,
      PlanChanges planChanges,
      ReviewCadence cadence,
      ReviewSettings settings,
      BusinessCalendar calendar,
      Clock clock) {
    this.jdbc = jdbc;
    this.staff = staff;
    this.clients = clients;
    this.planning = planning;
    this.hours = hours;
    this.planChanges = planChanges;
    this.cadence = cadence;
    this.settings = settings;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Meetings and hours of each person in the coming weeks, from the present week on: of everybody
   * in the pool, and of those who have left but still have reviews.
   */
  public Forecast forecast(int weeks) {
    List<LocalDate> mondays =
        IntStream.range(0, weeks).mapToObj(thisWeek()::plusWeeks).toList();
    WeeklyWork work = work(thisWeek(), thisWeek().plusWeeks(weeks).minusDays(1), List.of());
    List<Forecast.Person> people = new ArrayList<>();
    for (Analyst analyst : staff.all()) {
      if (analyst.active() || work.peopleAtWork().contains(analyst.userId())) {
        people.add(
            new Forecast.Person(analyst.userId(), analyst.name(), work.weeks(analyst, mondays)));
      }
    }
    if (work.peopleAtWork().contains(Meetings.NOBODY)) {
      people.add(new Forecast.Person(null, null, work.weeksOfNobody(mondays)));
    }
    return new Forecast(mondays, people);
  }

  /**
   * Whether the pool holds all planned reviews with their preparation for the next 12 months, whole
   * weeks. The shared analysts are looked at together, with the reviews that nobody has yet and
   * those of people who have left; each advisor alone.
   */
  public Feasibility feasibility() {
    return feasibility(List.of());
  }

  /**
   * What planning this client's reviews would give, without planning them.
   *
   * @param time in the business zone
   * @throws InvalidInput when reviews can't regularly be on this weekday at this time
   * @throws UnknownReference when there is no such client
   */
  public PlanPreview preview(String clientRef, DayOfWeek weekday, LocalTime time) {
    Client client = clients.get(clientRef);
    planning.checkPreference(weekday, time);
    List<Review> plan = planChanges.preview(client, weekday, time);
    List<Meetings> further = plan.stream()
        .map(review -> new Meetings(
            review.analyst(),
            calendar.provider().dateOf(review.startsAt()),
            review.cadenceMonths(),
            1,
            Duration.between(review.startsAt(), review.endsAt())))
        .toList();
    return new PlanPreview(
        meetings(plan),
        planning.unknownHolidays(client),
        feasibility(further),
        plan.stream()
            .flatMap(review -> hours.warning(client, review.slot()).stream())
            .distinct()
            .toList());
  }

  /** As {@link #preview}, the meetings alone: what they do to the pool takes longer to find out. */
  public List<PlanPreview.Meeting> meetings(String clientRef, DayOfWeek weekday, LocalTime time) {
    planning.checkPreference(weekday, time);
    return meetings(planChanges.preview(clients.get(clientRef), weekday, time));
  }

  private static List<PlanPreview.Meeting> meetings(List<Review> plan) {
    return plan.stream()
        .map(review -> new PlanPreview.Meeting(
            review.title(), review.startsAt(), review.endsAt(), review.analyst()))
        .sorted(Comparator.comparing(PlanPreview.Meeting::start))
        .toList();
  }

  private Feasibility feasibility(List<Meetings> notStored) {
    LocalDate from = thisWeek();
    LocalDate to =
        today().plusMonths(FEASIBILITY_MONTHS).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    WeeklyWork work = work(from, to, notStored);
    List<LocalDate> mondays = Stream.iterate(
            from, monday -> monday.isBefore(to), monday -> monday.plusWeeks(1))
        .toList();
    List<Analyst> people = staff.all();
    List<Analyst> shared =
        people.stream().filter(Predicate.not(Analyst::advisor)).toList();
    List<Feasibility.Shortage> shortages = new ArrayList<>();
    for (LocalDate monday : mondays) {
      Week together = shared.stream()
          .map(person -> work.week(person, monday))
          .reduce(work.weekOfNobody(monday), WeeklyWork::sum);
      addIfTooMuch(shortages, monday, null, null, together);
      people.stream()
          .filter(Analyst::advisor)
          .forEach(advisor -> addIfTooMuch(
              shortages, monday, advisor.userId(), advisor.name(), work.week(advisor, monday)));
    }
    return new Feasibility(from, to, List.copyOf(shortages));
  }

  private static void addIfTooMuch(
      List<Feasibility.Shortage> shortages,
      LocalDate monday,
      String userId,
      String name,
      Week week) {
    if (week.isTooMuch()) {
      shortages.add(
          new Feasibility.Shortage(monday, userId, name, week.needed(), week.available()));
    }
  }

  private WeeklyWork work(LocalDate from, LocalDate to, List<Meetings> notStored) {
    List<Meetings> all = new ArrayList<>(notStored);
    all.addAll(meetings(from, to.plusDays(DAYS_AHEAD)));
    return new WeeklyWork(
        all, absences(from, to), cadence, settings.meetingLength(), calendar.provider());
  }

  private List<Meetings> meetings(LocalDate from, LocalDate to) {
    return jdbc.sql("""
            select analyst, (starts_at at time zone :zone)::date as day, cadence_months,
                   count(*) as meetings, extract(epoch from sum(ends_at - starts_at)) as seconds
            from review
            where status <> 'CANCELLED' and starts_at >= :from and starts_at < :to
            group by 1, 2, 3
            """)
        .param("zone", calendar.zone().getId())
        .param(
            "from", java.sql.Timestamp.from(from.atStartOfDay(calendar.zone()).toInstant()))
        .param(
            "to",
            java.sql.Timestamp.from(to.plusDays(1).atStartOfDay(calendar.zone()).toInstant()))
        .query((row, n) -> new Meetings(
            row.getString("analyst"),
            row.getObject("day", LocalDate.class),
            row.getInt("cadence_months"),
            row.getInt("meetings"),
            Duration.ofSeconds(row.getLong("seconds"))))
        .list();
  }

  private Set<WeeklyWork.AwayOn> absences(LocalDate from, LocalDate to) {
    return jdbc.sql("""
            select distinct user_id, day::date as day
            from staff_absence,
                 generate_series(greatest(first_day, :from), least(last_day, :to), interval '1 day')
                   as day
            where last_day >= :from and first_day <= :to
            """)
        .param("from", Date.valueOf(from))
        .param("to", Date.valueOf(to))
        .query((row, n) ->
            new WeeklyWork.AwayOn(row.getString("user_id"), row.getObject("day", LocalDate.class)))
        .set();
  }

  private LocalDate thisWeek() {
    return today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private LocalDate today() {
    return calendar.provider().dateOf(clock.instant());
  }
}
