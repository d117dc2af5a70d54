package org.threatreviews.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Clients;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.UnknownReference;

/** Reads reviews for the facades and shows them to others. */
@Component
class ReviewDesk {

  private final ReviewRepository reviews;
  private final Clients clients;
  private final ReviewProcess process;
  private final ReviewMails mails;
  private final BusinessCalendar calendar;
  private final Clock clock;

  ReviewDesk(
      ReviewRepository reviews,
      Clients clients,
      ReviewProcess process,
      ReviewMails mails,
      BusinessCalendar calendar,
      Clock clock) {
    this.reviews = reviews;
    this.clients = clients;
    this.process = process;
    this.mails = mails;
    this.calendar = calendar;
    this.clock = clock;
  }

  Review get(String reference) {
    return reviews.findById(reference).orElseThrow(() -> unknown(reference));
  }

  /** Holds the review's row until the transaction ends. */
  Review lock(String reference) {
    return reviews.findOneByReference(reference).orElseThrow(() -> unknown(reference));
  }

  /**
   * The address of a contact of the review's client, as it is kept.
   *
   * @throws InvalidInput when the client has no such contact
   */
  String contactOf(Review review, String by) {
    return clients
        .get(review.clientReference())
        .contact(by)
        .orElseThrow(() -> new InvalidInput(
            "by", "unknownContact", "'%s' is not a contact of this client.".formatted(by)))
        .email();
  }

  /** Takes the review out of the plan at this instant and ends its process, if it has one. */
  void cancel(String reference, Instant now) {
    Review review = lock(reference);
    review.cancel(now);
    reviews.save(review);
    mails.calledOff(review);
    if (review.isBegun()) {
      process.reviewCancelled(reference);
    }
    process.handOverSettled(reference);
  }

  /**
   * Where the period of this review begins: at the end of the one published last, so that nothing
   * is left out or covered twice, in whichever order reviews are published. A published review that
   * was cancelled in the end leaves its period to the next.
   */
  Instant periodStart(Review review, List<Review> allOfClient) {
    if (review.periodStart() != null) {
      return review.periodStart();
    }
    return allOfClient.stream()
        .filter(other -> other.isLive() && other.periodEnd() != null)
        .map(Review::periodEnd)
        .max(Comparator.naturalOrder())
        .orElseGet(() -> contractStart(review.clientReference()));
  }

  /**
   * Where the period of this review ends when it is published now. Published again, it ends later
   * only as long as no other review continues from its end.
   */
  Instant periodEnd(Review review, List<Review> allOfClient) {
    Instant before = review.periodEnd();
    boolean continued = before != null
        && allOfClient.stream()
            .filter(other -> !other.reference().equals(review.reference()) && other.isLive())
            .map(other -> Optional.ofNullable(other.periodStart()))
            .flatMap(Optional::stream)
            .anyMatch(start -> !start.isBefore(before));
    return continued ? before : clock.instant();
  }

  List<Review> allOf(String client) {
    return reviews.findByClientReferenceOrderBySequenceAscStartsAtAsc(client);
  }

  List<ReviewSummary> summaries(List<Review> allOfClient) {
    return allOfClient.stream().map(review -> summary(review, allOfClient)).toList();
  }

  ReviewSummary summary(Review review) {
    return summary(review, allOf(review.clientReference()));
  }

  ReviewSummary summary(Review review, List<Review> allOfClient) {
    return new ReviewSummary(
        review.reference(),
        review.clientReference(),
        review.sequence(),
        review.title(),
        review.status(),
        periodStart(review, allOfClient),
        review.periodEnd(),
        review.startsAt(),
        review.endsAt(),
        review.analyst(),
        review.outcome());
  }

  private Instant contractStart(String client) {
    return clients.get(client).contractStart().atStartOfDay(calendar.zone()).toInstant();
  }

  private static UnknownReference unknown(String reference) {
    return new UnknownReference("reference", "review", reference);
  }
}
