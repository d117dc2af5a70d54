package org.threatreviews.review.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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

  private static final String FILE = "threat-reviews.ics";
  private static final String FILE_TYPE = "text/calendar; method=PUBLISH; charset=UTF-8";

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
    return feed.write(clients.get(clientRef), reviews.allOf(clientRef));
  }

  /** The same, as a file of a mail. */
  public Attachment planOf(Client client) {
    return new Attachment(FILE, FILE_TYPE, ofClient(client.reference()));
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

  /**
   * What goes with one mail about several meetings: mail programs take one invitation a mail (Outlook
   * and Google look at the first, and iTIP wants one UID in each), so that is the invitation to the
   * meeting that is in people's calendars already, and the whole plan is one file. Each later meeting
   * is invited to by itself when its preparation begins.
   *
   * @param invitation null when none of them has been invited to
   */
  public record PlanFiles(Invitation invitation, List<Attachment> files) {}

  /**
   * @param meetings those that the mail is about, cancelled ones too
   */
  public PlanFiles filesAbout(Client client, List<Review> meetings) {
    List<Review> invited = invitedTo(client, meetings);
    return new PlanFiles(
        invited.isEmpty() ? null : invitationTo(client, invited.get(0)), planAnd(client, invited));
  }

  /**
   * As {@link #filesAbout}, about all meetings of a client that lie ahead.
   *
   * @throws UnknownReference when there is no such client
   */
  public PlanFiles filesOfPlan(String clientRef) {
    Instant now = clock.instant();
    return filesAbout(
        clients.get(clientRef),
        reviews.allOf(clientRef).stream().filter(review -> review.isAhead(now)).toList());
  }

  /** The same, for somebody who is no longer invited to them. */
  public PlanFiles withdrawalsAbout(
      Client client, List<Review> meetings, String name, String email) {
    if (meetings.isEmpty()) {
      return new PlanFiles(null, List.of());
    }
    List<Invitation> withdrawn = invitedTo(client, meetings).stream()
        .map(review -> withdrawalFrom(client, review, name, email))
        .toList();
    List<Attachment> files = new ArrayList<>();
    files.add(new Attachment(FILE, FILE_TYPE, feed.writeCancelled(client, meetings)));
    withdrawn.stream().skip(1).map(Invitation::asFile).forEach(files::add);
    return new PlanFiles(withdrawn.isEmpty() ? null : withdrawn.get(0), files);
  }

  /** Whether people have this meeting in their calendars by an invitation. */
  public boolean isInvitedTo(Client client, Review review) {
    return !invitedTo(client, List.of(review)).isEmpty();
  }

  /**
   * Those that people have in their calendars by an invitation: the next one, those whose preparation
   * has begun, and those that had a mail of their own because they were moved; earliest first.
   */
  private List<Review> invitedTo(Client client, List<Review> meetings) {
    Instant first = reviews.allOf(client.reference()).stream()
        .filter(review -> review.isAhead(clock.instant()))
        .map(Review::startsAt)
        .min(Comparator.naturalOrder())
        .or(() -> meetings.stream().map(Review::startsAt).min(Comparator.naturalOrder()))
        .orElse(Instant.MAX);
    return meetings.stream()
        .filter(review ->
            review.isBegun() || review.movedByHand() || !review.startsAt().isAfter(first))
        .sorted(Comparator.comparing(Review::startsAt))
        .toList();
  }

  private List<Attachment> planAnd(Client client, List<Review> invited) {
    List<Attachment> files = new ArrayList<>();
    files.add(planOf(client));
    invited.stream()
        .skip(1)
        .map(review -> invitationTo(client, review).asFile())
        .forEach(files::add);
    return files;
  }

  /** Takes a review out of the calendar of somebody who is no longer invited to it. */
  public Invitation withdrawalFrom(Client client, Review review, String name, String email) {
    return invitations.withdrawnFrom(client, review, name, email);
  }
}
