package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.incident.FollowUpSchedule;
import org.threatreviews.incident.FollowUpSchedules;
import org.threatreviews.incident.IncidentRecords;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.steps.FollowUpDates;
import org.threatreviews.notification.MailKind;
import org.threatreviews.support.ClockChanges;
import org.threatreviews.support.EightZones;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Thoroughness;

/** Who accepts a risk is asked again on the day that the page names: a fortnight before it ends. */
@ProcessTest
class HeadsUpPromiseTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired
  FollowUpDriver driver;

  @Autowired
  FollowUpDates dates;

  @Autowired
  FollowUpSchedules schedules;

  @Autowired
  IncidentRecords records;

  @Autowired
  BusinessCalendar calendars;

  @Autowired
  JdbcClient jdbc;

  /** 6 March 2027 is a Saturday, so that it was told on Monday, twelve days before. */
  @EightZones
  void aHeadsUpThatFallsOnAWeekendLeavesOnTheFridayBefore(String zone) {
    assertThat(leavesOn(ZoneId.of(zone), "2027-03-20")).containsOnly(LocalDate.parse("2027-03-05"));
  }

  /** 29 March 2027 is Easter Monday in Germany: it was told eleven days before. */
  @EightZones
  void aHeadsUpThatFallsOnAHolidayLeavesOnTheWorkingDayBefore(String zone) {
    assertThat(leavesOn(ZoneId.of(zone), "2027-04-12")).containsOnly(LocalDate.parse("2027-03-25"));
  }

  @EightZones
  void aHeadsUpLeavesAFortnightBeforeTheEnd(String zone) {
    assertThat(leavesOn(ZoneId.of(zone), "2027-03-24")).containsOnly(LocalDate.parse("2027-03-10"));
  }

  @EightZones
  void aHeadsUpOnTheDayAfterAClockChangeLeavesOnIt(String zone) {
    LocalDate monday = clockChange(zone).plusDays(1);

    assertThat(leavesOn(ZoneId.of(zone), monday.plusDays(14).toString())).containsOnly(monday);
  }

  @EightZones
  void aHeadsUpOnTheDayOfAClockChangeLeavesOnTheFridayBefore(String zone) {
    LocalDate sunday = clockChange(zone);

    assertThat(leavesOn(ZoneId.of(zone), sunday.plusDays(14).toString()))
        .containsOnly(sunday.minusDays(2));
  }

  private static LocalDate clockChange(String zone) {
    return ClockChanges.in(ZoneId.of(zone), Year.of(2027)).get(1);
  }

  @EightZones
  void contactsInDifferentZonesGetItOnTheSameDayOfTheirs(String zone) {
    driver.registerClient(BERLIN, ZoneId.of(zone));
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2027-03-24"));
    driver.advanceTo("2027-03-12T12:00");

    assertThat(sentOn()).hasSize(2);
    assertThat(sentOn().values()).containsOnly(LocalDate.parse("2027-03-10"));
  }

  @Test
  void thePageNamesADayOnlyWhenSomethingHappensOnIt() {
    driver.registerClient();
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2026-12-10"));

    assertThat(dates.headsUpDay(FollowUpDriver.INCIDENT)).as("sooner than that").isEmpty();

    driver.advanceTo("2026-12-14T12:00");
    assertThat(sentOn()).isEmpty();
  }

  @Test
  void theDayIsNeverLaterThanAFortnightBeforeAndNoWorkingDayIsSkipped() {
    driver.registerClient();
    driver.reportAndNotify(Severity.HIGH);
    Random random = new Random(14);
    WorkingCalendar working = calendars.client("DE", BERLIN);
    for (int i = 0; i < Thoroughness.times(20); i++) {
      LocalDate until = LocalDate.parse("2027-01-04").plusDays(random.nextInt(320));
      driver.acceptRisk(until);
      FollowUpSchedule schedule = schedules.of(records.get(FollowUpDriver.INCIDENT));
      LocalDate day = schedule.headsUpDay();

      assertThat(dates.headsUpDay(FollowUpDriver.INCIDENT))
          .as("until %s", until)
          .contains(day);
      assertThat(working.isWorkingDay(day)).as("until %s", until).isTrue();
      assertThat(day).as("until %s", until).isBeforeOrEqualTo(until.minusDays(14));
      assertThat(day.plusDays(1).datesUntil(until.minusDays(13)))
          .as("until %s", until)
          .noneMatch(working::isWorkingDay);
    }
  }

  private List<LocalDate> leavesOn(ZoneId zone, String acceptedUntil) {
    driver.registerClient(zone, zone);
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse(acceptedUntil));
    LocalDate promised = dates.headsUpDay(FollowUpDriver.INCIDENT).orElseThrow();
    driver.time().advanceTo(promised.plusDays(6).atTime(12, 0).atZone(zone).toInstant());

    List<LocalDate> left = sentOn(zone).values().stream().toList();
    assertThat(left).isNotEmpty().containsOnly(promised);
    return left;
  }

  /** By address, each in the zone in which the contact was written to. */
  private Map<String, LocalDate> sentOn() {
    return sentOn(null);
  }

  private Map<String, LocalDate> sentOn(ZoneId zone) {
    Map<String, LocalDate> sent = new TreeMap<>();
    jdbc.sql("""
            select recipient, sent_at, hours_zone from mail_outbox
            where template = :template and status = 'SENT'
            """)
        .param("template", MailKind.INCIDENT_ACCEPTANCE_HEADS_UP.template())
        .query(row -> {
          Timestamp at = row.getTimestamp("sent_at");
          ZoneId theirs = zone == null ? ZoneId.of(row.getString("hours_zone")) : zone;
          sent.put(row.getString("recipient"), at.toInstant().atZone(theirs).toLocalDate());
        });
    return sent;
  }
}
