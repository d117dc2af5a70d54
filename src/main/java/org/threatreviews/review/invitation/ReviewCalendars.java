package org.threatreviews.review.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.Attachment;
import org.threatreviews.notification.Invitation;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.staff.Staff;

/** Reviews in the calendars of clients and analysts: as feeds, and as invitations by mail. */
@Service
@Transactional(readOnly = true)
public class ReviewCalendars {

  private final Clients clients;
  private final ReviewLookup reviews;
  private final ReviewFeed feed;
  private final Invitations invitations;
  private final Staff staff;
  private final Clock clock;

  ReviewCalendars(
      Clients clients,
      ReviewLookup reviews,
      ReviewFeed feed,
      Invitations invitations,
      Staff staff,
      Clock clock) {
    this.clients = clients;
    this.reviews = reviews;
    this.feed = feed;
    this.invitations = invitations;
    this.staff = staff;
    this.clock = clock;
  }

  /**
   * The plan as an iCalendar object (RFC 5545, {@code METHOD:PUBLISH}), cancelled reviews marked so
   * that a calendar that has them takes them out.
   *
   * @throws UnknownReference when there is no such client
   */
  public byte[] ofClient(String clientRef) {
    clients.get(clientRef);
    return feed.write(reviews.allOf(clientRef));
  }

  /** The same, as a file of a mail. */
  public Attachment planOf(Client client) {
    return new Attachment(
        "threat-reviews.ics",
        "text/calendar; method=PUBLISH; charset=UTF-8",
        ofClient(client.reference()));
  }

  /**
   * The open reviews that somebody holds as an iCalendar object ({@code METHOD:PUBLISH}).
   *
   * @throws UnknownReference when nobody in the pool has this user id
   */
  public byte[] ofAnalyst(String userId) {
    return feed.ofAnalyst(userId);
  }

  /** The invitation to this review as it is now, with whoever holds it. */
  public Invitation invitationTo(Client client, Review review) {
    return invitations.to(
        client, review, Optional.ofNullable(review.analyst()).flatMap(staff::find));
  }

  /** Takes a review out of the calendar of somebody who is no longer invited to it. */
  public Invitation withdrawalFrom(Client client, Review review, String name, String email) {
    return invitations.withdrawnFrom(client, review, name, email);
  }

  /**
   * The invitations to the client's reviews that lie ahead, earliest first, each by the reference
   * of its review.
   *
   * @throws UnknownReference when there is no such client
   */
  public List<Invitation> invitationsOf(String clientRef) {
    Client client = clients.get(clientRef);
    Instant now = clock.instant();
    return reviews.allOf(clientRef).stream()
        .filter(review -> review.isAhead(now))
        .sorted(Comparator.comparing(Review::startsAt))
        .map(review -> invitationTo(client, review))
        .toList();
  }
}
