package org.threatreviews.review;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.Subscription;
import org.threatreviews.notification.Attachment;
import org.threatreviews.notification.Invitation;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;

/**
 * Writes the mails about reviews. A mail about a date is counted by the review's revision, so that
 * each date has one and a step that runs twice sends nothing twice.
 */
@Component
class ReviewMails {

  private static final Set<MailKind> REMINDERS =
      EnumSet.of(MailKind.REVIEW_FIRST_REMINDER, MailKind.REVIEW_SECOND_REMINDER);

  /** What is written anew for each date. */
  private static final Set<MailKind> FOR_A_DATE = EnumSet.of(
      MailKind.REVIEW_FIRST_REMINDER,
      MailKind.REVIEW_SECOND_REMINDER,
      MailKind.REVIEW_PACK,
      MailKind.REVIEW_NEW_DATE,
      MailKind.ANALYST_NEW_DATE,
      MailKind.REVIEW_NEW_DATE_AHEAD,
      MailKind.ANALYST_NEW_DATE_AHEAD,
      MailKind.ANALYST_UNPREPARED);

  /** What stands on every date, and is out of date without a meeting. */
  private static final Set<MailKind> FOR_ANY_DATE = EnumSet.of(
      MailKind.REVIEW_AGENDA_REQUEST, MailKind.REVIEW_ANALYST_CHANGED, MailKind.ANALYST_TAKEN_OVER);

  private final Outbox outbox;
  private final Invitations invitations;
  private final AnalystPool pool;
  private final BusinessCalendar calendar;

  ReviewMails(Outbox outbox, Invitations invitations, AnalystPool pool, BusinessCalendar calendar) {
    this.outbox = outbox;
    this.invitations = invitations;
    this.pool = pool;
    this.calendar = calendar;
  }

  /** The invitation as mails carry it: to this review as it is now. */
  Invitation invitation(Client client, Review review) {
    return invitations.to(client, review, holderOf(review));
  }

  /**
   * The meeting has another date. The question for points of the agenda stands: it is asked once,
   * and the new date follows it.
   */
  void moved(Review review) {
    outbox.supersede(review.reference(), FOR_A_DATE);
  }

  /** The meeting is over, whatever came of it. */
  void recorded(Review review) {
    outbox.supersede(review.reference(), REMINDERS);
  }

  /** There will be no meeting. */
  void calledOff(Review review) {
    moved(review);
    outbox.supersede(review.reference(), FOR_ANY_DATE);
  }

  void agendaRequest(Client client, Review review, String analystName) {
    toContacts(
        key(MailKind.REVIEW_AGENDA_REQUEST, review, 1),
        client,
        review,
        with("analyst", analystName),
        invitation(client, review));
  }

  void firstReminder(Client client, Review review) {
    toContacts(
        key(MailKind.REVIEW_FIRST_REMINDER, review, dateNumber(review)),
        client,
        review,
        Map.of("last", false),
        null);
  }

  void secondReminder(Client client, Review review) {
    toContacts(
        key(MailKind.REVIEW_SECOND_REMINDER, review, dateNumber(review)),
        client,
        review,
        Map.of("last", true),
        null);
  }

  void pack(Client client, Review review, AgendaView agenda) {
    toContacts(
        key(MailKind.REVIEW_PACK, review, dateNumber(review)),
        client,
        review,
        details(client, agenda.items()),
        null);
  }

  void newDate(Client client, Review review) {
    newDate(MailKind.REVIEW_NEW_DATE, MailKind.ANALYST_NEW_DATE, client, review);
  }

  /** The new date of a review whose own process has not begun yet. */
  void movedEarly(Client client, Review review) {
    newDate(MailKind.REVIEW_NEW_DATE_AHEAD, MailKind.ANALYST_NEW_DATE_AHEAD, client, review);
  }

  /** The analyst gets it too: a meeting in the near future should not depend on a feed's rounds. */
  private void newDate(MailKind toContacts, MailKind toAnalyst, Client client, Review review) {
    int count = dateNumber(review);
    Invitation invitation = invitation(client, review);
    toContacts(key(toContacts, review, count), client, review, Map.of(), invitation);
    toAnalyst(key(toAnalyst, review, count), client, review, invitation);
  }

  /**
   * Tells the client and the new analyst that somebody else holds the review.
   *
   * @param analyst who holds it now
   * @param last the client's last held review, null when there is none; its notes go to the analyst
   */
  void handedOver(Client client, Review review, Analyst analyst, Review last) {
    int count = review.invitation() + 1;
    Invitation invitation = invitation(client, review);
    toContacts(
        key(MailKind.REVIEW_ANALYST_CHANGED, review, count),
        client,
        review,
        with("analyst", analyst.name()),
        invitation);
    Map<String, Object> model = Map.of(
        "lastTitle", last == null ? "" : last.title(),
        "lastSummary", last == null || last.summary() == null ? "" : last.summary(),
        "lastNotes", last == null || last.notes() == null ? "" : last.notes());
    enqueue(
        key(MailKind.ANALYST_TAKEN_OVER, review, count),
        client,
        review,
        analyst,
        model,
        invitation);
  }

