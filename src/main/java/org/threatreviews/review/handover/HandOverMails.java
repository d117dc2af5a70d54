package org.threatreviews.review.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.notification.Invitation;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.review.Preparation;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewMailing;
import org.threatreviews.review.invitation.ReviewCalendars;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;

/** Writes the mails that tell who holds reviews now. */
@Component
class HandOverMails {

  /** What a later word about who holds a meeting puts out of date. */
  private static final Set<MailKind> ABOUT_A_REVIEW =
      EnumSet.of(MailKind.REVIEW_ANALYST_CHANGED, MailKind.ANALYST_TAKEN_OVER);

  private final ReviewMailing mailing;
  private final ReviewCalendars calendars;
  private final PeopleStand people;
  private final Outbox outbox;
  private final Staff staff;

  HandOverMails(
      ReviewMailing mailing,
      ReviewCalendars calendars,
      PeopleStand people,
      Outbox outbox,
      Staff staff) {
    this.mailing = mailing;
    this.calendars = calendars;
    this.people = people;
    this.outbox = outbox;
    this.staff = staff;
  }

  /**
   * Who is the client's advisor, when the contacts are to be told of that.
   *
   * @param advisor user id
   * @param deputy user id; null without one
   * @param from since when; null for an advisor who stays after all
   */
  record NamedPeople(String advisor, String deputy, LocalDate from) {}

  /** A meeting as a mail names it. */
  record Led(String title, Instant start, String holder) {}

  /**
   * Tells the client and the new analyst that somebody else holds the review.
   *
   * @param analyst who holds it now
   * @param last the client's last held review; its notes go to the analyst
   */
  void handedOver(Client client, Review review, Analyst analyst, Optional<Review> last) {
    int count = review.invitation() + 1;
    Invitation invitation = calendars.invitationTo(client, review);
    outbox.supersede(review.reference(), ABOUT_A_REVIEW);
    mailing.toContacts(
        MailKind.REVIEW_ANALYST_CHANGED,
        count,
        client,
        review,
        Map.of("analyst", analyst.name()),
        invitation);
    mailing.toAnalyst(
        MailKind.ANALYST_TAKEN_OVER, count, client, review, analyst, notesOf(last), invitation);
  }

  /**
   * Writes anew what still waits about people for contacts of a client.
   *
   * @return for whom it was waiting, by address, in lower case
   */
  Set<String> toldAnew(Client client) {
    return outbox.renew(client.reference(), MailKind.REVIEW_PEOPLE_CHANGED);
  }

  /**
   * Tells the client once of all that has changed about people: one mail to each contact, with the
   * invitations to the meetings that changed hands. It leaves before the first meeting that it names,
   * and only while all that it says is so.
   *
   * @param number of these mails to this client
   * @param named null when it is not about the advisor
   * @param changed the meetings that somebody else leads than the client knows
   * @param ahead all meetings of the client that lie ahead
   * @param to who gets it, by address
   */
  void peopleChanged(
      Client client,
      int number,
      NamedPeople named,
      List<Review> changed,
      List<Review> ahead,
      Predicate<String> to) {
    Map<String, Object> model = new HashMap<>();
    model.put("advisor", named == null ? "" : nameOf(named.advisor()));
    model.put("deputy", named == null || named.deputy() == null ? "" : nameOf(named.deputy()));
    if (named != null && named.from() != null) {
      model.put("from", named.from());
    }
    List<Review> led = ahead.stream().filter(review -> review.analyst() != null).toList();
    model.put(
        "meetings",
        led.stream()
            .map(review -> new Led(review.title(), review.startsAt(), nameOf(review.analyst())))
            .toList());
    changed.forEach(review -> outbox.supersede(review.reference(), ABOUT_A_REVIEW));
    ReviewCalendars.PlanFiles calendar = calendars.filesAbout(client, changed);
    MailKey key = new MailKey(MailKind.REVIEW_PEOPLE_CHANGED, client.reference(), number);
    Mail.Link page = new Mail.Link(LinkScope.CLIENT, client.reference());
    Map<String, String> stand = people.of(client, named != null, led);
    mailing.toContactsOfClient(
        key.kind(),
        client,
        to,
        contact -> new Mail(key, contact, model, page, calendar.invitation(), calendar.files())
            .whileTrue(stand)
            .before(first(led)));
  }

  /**
   * Tells one of the team which meetings of a client are theirs now. It leaves before the first of
   * them, and only while all of them are.
   *
   * @param named null when they are not the client's new advisor
   */
  void takenOver(
      Client client,
      int number,
      Analyst analyst,
      NamedPeople named,
      List<Review> meetings,
      Optional<Review> last) {
    Map<String, Object> model = new HashMap<>(notesOf(last));
    boolean advises = named != null && named.from() != null;
    model.put("client", client.name());
    model.put("named", advises);
    if (advises) {
      model.put("from", named.from());
    }
    model.put(
        "meetings",
        meetings.stream()
            .map(review -> new Led(review.title(), review.startsAt(), analyst.name()))
            .toList());
    ReviewCalendars.PlanFiles calendar = calendars.filesAbout(client, meetings);
    MailKey key = new MailKey(MailKind.ANALYST_CLIENT_TAKEN_OVER, client.reference(), number);
    mailing.toAnalystAboutClient(
        analyst,
        holder -> new Mail(key, holder, model, null, calendar.invitation(), calendar.files())
            .whileTrue(people.of(client, advises, meetings))
            .before(first(meetings)));
  }

  /** When the earliest of them begins; null without any. */
  private static Instant first(List<Review> meetings) {
    return meetings.stream()
        .map(Review::startsAt)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Map<String, Object> notesOf(Optional<Review> last) {
    return Map.of(
        "lastTitle", last.map(Review::title).orElse(""),
        "lastSummary", last.map(Review::preparation).map(Preparation::summary).orElse(""),
        "lastNotes", last.map(Review::notes).orElse(""));
  }

  private String nameOf(String userId) {
    return staff.nameOf(userId).orElse(userId);
  }
}
