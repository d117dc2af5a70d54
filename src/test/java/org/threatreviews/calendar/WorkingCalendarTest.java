package org.threatreviews.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId JERUSALEM = ZoneId.of("Asia/Jerusalem");

  private final BusinessCalendar calendars = new BusinessCalendar(new CalendarSettings(
      BERLIN, LocalTime.of(9, 0), LocalTime.of(17, 0), "DE", java.util.Map.of()));
  private final WorkingCalendar berlin = calendars.provider();

  private static Instant at(String local) {
    return at(local, BERLIN);
  }

  private static Instant at(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }

  @Nested
  class WorkingDays {

    @ParameterizedTest
    @CsvSource({
      "2026-12-04, Friday",
      "2027-03-30, the Tuesday after Easter",
      "2026-12-24, Christmas Eve",
      "2027-01-06, Epiphany is a holiday in some regions only"
    })
    void areWeekdays(LocalDate day, String why) {
      assertThat(berlin.isWorkingDay(day)).as(why).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "2026-12-05, Saturday",
      "2026-12-06, Sunday",
      "2026-12-25, Christmas Day",
      "2027-01-01, New Year",
      "2027-03-26, Good Friday",
      "2027-03-29, Easter Monday",
      "2027-05-06, Ascension Day",
      "2028-10-03, German Unity Day"
    })
    void areNeitherWeekendsNorHolidays(LocalDate day, String why) {
      assertThat(berlin.isWorkingDay(day)).as(why).isFalse();
    }

    @Test
    void ofBothSidesAreNeeded() {
      LocalDate swedishNationalDay = day("2028-06-06");
      LocalDate japaneseLabourDay = day("2026-11-23");

      assertThat(berlin.isWorkingDay(swedishNationalDay)).isTrue();
      assertThat(calendars.joint("SE").isWorkingDay(swedishNationalDay)).isFalse();
      assertThat(calendars.joint("SE").isWorkingDay(day("2028-10-03"))).isFalse();
      assertThat(berlin.isWorkingDay(japaneseLabourDay)).isTrue();
      assertThat(calendars.joint("JP").isWorkingDay(japaneseLabourDay)).isFalse();
    }

    @Test
    void ofAClientIgnoreTheProvidersHolidays() {
      WorkingCalendar tokyo = calendars.client("JP", ZoneId.of("Asia/Tokyo"));

      assertThat(tokyo.isWorkingDay(day("2028-10-03"))).isTrue();
      assertThat(tokyo.isWorkingDay(day("2026-11-03"))).as("Culture Day").isFalse();
    }

    @Test
    void ofACountryWithoutKnownHolidaysAreAllWeekdays() {
      WorkingCalendar unknown = calendars.client("AQ", BERLIN);

      assertThat(unknown.isWorkingDay(day("2026-12-25"))).isTrue();
      assertThat(unknown.isWorkingDay(day("2026-12-26"))).as("Saturday").isFalse();
      assertThat(calendars.knowsHolidays("AQ", 2026)).isFalse();
      assertThat(calendars.knowsHolidays("SE", 2026)).isTrue();
    }

    @Test
    void areFoundForLowerCaseCountries() {
      assertThat(calendars.client("se", BERLIN).isWorkingDay(day("2028-06-06"))).isFalse();
    }
  }

  @Nested
  class CountingDates {

    @ParameterizedTest
    @CsvSource({
      "2026-12-01,  1, 2026-12-02",
      "2026-12-04,  1, 2026-12-07",
      "2026-12-05,  1, 2026-12-07",
      "2026-12-24,  1, 2026-12-28",
      "2026-12-01, 20, 2026-12-30",
      "2026-12-07, -1, 2026-12-04",
      "2026-12-06, -1, 2026-12-04",
      "2027-03-30, -1, 2027-03-25",
      "2026-12-15,-10, 2026-12-01"
    })
    void skipsWeekendsAndHolidays(LocalDate from, int days, LocalDate expected) {
      assertThat(berlin.plusWorkingDays(from, days)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-04, 2026-12-04", "2026-12-05, 2026-12-07", "2026-12-25, 2026-12-28"})
    void zeroDaysGiveTheSameOrTheNextWorkingDay(LocalDate from, LocalDate expected) {
      assertThat(berlin.plusWorkingDays(from, 0)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 19, 250})
    void goingBackUndoesGoingForward(int days) {
      for (LocalDate d = day("2026-12-01"); d.isBefore(day("2027-06-01")); d = d.plusDays(1)) {
        if (berlin.isWorkingDay(d)) {
          assertThat(berlin.plusWorkingDays(berlin.plusWorkingDays(d, days), -days))
              .isEqualTo(d);
        }
      }
    }
  }

  @Nested
  class CountingInstants {

    @ParameterizedTest
    @CsvSource({
      "2026-12-01T10:00, 1, 2026-12-02T10:00, working time",
      "2026-12-04T16:59, 1, 2026-12-07T16:59, over a weekend",
      "2026-12-04T17:00, 0, 2026-12-07T09:00, closing time is the next opening",
      "2026-12-01T06:00, 1, 2026-12-02T09:00, before opening counts as opening",
      "2026-12-05T12:00, 0, 2026-12-07T09:00, a Saturday counts as Monday's opening",
      "2026-12-01T10:00, 0, 2026-12-01T10:00, no days leave working time alone",
      "2027-03-26T12:00, 1, 2027-03-31T09:00, Good Friday counts as Tuesday's opening",
      "2026-12-15T10:00,-10, 2026-12-01T10:00, backwards"
    })
    void keepsTheLocalTime(String from, int days, String expected, String why) {
      assertThat(berlin.plusWorkingDays(at(from), days)).as(why).isEqualTo(at(expected));
    }

    @Test
    void tenOClockStaysTenOClockOverBothClockChanges() {
      assertThat(berlin.plusWorkingDays(at("2027-03-25T10:00"), 1))
          .isEqualTo(at("2027-03-30T10:00"))
          .isEqualTo(Instant.parse("2027-03-30T08:00:00Z"));
      assertThat(berlin.plusWorkingDays(at("2026-10-23T10:00"), 1))
          .isEqualTo(Instant.parse("2026-10-26T09:00:00Z"));
      assertThat(berlin.plusWorkingDays(at("2026-10-26T10:00"), -1))
          .isEqualTo(Instant.parse("2026-10-23T08:00:00Z"));
    }
  }

  @Nested
  class WorkingTime {

    @ParameterizedTest
    @CsvSource({
      "2026-12-01T10:00, 2026-12-01T11:30, PT1H30M",
      "2026-12-01T08:00, 2026-12-01T18:00, PT8H",
      "2026-12-04T16:00, 2026-12-07T10:00, PT2H",
      "2026-12-05T09:00, 2026-12-06T17:00, PT0S",
      "2026-12-24T16:00, 2026-12-28T09:30, PT1H30M",
      "2026-12-01T17:00, 2026-12-02T09:00, PT0S",
      "2026-12-02T10:00, 2026-12-01T10:00, PT0S",
      "2026-12-01T09:00, 2026-12-31T17:00, PT176H"
    })
    void passesInBusinessHoursOnly(String from, String to, Duration expected) {
      assertThat(berlin.workingTimeBetween(at(from), at(to))).isEqualTo(expected);
    }

    @Test
    void isElapsedTimeOnTheDayTheClocksChange() {
      // Israel changes its clocks on a Friday at 02:00, so this day can be worked through the night
      WorkingCalendar nightShift = new BusinessCalendar(new CalendarSettings(
              BERLIN, LocalTime.of(1, 0), LocalTime.of(9, 0), "DE", java.util.Map.of()))
          .client("AQ", JERUSALEM);

      assertThat(worked(nightShift, "2027-03-26")).isEqualTo(Duration.ofHours(7));
      assertThat(worked(nightShift, "2027-03-25")).isEqualTo(Duration.ofHours(8));
      assertThat(nightShift.workingTimeBetween(
              at("2027-03-22T00:00", JERUSALEM), at("2027-03-30T23:00", JERUSALEM)))
          .isEqualTo(Duration.ofHours(7 * 8 - 1));
    }

    private Duration worked(WorkingCalendar calendar, String day) {
      return calendar.workingTimeBetween(
          at(day + "T00:00", calendar.zone()), at(day + "T23:59", calendar.zone()));
    }

    @Test
    void isWholeOverAWeekendWithAClockChange() {
      assertThat(berlin.workingTimeBetween(at("2026-10-23T09:00"), at("2026-10-26T17:00")))
          .isEqualTo(Duration.ofHours(16));
      assertThat(berlin.workingTimeBetween(at("2028-03-24T09:00"), at("2028-03-27T17:00")))
          .isEqualTo(Duration.ofHours(16));
    }

    @ParameterizedTest
    @MethodSource("org.threatreviews.calendar.WorkingCalendarTest#calendars")
    void isAdditive(WorkingCalendar calendar) {
      Random random = new Random(1);
      for (int i = 0; i < 500; i++) {
        Instant a = anyInstant(random);
        Instant b = a.plusSeconds(random.nextInt(60 * 86_400));
        Instant c = b.plusSeconds(random.nextInt(60 * 86_400));

        assertThat(calendar.workingTimeBetween(a, b).plus(calendar.workingTimeBetween(b, c)))
            .as("%s %s %s", a, b, c)
            .isEqualTo(calendar.workingTimeBetween(a, c));
      }
    }

    @ParameterizedTest
    @MethodSource("org.threatreviews.calendar.WorkingCalendarTest#calendars")
    void addedIsTheWorkingTimeBetween(WorkingCalendar calendar) {
      Random random = new Random(2);
      for (int i = 0; i < 500; i++) {
        Instant start = anyInstant(random);
        Duration time = Duration.ofSeconds(random.nextInt(400 * 3_600));

        Instant end = plus(calendar, start, time);

        assertThat(calendar.workingTimeBetween(start, end))
            .as("%s plus %s", start, time)
            .isEqualTo(time);
      }
    }

    private static Instant plus(WorkingCalendar calendar, Instant start, Duration time) {
      Instant begin = calendar.nextOpening(start);
      Duration left = time;
      while (true) {
        LocalDate day = begin.atZone(calendar.zone()).toLocalDate();
        Duration today = Duration.between(begin, calendar.closing(day));
        if (left.compareTo(today) <= 0) {
          return begin.plus(left);
        }
        left = left.minus(today);
        begin = calendar.opening(calendar.plusWorkingDays(day, 1));
      }
    }

    @Test
    void ofTenThousandYearLongIncidentsIsReckonedInSeconds() {
      Instant from = at("2026-12-01T10:00");
      // the thread's own time: what else the machine does must not fail the test
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long begun = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < 10_000; i++) {
        berlin.workingTimeBetween(from.plusSeconds(i), from.plus(Duration.ofDays(365)));
      }
      assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun))
          .isLessThan(Duration.ofSeconds(10));
    }
  }

  static Stream<WorkingCalendar> calendars() {
    BusinessCalendar calendars = new BusinessCalendar(new CalendarSettings(
        BERLIN, LocalTime.of(9, 0), LocalTime.of(17, 0), "DE", java.util.Map.of()));
    return Stream.of(
        calendars.provider(),
        calendars.joint("SE"),
        calendars.client("JP", ZoneId.of("Asia/Tokyo")),
        calendars.client("US", ZoneId.of("America/New_York")),
        calendars.client("AQ", JERUSALEM));
  }

  private static Instant anyInstant(Random random) {
    return ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, BERLIN)
        .plusSeconds(random.nextInt(3 * 365 * 86_400))
        .toInstant();
  }
}