  void minutes(Client client, Review review, Minutes minutes) {
    Map<String, Object> model = new HashMap<>(with("attendees", minutes.attendees()));
    model.putAll(details(client, minutes.items()));
    model.putAll(with("notes", client.incidentDetailsInMail() ? minutes.notes() : null));
    toContacts(key(MailKind.REVIEW_MINUTES, review, 1), client, review, model, null);
  }

  void cancelled(Client client, Review review) {
    Invitation withdrawal = invitation(client, review);
    toContacts(key(MailKind.REVIEW_CANCELLED, review, 1), client, review, Map.of(), withdrawal);
    toAnalyst(key(MailKind.ANALYST_REVIEW_CANCELLED, review, 1), client, review, withdrawal);
  }

  /** To the analyst: the pack goes out as it is. */
  void unprepared(Client client, Review review, Analyst analyst) {
    MailKey key = key(MailKind.ANALYST_UNPREPARED, review, dateNumber(review));
    enqueue(key, client, review, analyst, Map.of(), null);
  }

  /**
   * @param number 1 for the first change of the contract, 2 for the second, and so on
   */
  void contractChanged(
      Client client, RecordedChange change, int number, List<Review> reviews, byte[] feed) {
    List<Review> cancelled = reviews.stream()
        .filter(review -> !review.isLive())
        .filter(review -> change.requestedAt().equals(review.endedAt()))
        .toList();
    List<Review> ahead = reviews.stream()
        .filter(Review::isOpen)
        .filter(review -> review.startsAt().isAfter(change.requestedAt()))
        .toList();
    Map<String, Object> model = Map.of(
        "contractEnd", client.contractEnd(),
        "advisor", client.subscription() == Subscription.ADVISOR,
        "change", change.type().name(),
        "cancelled", titles(cancelled),
        "ahead", titles(ahead));
    Map<String, Object> withDay = new HashMap<>(model);
    if (change.effective() != null) {
      withDay.put("effective", change.effective());
    }
    if (change.until() != null) {
      withDay.put("until", change.until());
    }
    List<Attachment> files = new ArrayList<>();
    files.add(
        new Attachment("threat-reviews.ics", "text/calendar; method=PUBLISH; charset=UTF-8", feed));
    Stream.concat(
            cancelled.stream(),
            ahead.stream().filter(review -> !review.arrangedAt().isBefore(change.requestedAt())))
        .map(review -> invitation(client, review).asFile())
        .forEach(files::add);
    for (Contact contact : client.contacts()) {
      outbox.enqueue(new Mail(
          new MailKey(MailKind.REVIEW_CONTRACT_CHANGED, client.reference(), number),
          Recipient.of(client, contact),
          withDay,
          new Mail.Link(LinkScope.CLIENT, client.reference()),
          null,
          files));
    }
  }

  /** Items name incidents, and say what was found. */
  private static Map<String, Object> details(Client client, List<?> items) {
    boolean shown = client.incidentDetailsInMail();
    return Map.of("details", shown, "items", shown ? items : List.of());
  }

  /** A review as a mail names it. */
  record Named(String title, java.time.Instant start) {}

  private static List<Named> titles(List<Review> reviews) {
    return reviews.stream()
        .map(review -> new Named(review.title(), review.startsAt()))
        .toList();
  }

  private static MailKey key(MailKind kind, Review review, int count) {
    return new MailKey(kind, review.reference(), count);
  }

  private void toContacts(
      MailKey key, Client client, Review review, Map<String, Object> more, Invitation invitation) {
    for (Contact contact : client.contacts()) {
      outbox.enqueue(new Mail(
          key,
          Recipient.of(client, contact),
          about(client, review, more),
          new Mail.Link(LinkScope.REVIEW, review.reference()),
          invitation,
          List.of()));
    }
  }

  /** To whoever holds the review, if there is somebody. */
  private void toAnalyst(MailKey key, Client client, Review review, Invitation invitation) {
    holderOf(review)
        .ifPresent(analyst -> enqueue(key, client, review, analyst, Map.of(), invitation));
  }

  private void enqueue(
      MailKey key,
      Client client,
      Review review,
      Analyst analyst,
      Map<String, Object> more,
      Invitation invitation) {
    outbox.enqueue(new Mail(
        key,
        new Recipient(
            null, analyst.name(), analyst.email(), "en", analyst.timeZone(), calendar.country()),
        about(client, review, more),
        null,
        invitation,
        List.of()));
  }

  private Optional<Analyst> holderOf(Review review) {
    return Optional.ofNullable(review.analyst()).flatMap(pool::find);
  }

  private static Map<String, Object> about(Client client, Review review, Map<String, Object> more) {
    Map<String, Object> model = new HashMap<>(more);
    model.put("client", client.name());
    model.put("reference", review.reference());
    model.put("title", review.title());
    model.put("start", review.startsAt());
    return model;
  }

  private static int dateNumber(Review review) {
    return review.revision() + 1;
  }

  private static Map<String, Object> with(String key, String value) {
    return Map.of(key, value == null ? "" : value);
  }
}
