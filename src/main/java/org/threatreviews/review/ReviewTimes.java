package org.threatreviews.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactHours;
import org.threatreviews.staff.Slot;

/** When the steps around a meeting are due. Working days are the provider's where it acts. */
@Component
public class ReviewTimes {

  private static final int RECORD_LATE_WORKING_DAYS = 2;
  private static final int MINUTES_WORKING_DAYS = 1;
  private static final int DECISION_WORKING_DAYS = 1;
  private static final int SOC_WORKING_DAYS = 2;
  private static final Duration PUBLISHING = Duration.ofHours(1);

  private final BusinessCalendar calendar;

  ReviewTimes(BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  /** When what happens around the meeting is due, for a client and everybody there who reads. */
  public ReviewTimetable timetable(Review review, Client client) {
    return timetable(review.slot(), client);
  }

  /** As {@link #timetable(Review, Client)}, for a meeting that may not be arranged yet. */
  public ReviewTimetable timetable(Slot meeting, Client client) {
    return ReviewTimetable.of(meeting, calendar.provider(), readers(client));
  }

  /**
   * By when the pack must have left for this contact, within its own days and hours, to leave a whole
   * working day for reading; as in the {@link #timetable}.
   */
  public Instant packDeadline(Review review, Client client, Contact contact) {
    return ReviewTimetable.packDeadline(review.startsAt(), reader(client, contact));
  }

  /**
   * By when the client was promised the pack. Publishing takes a moment; for a date that was arranged
   * later than that, the pack goes out at once.
   */
  public Instant packPromised(Review review, Client client) {
    Instant due = timetable(review, client).publication();
    Instant soonest = review.arrangedAt().isAfter(due) ? review.arrangedAt() : due;
    Instant promised = soonest.plus(PUBLISHING);
    return promised.isAfter(review.startsAt()) ? review.startsAt() : promised;
  }

  /**
   * By when a reminder must have left for this contact that is due now: on that day, or on the next on
   * which it works.
   */
  public Instant reminderDeadline(Client client, Contact contact, Instant now) {
    return ContactHours.endOfFirstDay(calendar, client, contact, now);
  }

  /**
   * By when minutes that are ready now must have left for this contact: when they were promised. What
   * is late leaves on the first day on which the contact works.
   */
  public Instant minutesDeadline(Review review, Client client, Contact contact, Instant now) {
    return ContactHours.asPromised(calendar, client, contact, minutesPromised(review), now);
  }

  /** By when the client was promised the minutes of a meeting that was held. */
  public Instant minutesPromised(Review review) {
    return recordLate(review);
  }

  /** Who is away or about to leave counts until they are gone: dates don't follow each holiday. */
  private List<PackReader> readers(Client client) {
    return Stream.concat(
            Stream.of(new PackReader(calendar.client(client.country(), client.timeZone()))),
            client.contacts().stream().map(contact -> reader(client, contact)))
        .toList();
  }

  private PackReader reader(Client client, Contact contact) {
    return new PackReader(
        calendar.client(client.country(), contact.timeZone()),
        ContactHours.of(calendar, client, contact));
  }

  public Instant recordLate(Review review) {
    return calendar.provider().plusWorkingDays(review.endsAt(), RECORD_LATE_WORKING_DAYS);
  }

  /**
   * Two working days after the meeting. A meeting that was recorded too late for that, of which the
   * lead knows, leaves a working day more, so that nobody is asked while the minutes go out.
   */
  public Instant minutesLate(Review review) {
    Instant late = recordLate(review);
    Instant soonest = calendar.provider().plusWorkingDays(review.heldAt(), MINUTES_WORKING_DAYS);
    return soonest.isAfter(late) ? soonest : late;
  }

  /** By when the team lead decides what came up at this moment. */
  public Instant decisionDue(Instant from) {
    return calendar.provider().plusWorkingDays(from, DECISION_WORKING_DAYS);
  }

  /** By when the SOC takes care of what a review handed over at this moment. */
  public Instant socDue(Instant from) {
    return calendar.provider().plusWorkingDays(from, SOC_WORKING_DAYS);
  }

  /** The first instant at which a contract with this last day is over. */
  public Instant contractOver(LocalDate lastDay) {
    return lastDay.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
  }
}
