package org.threatreviews.review.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.Invitation;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.NextReviewAhead;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewMailing;
import org.threatreviews.review.invitation.ReviewCalendars;

/** Writes the mails after a meeting, and about one that does not take place. */
@Component
class MeetingMails {

  private final ReviewMailing mailing;
  private final ReviewCalendars calendars;
  private final ReviewLookup reviews;
  private final NextReviewAhead nextReview;

  MeetingMails(
      ReviewMailing mailing,
      ReviewCalendars calendars,
      ReviewLookup reviews,
      NextReviewAhead nextReview) {
    this.mailing = mailing;
    this.calendars = calendars;
    this.reviews = reviews;
    this.nextReview = nextReview;
  }

  /**
   * @param leaves by when they must have left for each contact
   */
  void minutes(Client client, Review review, Minutes minutes, Function<Contact, Instant> leaves) {
    // items name incidents, and say what was found; so may notes
    boolean shown = client.incidentDetailsInMail();
    mailing.toContacts(
        MailKind.REVIEW_MINUTES,
        1,
        client,
        review,
        Map.of(
            "attendees",
            Objects.requireNonNullElse(minutes.attendees(), ""),
            "details",
            shown,
            "next",
            reviews.isFollowed(review),
            "items",
            shown ? minutes.items() : List.of(),
            "notes",
            shown ? Objects.requireNonNullElse(minutes.notes(), "") : ""),
        null,
        leaves);
  }

  void cancelled(Client client, Review review) {
    Invitation withdrawal = calendars.invitationTo(client, review);
    mailing.toContacts(
        MailKind.REVIEW_CANCELLED,
        1,
        client,
        review,
        Map.of("next", nextReview.of(client.reference())),
        withdrawal);
    mailing
        .holderOf(review)
        .ifPresent(analyst -> mailing.toAnalyst(
            MailKind.ANALYST_REVIEW_CANCELLED, 1, client, review, analyst, Map.of(), withdrawal));
  }
}
