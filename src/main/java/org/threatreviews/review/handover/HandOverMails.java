package org.threatreviews.review.handover;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.notification.Invitation;
import org.threatreviews.notification.MailKind;
import org.threatreviews.review.Preparation;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewMailing;
import org.threatreviews.review.invitation.ReviewCalendars;
import org.threatreviews.staff.Analyst;

/** Writes the mails that tell who holds a review now. */
@Component
class HandOverMails {

  private final ReviewMailing mailing;
  private final ReviewCalendars calendars;

  HandOverMails(ReviewMailing mailing, ReviewCalendars calendars) {
    this.mailing = mailing;
    this.calendars = calendars;
  }

  /**
   * Tells the client and the new analyst that somebody else holds the review.
   *
   * @param analyst who holds it now
   * @param last the client's last held review; its notes go to the analyst
   */
  void handedOver(Client client, Review review, Analyst analyst, Optional<Review> last) {
    int count = review.invitation() + 1;
    Invitation invitation = calendars.invitationTo(client, review);
    mailing.toContacts(
        MailKind.REVIEW_ANALYST_CHANGED,
        count,
        client,
        review,
        Map.of("analyst", analyst.name()),
        invitation);
    Map<String, Object> model = Map.of(
        "lastTitle", last.map(Review::title).orElse(""),
        "lastSummary", last.map(Review::preparation).map(Preparation::summary).orElse(""),
        "lastNotes", last.map(Review::notes).orElse(""));
    mailing.toAnalyst(
        MailKind.ANALYST_TAKEN_OVER, count, client, review, analyst, model, invitation);
  }
}
