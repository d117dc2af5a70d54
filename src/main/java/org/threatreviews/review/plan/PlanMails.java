package org.threatreviews.review.plan;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.Subscription;
import org.threatreviews.notification.Invitation;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewMailing;
import org.threatreviews.review.invitation.ReviewCalendars;
import org.threatreviews.review.place.MeetingPlaces;
import org.threatreviews.staff.Analyst;

/** Writes the mails about dates and about changes of the contract. */
@Component
public class PlanMails {

  private final Outbox outbox;
  private final ReviewMailing mailing;
  private final ReviewCalendars calendars;
  private final MeetingPlaces places;

  PlanMails(Outbox outbox, ReviewMailing mailing, ReviewCalendars calendars, MeetingPlaces places) {
    this.places = places;
    this.outbox = outbox;
    this.mailing = mailing;
    this.calendars = calendars;
  }

  /** The new date of a review whose process tells it. */
  public void newDate(Client client, Review review) {
    newDate(MailKind.REVIEW_NEW_DATE, MailKind.ANALYST_NEW_DATE, client, review);
  }

  /** The new date of a review whose own process has not begun yet. */
  void movedEarly(Client client, Review review) {
    newDate(MailKind.REVIEW_NEW_DATE_AHEAD, MailKind.ANALYST_NEW_DATE_AHEAD, client, review);
  }

  /** The analyst gets it too: a meeting in the near future should not depend on a feed's rounds. */
  private void newDate(MailKind toContacts, MailKind toAnalyst, Client client, Review review) {
    int count = ReviewMailing.dateNumber(review);
    Invitation invitation = calendars.invitationTo(client, review);
    String holder = mailing.holderOf(review).map(Analyst::name).orElse("");
    Map<String, Object> said = new HashMap<>(places.shown(review));
    said.put("analyst", holder);
    mailing.toContacts(toContacts, count, client, review, said, invitation);
    mailing
        .holderOf(review)
        .ifPresent(analyst ->
            mailing.toAnalyst(toAnalyst, count, client, review, analyst, Map.of(), invitation));
  }

  /**
   * @param number of the change among those of the contract, from 1
   */
  void contractChanged(Client client, RecordedChange change, int number, List<Review> reviews) {
    List<Review> cancelled = reviews.stream()
        .filter(review -> !review.isLive())
        .filter(review -> change.requestedAt().equals(review.endedAt()))
        .toList();
    List<Review> ahead = reviews.stream()
        .filter(Review::isOpen)
        .filter(review -> review.startsAt().isAfter(change.requestedAt()))
        .toList();
    List<Review> moved = movedBy(change, ahead);
    Map<String, Object> model = model(client, change, cancelled, moved, ahead);
    ReviewCalendars.PlanFiles files =
        calendars.filesAbout(client, touched(change, cancelled, ahead));
    ReviewCalendars.PlanFiles plan = calendars.filesAbout(client, ahead);
    // who gets the plan only now has no meeting in the calendar that could be taken out of it
    Map<String, Object> news = model(client, change, List.of(), List.of(), ahead);
    Set<String> unaware = outbox.renew(client.reference(), MailKind.ONBOARDING_PLAN);
    for (Contact contact : client.contacts()) {
      boolean aware = !unaware.contains(contact.email().toLowerCase(Locale.ROOT));
      outbox.enqueue(new Mail(
          new MailKey(MailKind.REVIEW_CONTRACT_CHANGED, client.reference(), number),
          Recipient.of(client, contact),
          aware ? model : news,
          new Mail.Link(LinkScope.CLIENT, client.reference()),
          aware ? files.invitation() : plan.invitation(),
          aware ? files.files() : plan.files()));
    }
  }

  /** What has another date, though nobody has chosen it. */
  private static List<Review> movedBy(RecordedChange change, List<Review> ahead) {
    return ahead.stream()
        .filter(review -> review.revision() > 0 && !review.movedByHand())
        .filter(review -> change.requestedAt().equals(review.arrangedAt()))
        .toList();
  }

  private static Map<String, Object> model(
      Client client,
      RecordedChange change,
      List<Review> cancelled,
      List<Review> moved,
      List<Review> ahead) {
    Map<String, Object> model = new HashMap<>(Map.of(
        "contractEnd", client.contractEnd(),
        "advisor", change.subscription() == Subscription.ADVISOR,
        "change", change.type().name(),
        "cancelled", named(cancelled),
        "moved", named(moved),
        "ahead", named(ahead)));
    if (change.effective() != null) {
      model.put("effective", change.effective());
    }
    if (change.until() != null) {
      model.put("until", change.until());
    }
    return model;
  }

  /** The meetings that the change has cancelled, planned or moved. */
  private static List<Review> touched(
      RecordedChange change, List<Review> cancelled, List<Review> ahead) {
    return Stream.concat(
            cancelled.stream(),
            ahead.stream().filter(review -> !review.arrangedAt().isBefore(change.requestedAt())))
        .toList();
  }

  /** A review as a mail names it. */
  record Named(String title, Instant start) {}

  private static List<Named> named(List<Review> reviews) {
    return reviews.stream()
        .map(review -> new Named(review.title(), review.startsAt()))
        .toList();
  }
}
