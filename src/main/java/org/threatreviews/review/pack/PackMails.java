package org.threatreviews.review.pack;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.MailKind;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewMailing;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.invitation.ReviewCalendars;
import org.threatreviews.review.place.MeetingPlaces;
import org.threatreviews.staff.Analyst;

/** Writes the mails before a meeting. */
@Component
class PackMails {

  private final ReviewMailing mailing;
  private final ReviewCalendars calendars;
  private final MeetingPlaces places;

  PackMails(ReviewMailing mailing, ReviewCalendars calendars, MeetingPlaces places) {
    this.places = places;
    this.mailing = mailing;
    this.calendars = calendars;
  }

  /**
   * @param analyst name of who holds the review; empty while nobody does
   */
  void agendaRequest(Client client, Review review, String analyst) {
    mailing.toContacts(
        MailKind.REVIEW_AGENDA_REQUEST,
        1,
        client,
        review,
        with(review, Map.of("analyst", analyst)),
        calendars.invitationTo(client, review),
        contact -> startOfDay(review, contact));
  }

  /**
   * The same to somebody who has not got it yet, with the date that holds now.
   *
   * @param count of this mail
   * @param to who gets it, by address
   */
  void agendaRequestAnew(Client client, Review review, int count, Predicate<String> to) {
    mailing.toSomeContacts(
        MailKind.REVIEW_AGENDA_REQUEST,
        count,
        client,
        review,
        with(
            review,
            Map.of("analyst", mailing.holderOf(review).map(Analyst::name).orElse(""))),
        calendars.invitationTo(client, review),
        contact -> startOfDay(review, contact),
        to);
  }

  /**
   * @param leaves by when it must have left for each contact
   */
  void firstReminder(Client client, Review review, Function<Contact, Instant> leaves) {
    reminder(MailKind.REVIEW_FIRST_REMINDER, client, review, false, leaves);
  }

  /** On the day of the meeting it would be too late. */
  void secondReminder(Client client, Review review) {
    reminder(
        MailKind.REVIEW_SECOND_REMINDER,
        client,
        review,
        true,
        contact -> startOfDay(review, contact));
  }

  private void reminder(
      MailKind kind,
      Client client,
      Review review,
      boolean last,
      Function<Contact, Instant> leaves) {
    mailing.toContacts(
        kind,
        ReviewMailing.dateNumber(review),
        client,
        review,
        with(review, Map.of("last", last)),
        null,
        leaves);
  }

  private static Instant startOfDay(Review review, Contact contact) {
    return review
        .startsAt()
        .atZone(contact.timeZone())
        .toLocalDate()
        .atStartOfDay(contact.timeZone())
        .toInstant();
  }

  /** With where the meeting takes place. */
  private Map<String, Object> with(Review review, Map<String, Object> said) {
    Map<String, Object> model = new HashMap<>(places.shown(review));
    model.putAll(said);
    return model;
  }

  /**
   * @param late whether it comes less than one whole working day before the meeting
   * @param leaves by when it must have left for each contact, at whatever hour
   */
  void pack(
      Client client,
      Review review,
      AgendaView agenda,
      boolean late,
      Function<Contact, Instant> leaves) {
    // items name incidents, and say what was found
    boolean shown = client.incidentDetailsInMail();
    mailing.toContacts(
        MailKind.REVIEW_PACK,
        ReviewMailing.dateNumber(review),
        client,
        review,
        with(
            review,
            Map.of("details", shown, "items", shown ? agenda.items() : List.of(), "late", late)),
        null,
        leaves);
  }

  /** To the analyst: the pack goes out then, with what is known by then. */
  void unprepared(Client client, Review review, Analyst analyst, Instant publication) {
    mailing.toAnalyst(
        MailKind.ANALYST_UNPREPARED,
        ReviewMailing.dateNumber(review),
        client,
        review,
        analyst,
        Map.of("publication", publication),
        null);
  }
}
