package org.threatreviews.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.Attachment;
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

  private final Outbox outbox;

  ReviewMails(Outbox outbox) {
    this.outbox = outbox;
  }

  void agendaRequest(Client client, Review review, String analystName) {
    toContacts(
        client,
        review,
        "serviceTask_askForAgendaPoints",
        1,
        "review-agenda-request",
        with("analyst", analystName));
  }

  void firstReminder(Client client, Review review) {
    toContacts(
        client,
        review,
        "serviceTask_sendFirstReminder",
        dateNumber(review),
        "review-reminder",
        Map.of("last", false));
  }

  void secondReminder(Client client, Review review) {
    toContacts(
        client,
        review,
        "serviceTask_sendSecondReminder",
        dateNumber(review),
        "review-reminder",
        Map.of("last", true));
  }

  void pack(Client client, Review review, AgendaView agenda) {
    toContacts(
        client,
        review,
        "serviceTask_publishPack",
        dateNumber(review),
        "review-pack",
        Map.of("items", agenda.items()));
  }

  void newDate(Client client, Review review) {
    toContacts(
        client,
        review,
        "serviceTask_announceNewDate",
        dateNumber(review),
        "review-new-date",
        Map.of());
  }

  /** The new date of a review whose own process has not begun yet. */
  void movedEarly(Client client, Review review) {
    for (Contact contact : client.contacts()) {
      outbox.enqueue(new Mail(
          new MailKey(REVIEW_PROGRAMME, review.reference(), ANNOUNCE_CHANGE, dateNumber(review)),
          Recipient.of(client, contact),
          "review-new-date",
          about(client, review),
          new Mail.Link(LinkScope.REVIEW, review.reference())));
    }
  }

  /**
   * Tells the client and the new analyst that somebody else holds the review.
   *
   * @param analyst who holds it now
   * @param last the client's last held review, null when there is none; its notes go to the analyst
   */
  void handedOver(Client client, Review review, Analyst analyst, Review last) {
    int number = review.invitation() + 1;
    toContacts(
        client,
        review,
        HAND_OVER,
        number,
        "review-analyst-changed",
        with("analyst", analyst.name()));
    Map<String, Object> model = new HashMap<>(about(client, review));
    model.put("reference", review.reference());
    model.put("lastTitle", last == null ? "" : last.title());
    model.put("lastSummary", last == null || last.summary() == null ? "" : last.summary());
    model.put("lastNotes", last == null || last.notes() == null ? "" : last.notes());
    outbox.enqueue(new Mail(
        new MailKey(THREAT_REVIEW, review.reference(), HAND_OVER, number),
        new Recipient(null, analyst.name(), analyst.email(), "en", analyst.timeZone()),
        "review-taken-over",
        model,
        null));
  }

  void minutes(Client client, Review review, AgendaView agenda) {
    Map<String, Object> model = new HashMap<>(with("attendees", review.attendees()));
    model.put("notes", review.notes() == null ? "" : review.notes());
    model.put("items", agenda.items());
    toContacts(client, review, "serviceTask_sendMinutes", 1, "review-minutes", model);
  }

  void cancelled(Client client, Review review) {
    toContacts(client, review, "serviceTask_cancelReview", 1, "review-cancelled", Map.of());
  }

  /** To the analyst: the pack goes out as it is. */
  void unprepared(Client client, Review review, Analyst analyst) {
    outbox.enqueue(new Mail(
        new MailKey(
            THREAT_REVIEW,
            review.reference(),
            "serviceTask_escalateUnprepared",
            dateNumber(review)),
        new Recipient(null, analyst.name(), analyst.email(), "en", analyst.timeZone()),
        "review-unprepared",
        Map.of(
            "client", client.name(),
            "reference", review.reference(),
            "title", review.title(),
            "start", review.startsAt()),
        null));
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
        "client", client,
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
    for (Contact contact : client.contacts()) {
      outbox.enqueue(new Mail(
          new MailKey(REVIEW_PROGRAMME, client.reference(), ANNOUNCE_CHANGE, number),
          Recipient.of(client, contact),
          "review-contract-changed",
          withDay,
          new Mail.Link(LinkScope.CLIENT, client.reference()),
          List.of(new Attachment(
              "threat-reviews.ics", "text/calendar; method=PUBLISH; charset=UTF-8", feed))));
    }
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
      Map<String, Object> more) {
    Map<String, Object> model = new HashMap<>(more);
    model.putAll(about(client, review));
    for (Contact contact : client.contacts()) {
      outbox.enqueue(new Mail(
          new MailKey(THREAT_REVIEW, review.reference(), element, count),
          Recipient.of(client, contact),
          template,
          model,
          new Mail.Link(LinkScope.REVIEW, review.reference())));
    }
  }

  private static Map<String, Object> about(Client client, Review review) {
    return Map.of("client", client.name(), "title", review.title(), "start", review.startsAt());
  }

  private static int dateNumber(Review review) {
    return review.revision() + 1;
  }

  private static Map<String, Object> with(String key, String value) {
    return Map.of(key, value == null ? "" : value);
  }
}
