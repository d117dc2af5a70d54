package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.notification.HoldReason;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.timing.DeliveryTiming;
import org.threatreviews.notification.timing.PlannedDelivery;
import org.threatreviews.review.PackReader;
import org.threatreviews.review.ReviewTimetable;
import org.threatreviews.staff.Slot;
import org.threatreviews.support.ProcessTest;

/** What a review's timetable promises of its pack agrees with when mail may leave. */
@ProcessTest
class PackLeavesInTimeTest {

  private static final Map<String, String> PLACES = new TreeMap<>(Map.of(
      "Europe/Berlin", "DE",
      "Europe/London", "GB",
      "America/New_York", "US",
      "America/Los_Angeles", "US",
      "Asia/Tokyo", "JP",
      "Australia/Sydney", "AU",
      "Asia/Kolkata", "IN",
      "Pacific/Auckland", "NZ"));

  @Autowired
  DeliveryTiming timing;

  @Autowired
  BusinessCalendar calendars;

  private WorkingCalendar provider;

  @BeforeEach
  void provider() {
    provider = calendars.provider();
  }

  @Test
  void theOutboxLetsThePackGoAtPublicationAndToReadersElsewhereBeforeItsDeadline() {
    LocalDate first = LocalDate.parse("2027-01-04");
    first.datesUntil(first.plusYears(1)).filter(provider::isWorkingDay).forEach(day -> {
      int hour = 9 + day.getDayOfYear() % 8;
      Slot meeting =
          Slot.of(day.atTime(hour, 0).atZone(provider.zone()).toInstant(), Duration.ofHours(1));
      PLACES.forEach((zone, country) -> PLACES.forEach((other, unused) -> {
        WorkingCalendar reader = calendars.client(country, ZoneId.of(zone));
        WorkingCalendar elsewhere = calendars.client(country, ZoneId.of(other));
        Instant publication = ReviewTimetable.of(
                meeting, provider, List.of(new PackReader(reader), new PackReader(elsewhere)))
            .publication();
        for (WorkingCalendar who : List.of(reader, elsewhere)) {
          Instant deadline = ReviewTimetable.packDeadline(meeting.start(), new PackReader(who));
          PlannedDelivery planned = timing.plan(packTo(who, country), publication, deadline);
          assertThat(planned.before()).as("within hours: %s", planned).isNotNull();
          assertThat(planned.from()).as("in time: %s", planned).isBefore(deadline);
          assertThat(who.isOpen(planned.from())).as("within hours: %s", planned).isTrue();
          if (who.isOpen(publication)) {
            // or with what leaves half an hour after the reader's day has begun
            assertThat(planned.from())
                .isBetween(publication, publication.plus(Duration.ofMinutes(30)));
          }
        }
      }));
    });
  }

  @Test
  void aPackThatComesLateLeavesAtOnceInsteadOfInTheMorningOfTheMeeting() {
    WorkingCalendar tokyo = calendars.client("JP", ZoneId.of("Asia/Tokyo"));
    Instant evening = Instant.parse("2027-02-02T12:00:00Z");

    PlannedDelivery late = timing.plan(packTo(tokyo, "JP"), evening, evening.minusSeconds(1));
    PlannedDelivery early = timing.plan(packTo(tokyo, "JP"), evening, evening.plusSeconds(86_400));

    assertThat(late).isEqualTo(PlannedDelivery.atAnyHour(evening));
    assertThat(early).returns(HoldReason.HOURS, PlannedDelivery::heldBecause);
  }

  private static Mail packTo(WorkingCalendar reader, String country) {
    return new Mail(
        new MailKey(MailKind.REVIEW_PACK, "TR-ACME-2027-01", 1),
        new Recipient("ACME", "Eva", "eva@acme.example", "en", reader.zone(), country),
        Map.of(),
        null);
  }
}
