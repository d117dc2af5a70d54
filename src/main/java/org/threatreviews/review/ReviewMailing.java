package org.threatreviews.review;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.Invitation;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;

/**
 * Addresses mails about a review: to all contacts of its client, or to who holds it. What they say
 * is the business of the room that writes them. A mail about a date is counted by {@link
 * #dateNumber}, so that each date has one and a step that runs twice sends nothing twice.
 */
@Component
public class ReviewMailing {

  /** What is written again for each date. */
  private static final Set<MailKind> FOR_A_DATE = EnumSet.of(
      MailKind.REVIEW_FIRST_REMINDER,
      MailKind.REVIEW_SECOND_REMINDER,
      MailKind.REVIEW_PACK,
      MailKind.REVIEW_NEW_DATE,
      MailKind.REVIEW_NEW_DATE_AHEAD,
      MailKind.ANALYST_NEW_DATE,
      MailKind.ANALYST_NEW_DATE_AHEAD,
      MailKind.ANALYST_UNPREPARED);

  /** What stays true with another date, but not without a meeting. */
  private static final Set<MailKind> FOR_ANY_DATE = EnumSet.of(
      MailKind.REVIEW_AGENDA_REQUEST,
      MailKind.REVIEW_ANALYST_CHANGED,
      MailKind.REVIEW_PLACE_CHANGED,
      MailKind.ANALYST_TAKEN_OVER);

  /** What a client that is on hold gets when the hold is over, unless it is out of date by then. */
  private static final Set<MailKind> NOT_DURING_A_HOLD = EnumSet.of(
      MailKind.REVIEW_AGENDA_REQUEST,
      MailKind.REVIEW_FIRST_REMINDER,
      MailKind.REVIEW_SECOND_REMINDER,
      MailKind.REVIEW_PACK,
      MailKind.REVIEW_NEW_DATE,
      MailKind.REVIEW_NEW_DATE_AHEAD,
      MailKind.REVIEW_ANALYST_CHANGED,
      MailKind.REVIEW_PLACE_CHANGED,
      MailKind.REVIEW_PEOPLE_CHANGED);

  /** What is of no use once the meeting has begun. */
  private static final Set<MailKind> FOR_A_MEETING_AHEAD = EnumSet.of(
      MailKind.REVIEW_FIRST_REMINDER,
      MailKind.REVIEW_SECOND_REMINDER,
      MailKind.REVIEW_PACK,
      MailKind.REVIEW_NEW_DATE,
      MailKind.REVIEW_NEW_DATE_AHEAD,
      MailKind.ANALYST_NEW_DATE,
      MailKind.ANALYST_NEW_DATE_AHEAD,
      MailKind.ANALYST_UNPREPARED);

  /** What changes a meeting that is in the calendar of who gets it. */
  private static final Set<MailKind> CHANGES_A_MEETING = EnumSet.of(
      MailKind.REVIEW_NEW_DATE,
      MailKind.REVIEW_NEW_DATE_AHEAD,
      MailKind.REVIEW_ANALYST_CHANGED,
      MailKind.REVIEW_PLACE_CHANGED);

  /** What says who leads the meeting. */
  private static final Set<MailKind> NAMES_THE_ANALYST = EnumSet.of(
      MailKind.REVIEW_AGENDA_REQUEST,
      MailKind.REVIEW_ANALYST_CHANGED,
      MailKind.REVIEW_NEW_DATE,
      MailKind.REVIEW_NEW_DATE_AHEAD);

  private final Outbox outbox;
  private final Staff staff;
  private final BusinessCalendar calendar;
  private final ReviewPauses pauses;
  private final ClientHours hours;
  private final Clock clock;

  ReviewMailing(
      Outbox outbox,
      Staff staff,
      BusinessCalendar calendar,
      ReviewPauses pauses,
      ClientHours hours,
      Clock clock) {
    this.outbox = outbox;
    this.staff = staff;
    this.calendar = calendar;
    this.pauses = pauses;
    this.hours = hours;
    this.clock = clock;
  }

