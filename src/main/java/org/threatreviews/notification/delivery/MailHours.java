package org.threatreviews.notification.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.notification.NotificationSettings;

/**
 * The hours in which somebody may get mail that is not urgent: business hours in their own zone,
 * without the holidays of their country.
 */
@Component
class MailHours {

  private final BusinessCalendar calendars;
  private final NotificationSettings settings;

  /** From when, and before when, a mail may leave. */
  record Window(Instant from, Instant before) {}

  MailHours(BusinessCalendar calendars, NotificationSettings settings) {
    this.calendars = calendars;
    this.settings = settings;
  }

  /** The rest of the working hours that the instant lies in; empty when it lies in none. */
  Optional<Window> open(String country, ZoneId zone, Instant instant) {
    WorkingCalendar working = calendars.client(country, zone);
    return working.nextOpening(instant).equals(instant)
        ? Optional.of(new Window(instant, working.closing(working.dateOf(instant))))
        : Optional.empty();
  }

  /**
   * When the next digest leaves: on each working day a little after its opening, so that it
   * holds what is written early in the morning.
   *
   * @return a window that begins after the instant
   */
  Window nextDigest(String country, ZoneId zone, Instant instant) {
    WorkingCalendar working = calendars.client(country, zone);
    LocalDate day = working.plusWorkingDays(working.dateOf(instant), 0);
    Instant from = digestOn(day, working);
    if (!from.isAfter(instant)) {
      day = working.plusWorkingDays(day, 1);
      from = digestOn(day, working);
    }
    return new Window(from, working.closing(day));
  }

  private Instant digestOn(LocalDate day, WorkingCalendar working) {
    Instant from = working.opening(day).plus(settings.digestDelay());
    return from.isBefore(working.closing(day)) ? from : working.opening(day);
  }
}
