package org.threatreviews.client;

import java.time.Instant;
import java.time.LocalTime;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;

/** The working time of a contact: its own days and hours, else those of the business. */
public final class ContactHours {

  private ContactHours() {}

  /** In the contact's zone, without the public holidays of the client's country. */
  public static WorkingCalendar of(BusinessCalendar calendars, Client client, Contact contact) {
    WorkingHours hours = contact.workingHours();
    LocalTime from = hours == null ? null : hours.from();
    LocalTime to = hours == null ? null : hours.to();
    return calendars.person(client.country(), contact.timeZone(), contact.workingDays(), from, to);
  }

  /**
   * The end of the first day, from a moment on, on which a contact still works: what it gets in its
   * hours, and not behind another mail, has left by then.
   */
  public static Instant endOfFirstDay(
      BusinessCalendar calendars, Client client, Contact contact, Instant from) {
    WorkingCalendar theirs = of(calendars, client, contact);
    return theirs
        .dateOf(theirs.nextOpening(from))
        .plusDays(1)
        .atStartOfDay(contact.timeZone())
        .toInstant();
  }

  /**
   * By when something that was promised must have left: by then, or, where it is late, as in {@link
   * #endOfFirstDay}.
   */
  public static Instant asPromised(
      BusinessCalendar calendars, Client client, Contact contact, Instant promised, Instant now) {
    Instant firstDay = endOfFirstDay(calendars, client, contact, now);
    return promised.isAfter(firstDay) ? promised : firstDay;
  }
}