  /** Who holds the review, if there is somebody. */
  public Optional<Analyst> holderOf(Review review) {
    return Optional.ofNullable(review.analyst()).flatMap(staff::find);
  }

  /** Number of the review's present date, from 1. */
  public static int dateNumber(Review review) {
    return review.revision() + 1;
  }

  /**
   * Who has not got the plan or the question for points of the agenda so far gets it with what is
   * new, and nothing about a change of what is not in their calendar.
   *
   * @param count of the mails of this kind about this review, from 1
   * @param model what the template shows beside client, reference, title and start of the review
   * @param invitation may be null
   */
  public void toContacts(
      MailKind kind,
      int count,
      Client client,
      Review review,
      Map<String, Object> model,
      Invitation invitation) {
    toContacts(kind, count, client, review, model, invitation, contact -> null);
  }

  /**
   * As {@link #toContacts(MailKind, int, Client, Review, Map, Invitation)}, for a mail that is of
   * little use later: rather than later than said it leaves at once, at any hour.
   *
   * @param neededBy for each contact; null: it may wait
   */
  public void toContacts(
      MailKind kind,
      int count,
      Client client,
      Review review,
      Map<String, Object> model,
      Invitation invitation,
      Function<Contact, Instant> neededBy) {
    Set<String> unaware = unawareOf(kind, client, review);
    Instant from = from(kind, client, review);
    for (Contact contact : client.contacts()) {
      Mail mail = mail(kind, count, client, contact, review, model, invitation);
      if (unaware.contains(contact.email().toLowerCase(Locale.ROOT))) {
        outbox.toldOtherwise(mail);
      } else {
        outbox.enqueue(mail, from, neededBy.apply(contact));
      }
    }
  }

  private Set<String> unawareOf(MailKind kind, Client client, Review review) {
    Set<String> unaware = new HashSet<>();
    if (CHANGES_A_MEETING.contains(kind) || kind == MailKind.REVIEW_CANCELLED) {
      unaware.addAll(outbox.renew(client.reference(), MailKind.ONBOARDING_PLAN));
    }
    if (CHANGES_A_MEETING.contains(kind)) {
      unaware.addAll(outbox.renew(review.reference(), MailKind.REVIEW_AGENDA_REQUEST));
    }
    return unaware;
  }

  /**
   * As {@link #toContacts(MailKind, int, Client, Review, Map, Invitation)}, to some of them.
   *
   * @param to whether it goes to an address
   */
  public void toSomeContacts(
      MailKind kind,
      int count,
      Client client,
      Review review,
      Map<String, Object> model,
      Invitation invitation,
      Function<Contact, Instant> neededBy,
      Predicate<String> to) {
    Instant from = from(kind, client, review);
    client.contacts().stream()
        .filter(contact -> to.test(contact.email()))
        .forEach(contact -> outbox.enqueue(
            mail(kind, count, client, contact, review, model, invitation),
            from,
            neededBy.apply(contact)));
  }

  private Instant from(MailKind kind, Client client, Review review) {
    Instant from = from(kind, client);
    // minutes may be ready while people still talk
    return kind == MailKind.REVIEW_MINUTES && from.isBefore(review.endsAt())
        ? review.endsAt()
        : from;
  }

  private Instant from(MailKind kind, Client client) {
    Instant now = clock.instant();
    return NOT_DURING_A_HOLD.contains(kind) ? pauses.over(client.reference(), now) : now;
  }

  private Mail mail(
      MailKind kind,
      int count,
      Client client,
      Contact contact,
      Review review,
      Map<String, Object> model,
      Invitation invitation) {
    return new Mail(
            new MailKey(kind, review.reference(), count),
            Recipient.of(client, contact),
            about(client, review, model, contact.timeZone()),
            new Mail.Link(LinkScope.REVIEW, review.reference()),
            invitation,
            List.of())
        .whileTrue(stand(kind, review));
  }

