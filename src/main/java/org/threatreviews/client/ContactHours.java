package org.threatreviews.client;

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
}
