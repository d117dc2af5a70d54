package org.threatreviews.review.invitation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.Trigger;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.notification.Invitation;
import org.threatreviews.review.Review;
import org.threatreviews.review.place.MeetingPlace;
import org.threatreviews.review.place.MeetingPlaces;
import org.threatreviews.staff.Analyst;

/**
 * Writes the invitation to a review as it holds now (RFC 5546): a request while the review is in
 * the plan, its withdrawal afterwards. No link of a mail stands in it, for people pass invitations
 * on.
 */
@Component
class Invitations {

  private static final Duration REMINDER = Duration.ofMinutes(30);

  private final CalendarObject calendars;
  private final MeetingPlaces places;
  private final MessageSource messages;
  private final Clock clock;

  Invitations(CalendarObject calendars, MeetingPlaces places, MessageSource messages, Clock clock) {
    this.calendars = calendars;
    this.places = places;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * @param analyst who holds the review; empty while nobody does
   */
  Invitation to(Client client, Review review, Optional<Analyst> analyst) {
    CalendarWords words = new CalendarWords(messages, client);
    String name = CalendarObject.oneLine(client.name());
    String heading = words.summary(review, name);
    VEvent event = calendars.event(review, heading, clock.instant());
    Optional<MeetingPlace> place = places.of(review).map(MeetingPlaces.Found::place);
    event.add(new Description(words.description(
        review,
        name,
        analyst.map(person -> CalendarObject.oneLine(person.name())).orElse(null),
        place.orElse(null))));
    place.ifPresent(found -> CalendarObject.locate(event, found));
    client.contacts().stream()
        .map(contact -> attendee(contact.name(), contact.email(), Role.REQ_PARTICIPANT, Rsvp.TRUE))
        .forEach(event::add);
    analyst
        .map(person -> attendee(person.name(), person.email(), Role.CHAIR, Rsvp.FALSE))
        .ifPresent(event::add);
    if (review.isLive()) {
      event.add(reminder(heading));
    }
    return new Invitation(
        review.reference(),
        review.isLive() ? Invitation.Method.REQUEST : Invitation.Method.CANCEL,
        calendars.write(
            review.isLive() ? ImmutableMethod.REQUEST : ImmutableMethod.CANCEL, List.of(event)));
  }

  /**
   * Takes the meeting out of the calendar of somebody who is not invited any more; for all others it
   * stays (RFC 5546, 3.2.5).
   */
  Invitation withdrawnFrom(Client client, Review review, String name, String email) {
    CalendarWords words = new CalendarWords(messages, client);
    String heading = words.summary(review, CalendarObject.oneLine(client.name()));
    VEvent event = calendars.event(review, heading, clock.instant());
    event.replace(ImmutableStatus.VEVENT_CANCELLED);
    event.add(new Description(words.withdrawn()));
    event.add(attendee(name, email, Role.REQ_PARTICIPANT, Rsvp.FALSE));
    return new Invitation(
        review.reference(),
        Invitation.Method.CANCEL,
        calendars.write(ImmutableMethod.CANCEL, List.of(event)));
  }

  private static Attendee attendee(String name, String email, Role role, Rsvp reply) {
    Attendee attendee = new Attendee(CalendarObject.mailto(email));
    attendee.add(CalendarObject.name(name));
    attendee.add(CuType.INDIVIDUAL);
    attendee.add(role);
    attendee.add(PartStat.NEEDS_ACTION);
    attendee.add(reply);
    return attendee;
  }

  private static VAlarm reminder(String heading) {
    VAlarm alarm = new VAlarm();
    alarm.add(ImmutableAction.DISPLAY);
    alarm.add(new Trigger(REMINDER.negated()));
    alarm.add(new Description(heading));
    return alarm;
  }
}
