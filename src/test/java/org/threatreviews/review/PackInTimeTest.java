package org.threatreviews.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.review.invitation.Calendars;
import org.threatreviews.staff.Slot;
import org.threatreviews.support.Thoroughness;

/**
 * Packs arrive in time to be read: for every day of two years with its holidays and clock changes,
 * every hour at which a meeting can be, in ten zones. Working days are counted here by hand.
 */
class PackInTimeTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(17, 0);

  /** Zone and country; half hours, both hemispheres and both sides of the date line. */
  private static final Map<String, String> PLACES = new LinkedHashMap<>();

  static {
    PLACES.put("Europe/Berlin", "DE");
    PLACES.put("Europe/Stockholm", "SE");
    PLACES.put("Europe/London", "GB");
    PLACES.put("America/New_York", "US");
    PLACES.put("America/Los_Angeles", "US");
    PLACES.put("Pacific/Honolulu", "US");
    PLACES.put("Asia/Tokyo", "JP");
    PLACES.put("Australia/Sydney", "AU");
    PLACES.put("Asia/Kolkata", "IN");
    PLACES.put("Pacific/Auckland", "NZ");
  }

  private final WorkingCalendar provider = Calendars.BERLIN.provider();

  /** A meeting, and one or two zones in which people of the client read. */
  record Case(ZoneId zone, ZoneId other, String country, Slot meeting) {

    List<WorkingCalendar> readers() {
      return List.of(reader(country, zone), reader(country, other));
    }

    static WorkingCalendar reader(String country, ZoneId zone) {
      return Calendars.BERLIN.client(country, zone);
    }
  }

  static List<String> places() {
    return List.copyOf(PLACES.keySet());
  }

  /** Each of our working days, at another half hour from day to day; a thorough run takes all. */
  private List<Case> cases(String place) {
    List<String> zones = places();
    List<Case> cases = new ArrayList<>();
    LocalDate first = LocalDate.parse("2027-01-04");
    for (int day = 0; day < 730; day++) {
      LocalDate date = first.plusDays(day);
      if (!provider.isWorkingDay(date)) {
        continue;
      }
      int offset = day;
      IntStream.rangeClosed(0, 14)
          .filter(half -> Thoroughness.isFull() || (half + offset) % 5 == 0)
          .forEach(half -> cases.add(new Case(
              ZoneId.of(place),
              ZoneId.of(zones.get((offset + half) % zones.size())),
              PLACES.get(place),
              Slot.of(
                  date.atTime(OPENS.plusMinutes(30L * half)).atZone(BERLIN).toInstant(),
                  Duration.ofHours(1)))));
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("places")
  void thePacksMailLeavesOneWholeWorkingDayBeforeTheMeetingWithinEachReadersHours(String place) {
    for (Case meeting : cases(place)) {
      ReviewTimetable times = times(meeting);
      for (WorkingCalendar reader : meeting.readers()) {
        Instant leaves = inHours(reader, times.publication());
        LocalDate whole = dayAfter(reader, date(leaves, reader.zone()));
        assertThat(whole)
            .as("%s of %s for a reader in %s", times, meeting, reader.zone())
            .isBefore(date(meeting.meeting().start(), reader.zone()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void thePackIsPublishedWithinTheHoursOfWhoReadsItFirst(String place) {
    for (Case meeting : cases(place)) {
      Instant publication = times(meeting).publication();
      assertThat(meeting.readers())
          .as("%s at %s", meeting, publication)
          .anyMatch(reader -> isOpen(reader, publication)
              && isOpen(reader, publication.plus(Duration.ofMinutes(59))));
      assertThat(publication)
          .isBeforeOrEqualTo(meeting.meeting().start().minus(Duration.ofHours(24)));
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void theLeadLearnsOfMissingPreparationOneWorkingDayOfOursBeforePublicationAndHasUntilThen(
      String place) {
    for (Case meeting : cases(place)) {
      ReviewTimetable times = times(meeting);
      assertThat(isOpen(provider, times.preparationDue())).as("%s", times).isTrue();
      assertThat(workingTime(times.preparationDue(), times.publication()))
          .as("%s", times)
          .isEqualTo(Duration.ofHours(8));
      assertThat(times.missingPreparationDue())
          .as("%s", times)
          .isAfter(times.preparationDue())
          .isBefore(times.publication());
      assertThat(workingTime(times.missingPreparationDue(), times.publication()))
          .as("%s", times)
          .isEqualTo(Duration.ofHours(1));
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void preparingHasTwoWorkingDaysOfOursAtLeastAndBeginsFiveBeforeTheMeetingOrEarlier(String place) {
    for (Case meeting : cases(place)) {
      ReviewTimetable times = times(meeting);
      assertThat(workingTime(times.preparationOpens(), times.preparedBy()))
          .as("%s", times)
          .isGreaterThanOrEqualTo(Duration.ofHours(16));
      assertThat(workingTime(times.preparationOpens(), meeting.meeting().start()))
          .as("%s", times)
          .isGreaterThanOrEqualTo(Duration.ofHours(40));
      assertThat(workingTime(times.preparationBegins(), times.preparationOpens()))
          .as("%s", times)
          .isGreaterThanOrEqualTo(Duration.ofHours(40));
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void preparingIsDueTwoWorkingDaysOfOursBeforeTheMeetingAndNoLaterThanTheLeadLearnsThatItIsMissing(
      String place) {
    for (Case meeting : cases(place)) {
      ReviewTimetable times = times(meeting);
      assertThat(times.preparedBy()).as("%s", times).isBeforeOrEqualTo(times.preparationDue());
      assertThat(workingTime(times.preparedBy(), meeting.meeting().start()))
          .as("%s", times)
          .isGreaterThanOrEqualTo(Duration.ofHours(16));
    }
  }

  /** Each has days and hours of their own; holidays are those of the country. */
  @ParameterizedTest
  @MethodSource("places")
  void thePackComesWithinEachReadersOwnHoursAndOneWholeWorkingDayOfTheClientBefore(String place) {
    List<Set<DayOfWeek>> days = List.of(
        EnumSet.of(DayOfWeek.MONDAY),
        EnumSet.of(DayOfWeek.WEDNESDAY),
        EnumSet.of(DayOfWeek.FRIDAY),
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
        EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY),
        EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
        EnumSet.allOf(DayOfWeek.class));
    List<LocalTime> begins =
        List.of(LocalTime.of(0, 0), LocalTime.of(6, 30), LocalTime.of(13, 0), LocalTime.of(22, 0));
    int turn = 0;
    for (Case meeting : cases(place)) {
      turn++;
      LocalTime begin = begins.get(turn % begins.size());
      WorkingCalendar business = Case.reader(meeting.country(), meeting.zone());
      WorkingCalendar own = Calendars.BERLIN.person(
          meeting.country(),
          meeting.zone(),
          days.get(turn % days.size()),
          begin,
          begin.plusMinutes(turn % 2 == 0 ? 30 : 119));
      ReviewTimetable times = ReviewTimetable.of(
          meeting.meeting(),
          provider,
          List.of(new PackReader(business, own), new PackReader(business)));

      // leaves at once in their hours, else when these begin
      Instant leaves = own.nextOpening(times.publication());

      assertThat(dayAfter(business, date(leaves, meeting.zone())))
          .as("%s of %s", times, own)
          .isBefore(date(meeting.meeting().start(), meeting.zone()));
      assertThat(leaves)
          .isBefore(ReviewTimetable.packDeadline(
              meeting.meeting().start(), new PackReader(business, own)));
      assertThat(Duration.between(times.publication(), meeting.meeting().start()))
          .as("nobody's few days bring it forward by more than a week and the holidays")
          .isLessThan(Duration.ofDays(25));
    }
  }

  @Test
  void whoWorksOnFewDaysGetsThePackOnTheLastOfThemThatLeavesTime() {
    WorkingCalendar berlin = Calendars.BERLIN.client("DE", BERLIN);
    WorkingCalendar mornings = Calendars.BERLIN.person(
        "DE",
        BERLIN,
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
        LocalTime.of(8, 0),
        LocalTime.of(12, 0));

    // Monday, 8 March 2027
    ReviewTimetable times = ReviewTimetable.of(
        meeting("2027-03-08", 9), provider, List.of(new PackReader(berlin, mornings)));

    assertThat(times.publication()).isEqualTo(at("2027-03-03", 11, BERLIN));
    assertThat(times.preparationDue()).isEqualTo(at("2027-03-02", 11, BERLIN));
    assertThat(times.secondReminder())
        .as("comes when it always does")
        .isEqualTo(at("2027-03-05", 9, BERLIN));
  }

  @ParameterizedTest
  @MethodSource("places")
  void remindersComeInHoursAWeekAndAWorkingDayOfTheReadersBeforeTheMeeting(String place) {
    for (Case meeting : cases(place)) {
      ReviewTimetable times = times(meeting);
      for (WorkingCalendar reader : meeting.readers()) {
        LocalDate day = date(meeting.meeting().start(), reader.zone());
        LocalDate last = date(inHours(reader, times.secondReminder()), reader.zone());
        assertThat(last).as("%s", times).isBefore(day);
        LocalDate first = date(inHours(reader, times.firstReminder()), reader.zone());
        assertThat(first).as("%s", times).isBeforeOrEqualTo(day.minusDays(7));
      }
      assertThat(meeting.readers())
          .as("%s", times)
          .anyMatch(reader -> isOpen(reader, times.secondReminder())
              && dayAfter(reader, date(times.secondReminder(), reader.zone()))
                  .equals(
                      firstWorkingDayFrom(reader, date(meeting.meeting().start(), reader.zone()))));
    }
  }

  @Test
  void saysAllOfAnOrdinaryMeeting() {
    WorkingCalendar berlin = Calendars.BERLIN.client("DE", BERLIN);

    // Monday, 8 March 2027
    ReviewTimetable times =
        ReviewTimetable.of(meeting("2027-03-08", 9), provider, List.of(new PackReader(berlin)));

    assertThat(times.preparationBegins()).isEqualTo(at("2027-02-22", 9, BERLIN));
    assertThat(times.preparationOpens()).isEqualTo(at("2027-03-01", 9, BERLIN));
    assertThat(times.firstReminder()).isEqualTo(at("2027-03-01", 9, BERLIN));
    assertThat(times.preparationDue()).isEqualTo(at("2027-03-03", 16, BERLIN));
    assertThat(times.missingPreparationDue()).isEqualTo(at("2027-03-04", 15, BERLIN));
    assertThat(times.publication()).isEqualTo(at("2027-03-04", 16, BERLIN));
    assertThat(times.secondReminder()).isEqualTo(at("2027-03-05", 9, BERLIN));
  }

  @Test
  void leavesAClientOverItsHolidaysTheTimeThatItWorks() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    WorkingCalendar reader = Calendars.BERLIN.client("JP", tokyo);

    // Thursday, 6 May 2027: before it Golden Week, with one working day on 30 April
    ReviewTimetable times =
        ReviewTimetable.of(meeting("2027-05-06", 9), provider, List.of(new PackReader(reader)));

    assertThat(times.publication()).isEqualTo(at("2027-04-28", 16, tokyo));
    assertThat(times.secondReminder()).isEqualTo(at("2027-04-30", 16, tokyo));
    assertThat(times.preparationDue()).isEqualTo(at("2027-04-27", 9, BERLIN));
  }

  private ReviewTimetable times(Case meeting) {
    return ReviewTimetable.of(
        meeting.meeting(),
        provider,
        meeting.readers().stream().map(PackReader::new).toList());
  }

  private static Slot meeting(String day, int hour) {
    return Slot.of(at(day, hour, BERLIN), Duration.ofHours(1));
  }

  private static Instant at(String day, int hour, ZoneId zone) {
    return LocalDate.parse(day).atTime(hour, 0).atZone(zone).toInstant();
  }

  // counted by hand; only the holidays are the calendar's

  private static boolean works(WorkingCalendar who, LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && who.isWorkingDay(day);
  }

  private static boolean isOpen(WorkingCalendar who, Instant instant) {
    LocalTime time = instant.atZone(who.zone()).toLocalTime();
    return works(who, date(instant, who.zone())) && !time.isBefore(OPENS) && time.isBefore(CLOSES);
  }

  /** When what is written then leaves for somebody: at once, else when they begin to work. */
  private static Instant inHours(WorkingCalendar who, Instant written) {
    if (isOpen(who, written)) {
      return written;
    }
    LocalDate day = date(written, who.zone());
    boolean today = works(who, day) && written.atZone(who.zone()).toLocalTime().isBefore(OPENS);
    return (today ? day : dayAfter(who, day)).atTime(OPENS).atZone(who.zone()).toInstant();
  }

  private static LocalDate dayAfter(WorkingCalendar who, LocalDate day) {
    return firstWorkingDayFrom(who, day.plusDays(1));
  }

  private static LocalDate firstWorkingDayFrom(WorkingCalendar who, LocalDate day) {
    LocalDate found = day;
    while (!works(who, found)) {
      found = found.plusDays(1);
    }
    return found;
  }

  private static LocalDate date(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toLocalDate();
  }

  /** Our working time between two instants. */
  private Duration workingTime(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    for (LocalDate day = date(from, BERLIN);
        !day.isAfter(date(to, BERLIN));
        day = day.plusDays(1)) {
      if (works(provider, day)) {
        Instant opens = day.atTime(OPENS).atZone(BERLIN).toInstant();
        Instant closes = day.atTime(CLOSES).atZone(BERLIN).toInstant();
        Instant begin = opens.isAfter(from) ? opens : from;
        Instant end = closes.isBefore(to) ? closes : to;
        sum = end.isAfter(begin) ? sum.plus(Duration.between(begin, end)) : sum;
      }
    }
    return sum;
  }
}