  /** What a mail says of the review, so that it leaves only while that is so. */
  private static Map<String, String> stand(MailKind kind, Review review) {
    if (kind == MailKind.REVIEW_MINUTES) {
      return Map.of("meeting", "HELD");
    }
    if (kind == MailKind.REVIEW_CANCELLED || kind == MailKind.ANALYST_REVIEW_CANCELLED) {
      return Map.of("meeting", "CANCELLED");
    }
    Map<String, String> stand = new HashMap<>(
        Map.of("meeting", "AHEAD", "start", String.valueOf(review.startsAt().getEpochSecond())));
    if (kind.isForStaff() || NAMES_THE_ANALYST.contains(kind)) {
      stand.put("analyst", review.analyst() == null ? "" : review.analyst());
    }
    return stand;
  }

  /**
   * As {@link #toContacts}, about all reviews of a client.
   *
   * @param to whether it goes to an address
   * @param mail what it is for one of them
   */
  public void toContactsOfClient(
      MailKind kind, Client client, Predicate<String> to, Function<Recipient, Mail> mail) {
    Instant from = from(kind, client);
    client.contacts().stream()
        .filter(contact -> to.test(contact.email()))
        .forEach(contact -> outbox.enqueue(mail.apply(Recipient.of(client, contact)), from));
  }

  /** As {@link #toContactsOfClient}, to one of the team. */
  public void toAnalystAboutClient(Analyst analyst, Function<Recipient, Mail> mail) {
    outbox.enqueue(mail.apply(recipient(analyst)));
  }

  /** A hold is over earlier than was agreed: what waits for its end leaves earlier too. */
  public void holdEndsEarlier(Review review) {
    Instant over = pauses.over(review.clientReference(), clock.instant());
    outbox.bringForward(review.reference(), NOT_DURING_A_HOLD, over);
    outbox.bringForward(review.clientReference(), EnumSet.of(MailKind.REVIEW_PEOPLE_CHANGED), over);
  }

  /** As {@link #toContacts}, to one of the team. */
  public void toAnalyst(
      MailKind kind,
      int count,
      Client client,
      Review review,
      Analyst analyst,
      Map<String, Object> model,
      Invitation invitation) {
    outbox.enqueue(new Mail(
            new MailKey(kind, review.reference(), count),
            recipient(analyst),
            about(client, review, model, client.timeZone()),
            null,
            invitation,
            List.of())
        .whileTrue(stand(kind, review)));
  }

  private Recipient recipient(Analyst analyst) {
    return new Recipient(
        null, analyst.name(), analyst.email(), "en", analyst.timeZone(), calendar.country());
  }

  /**
   * The meeting has another date: what was written about the one before is called back. The
   * question for points of the agenda stands: it is asked once, and the new date follows it.
   */
  public void dateChanged(Review review) {
    outbox.supersede(review.reference(), FOR_A_DATE);
  }

  /** The meeting is over, whatever came of it: nobody need be reminded of it, or prepare for it. */
  public void meetingOver(Review review) {
    outbox.supersede(review.reference(), FOR_A_MEETING_AHEAD);
  }

  /** There will be no meeting. */
  public void calledOff(Review review) {
    dateChanged(review);
    outbox.supersede(review.reference(), FOR_ANY_DATE);
  }

  /**
   * @param zone of whose hours it says whether the meeting lies outside them
   */
  private Map<String, Object> about(
      Client client, Review review, Map<String, Object> model, ZoneId zone) {
    Map<String, Object> whole = new HashMap<>(model);
    whole.put("client", client.name());
    whole.put("reference", review.reference());
    whole.put("title", review.title());
    whole.put("start", review.startsAt());
    whole.put("outsideHours", hours.isOutside(client, zone, review.slot()));
    return whole;
  }
}
