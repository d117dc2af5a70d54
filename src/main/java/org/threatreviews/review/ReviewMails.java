package org.threatreviews.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;

/**
 * Writes the mails about reviews. A mail about a date is counted by the review's revision, so that
 * each date has one and a step that runs twice sends nothing twice.
 */
@Component
class ReviewMails {

  private static final String THREAT_REVIEW = "threat-review";
  private static final String REVIEW_PROGRAMME = "review-programme";

  private static final String ANNOUNCE_CHANGE = "serviceTask_announceChange";

  private static final String HAND_OVER = "serviceTask_handOver";

  private static final String ASK_FOR_AGENDA_POINTS = "serviceTask_askForAgendaPoints";
  private static final String SEND_FIRST_REMINDER = "serviceTask_sendFirstReminder";
  private static final String SEND_SECOND_REMINDER = "serviceTask_sendSecondReminder";
  private static final String PUBLISH_PACK = "serviceTask_publishPack";
  private static final String ANNOUNCE_NEW_DATE = "serviceTask_announceNewDate";
  private static final String ESCALATE_UNPREPARED = "serviceTask_escalateMissingPreparation";

  /** What is written anew for each date. */
  private static final List<String> FOR_A_DATE = List.of(
      SEND_FIRST_REMINDER,
      SEND_SECOND_REMINDER,
      PUBLISH_PACK,
      ANNOUNCE_NEW_DATE,
      ESCALATE_UNPREPARED);

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
    outbox.supersede(THREAT_REVIEW, review.reference(), FOR_A_DATE);
    outbox.supersede(REVIEW_PROGRAMME, review.reference(), List.of(ANNOUNCE_CHANGE));
  }

  /** The meeting is over, whatever came of it. */
  void recorded(Review review) {
    outbox.supersede(
        THREAT_REVIEW, review.reference(), List.of(SEND_FIRST_REMINDER, SEND_SECOND_REMINDER));
  }

  /** There will be no meeting. */
  void calledOff(Review review) {
    moved(review);
    outbox.supersede(THREAT_REVIEW, review.reference(), List.of(ASK_FOR_AGENDA_POINTS, HAND_OVER));
  }

  void agendaRequest(Client client, Review review, String analystName) {
    toContacts(
        client,
        review,
        ASK_FOR_AGENDA_POINTS,
        1,
        "review-agenda-request",
        with("analyst", analystName),
        invitation(client, review));
  }

  void firstReminder(Client client, Review review) {
    toContacts(
        client,
        review,
        SEND_FIRST_REMINDER,
        dateNumber(review),
        "review-reminder",
        Map.of("last", false),
        null);
  }

  void secondReminder(Client client, Review review) {
    toContacts(
        client,
        review,
        SEND_SECOND_REMINDER,
        dateNumber(review),
        "review-reminder",
        Map.of("last", true),
        null);
  }

  void pack(Client client, Review review, AgendaView agenda) {
    toContacts(
        client,
        review,
        PUBLISH_PACK,
        dateNumber(review),
        "review-pack",
        details(client, agenda.items()),
        null);
  }

  void newDate(Client client, Review review) {
    newDate(THREAT_REVIEW, ANNOUNCE_NEW_DATE, client, review);
  }

  /** The new date of a review whose own process has not begun yet. */
  void movedEarly(Client client, Review review) {
    newDate(REVIEW_PROGRAMME, ANNOUNCE_CHANGE, client, review);
  }

  /** The analyst gets it too: a meeting in the near future should not depend on a feed's rounds. */
  private void newDate(String process, String element, Client client, Review review) {
    MailKey key = new MailKey(process, review.reference(), element, dateNumber(review));
    Invitation invitation = invitation(client, review);
    toContacts(key, client, review, "review-new-date", Map.of(), invitation);
    toAnalyst(key, client, review, "review-new-date-analyst", invitation);
  }

  /**
   * Tells the client and the new analyst that somebody else holds the review.
   *
   * @param analyst who holds it now
   * @param last the client's last held review, null when there is none; its notes go to the analyst
   */
  void handedOver(Client client, Review review, Analyst analyst, Review last) {
    MailKey key =
        new MailKey(THREAT_REVIEW, review.reference(), HAND_OVER, review.invitation() + 1);
    Invitation invitation = invitation(client, review);
    toContacts(
        key, client, review, "review-analyst-changed", with("analyst", analyst.name()), invitation);
    Map<String, Object> model = Map.of(
        "lastTitle", last == null ? "" : last.title(),
        "lastSummary", last == null || last.summary() == null ? "" : last.summary(),
        "lastNotes", last == null || last.notes() == null ? "" : last.notes());
    enqueue(key, client, review, analyst, "review-taken-over", model, invitation);
  }

  void minutes(Client client, Review review, Minutes minutes) {
    Map<String, Object> model = new HashMap<>(with("attendees", minutes.attendees()));
    model.putAll(details(client, minutes.items()));
    model.putAll(with("notes", client.incidentDetailsInMail() ? minutes.notes() : null));
    toContacts(client, review, "callActivity_deliverMinutes", 1, "review-minutes", model, null);
  }

  void cancelled(Client client, Review review) {
    MailKey key = new MailKey(THREAT_REVIEW, review.reference(), "serviceTask_cancelReview", 1);
    Invitation withdrawal = invitation(client, review);
    toContacts(key, client, review, "review-cancelled", Map.of(), withdrawal);
    toAnalyst(key, client, review, "review-cancelled-analyst", withdrawal);
  }

  /** To the analyst: the pack goes out as it is. */
  void unprepared(Client client, Review review, Analyst analyst) {
    MailKey key =
        new MailKey(THREAT_REVIEW, review.reference(), ESCALATE_UNPREPARED, dateNumber(review));
    enqueue(key, client, review, analyst, "review-unprepared", Map.of(), null);
  }

  /**
   * @param number the how-manieth change of the contract
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
          new MailKey(REVIEW_PROGRAMME, client.reference(), ANNOUNCE_CHANGE, number),
          Recipient.of(client, contact),
          "review-contract-changed",
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

  private void toContacts(
      Client client,
      Review review,
      String element,
      int count,
      String template,
      Map<String, Object> more,
      Invitation invitation) {
    MailKey key = new MailKey(THREAT_REVIEW, review.reference(), element, count);
    toContacts(key, client, review, template, more, invitation);
  }

  private void toContacts(
      MailKey key,
      Client client,
      Review review,
      String template,
      Map<String, Object> more,
      Invitation invitation) {
    for (Contact contact : client.contacts()) {
      outbox.enqueue(new Mail(
          key,
          Recipient.of(client, contact),
          template,
          about(client, review, more),
          new Mail.Link(LinkScope.REVIEW, review.reference()),
          invitation,
          List.of()));
    }
  }

  /** To whoever holds the review, if there is somebody. */
  private void toAnalyst(
      MailKey key, Client client, Review review, String template, Invitation invitation) {
    holderOf(review)
        .ifPresent(
            analyst -> enqueue(key, client, review, analyst, template, Map.of(), invitation));
  }

  private void enqueue(
      MailKey key,
      Client client,
      Review review,
      Analyst analyst,
      String template,
      Map<String, Object> more,
      Invitation invitation) {
    outbox.enqueue(new Mail(
        key,
        new Recipient(
            null, analyst.name(), analyst.email(), "en", analyst.timeZone(), calendar.country()),
        template,
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
