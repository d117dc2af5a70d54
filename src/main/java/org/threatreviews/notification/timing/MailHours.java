package org.threatreviews.notification.timing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.WorkingHours;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.notification.Recipient;

/**
 * The hours in which somebody may get mail that is not urgent: business hours in their own zone, or
 * their own working days and hours, without the holidays of their country.
 */
@Component
public class MailHours {

  private final BusinessCalendar calendars;
  private final NotificationSettings settings;

  /** From when, and before when, a mail may leave. */
  public record Window(Instant from, Instant before) {}

  public MailHours(BusinessCalendar calendars, NotificationSettings settings) {
    this.calendars = calendars;
    this.settings = settings;
  }

  /** The rest of the working hours that the instant lies in; empty when it lies in none. */
  public Optional<Window> open(Recipient recipient, Instant instant) {
    WorkingCalendar working = of(recipient);
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
  public Window nextDigest(Recipient recipient, Instant instant) {
    WorkingCalendar working = of(recipient);
    LocalDate day = working.plusWorkingDays(working.dateOf(instant), 0);
    Instant from = digestOn(day, working);
    if (!from.isAfter(instant)) {
      day = working.plusWorkingDays(day, 1);
      from = digestOn(day, working);
    }
    return new Window(from, working.closing(day));
  }

  private WorkingCalendar of(Recipient recipient) {
    WorkingHours hours = recipient.workingHours();
    return calendars.person(
        recipient.country(),
        recipient.timeZone(),
        recipient.workingDays(),
        hours == null ? null : hours.from(),
        hours == null ? null : hours.to());
  }

  private Instant digestOn(LocalDate day, WorkingCalendar working) {
    Instant from = working.opening(day).plus(settings.digestDelay());
    return from.isBefore(working.closing(day)) ? from : working.opening(day);
  }
}
