package org.threatreviews.review.pack;

import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailRenewal;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;

/** The question for points of the agenda is asked with the date and the analyst that hold now. */
@Component
class AgendaRequestRenewal implements MailRenewal {

  private final ReviewLookup reviews;
  private final PackMails mails;
  private final Clock clock;

  AgendaRequestRenewal(ReviewLookup reviews, PackMails mails, Clock clock) {
    this.reviews = reviews;
    this.mails = mails;
    this.clock = clock;
  }

  @Override
  public Set<MailKind> kinds() {
    return Set.of(MailKind.REVIEW_AGENDA_REQUEST);
  }

  @Override
  public void renew(MailKind kind, String reference, int count, Predicate<String> to) {
    Review review = reviews.get(reference);
    if (review.isAhead(clock.instant())) {
      mails.agendaRequestAnew(reviews.clientOf(review), review, count, to);
    }
  }
}
