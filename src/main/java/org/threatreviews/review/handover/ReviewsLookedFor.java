package org.threatreviews.review.handover;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.staff.AnalystAvailable;
import org.threatreviews.staff.AnalystQualified;

/**
 * Meetings that nobody holds, and of which the lead is asked: when somebody is there again, or may
 * hold more, those that they can hold are looked at again, and the lead need not answer.
 */
@Component
class ReviewsLookedFor {

  private final ReviewLookup reviews;
  private final ReviewAssignment assignment;
  private final ReviewProcess process;
  private final Clock clock;

  ReviewsLookedFor(
      ReviewLookup reviews, ReviewAssignment assignment, ReviewProcess process, Clock clock) {
    this.reviews = reviews;
    this.assignment = assignment;
    this.process = process;
    this.clock = clock;
  }

  @EventListener
  void qualified(AnalystQualified event) {
    lookAgain(event.userId());
  }

  /** What was theirs is given back first. */
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void available(AnalystAvailable event) {
    lookAgain(event.userId());
  }

  private void lookAgain(String userId) {
    process.handOversWithoutSubstitute().forEach((reference, former) -> {
      if (isForThem(userId, reviews.get(reference))) {
        process.handOverSettled(reference);
        process.startHandOver(reference, former, null, null);
      }
    });
    // its task stays with whoever has claimed it until somebody holds the review
    process.askingForAnalyst().stream()
        .filter(reference -> isForThem(userId, reviews.get(reference)))
        .forEach(reference -> process.startHandOver(reference, "", null, null));
  }

  private boolean isForThem(String userId, Review review) {
    return review.analyst() == null
        && review.isAhead(clock.instant())
        && isForThem(userId, reviews.clientOf(review), review);
  }

  /** An advisor holds reviews of other clients only by the lead's word. */
  private boolean isForThem(String userId, Client client, Review review) {
    return assignment.ifFree(userId, client, review).isPresent()
        && assignment.isSomebodyFree(client, review);
  }
}
