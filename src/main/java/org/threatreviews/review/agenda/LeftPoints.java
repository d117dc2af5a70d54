package org.threatreviews.review.agenda;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewOver;
import org.threatreviews.review.ReviewProcess;

/**
 * What a review leaves to the next one, when there may be none: points of the client, questions and
 * what was carried over. Incidents, actions and improvements have their own follow-up and need no
 * review for that.
 */
@Service
@Transactional
public class LeftPoints {

  /** No review has this reference, so nothing was carried to it. */
  private static final String NO_REVIEW = "";

  private final ReviewLookup reviews;
  private final AgendaItems items;
  private final AgendaCollection collection;
  private final AgendaHistory history;
  private final ReviewProcess process;
  private final Clock clock;

  LeftPoints(
      ReviewLookup reviews,
      AgendaItems items,
      AgendaCollection collection,
      AgendaHistory history,
      ReviewProcess process,
      Clock clock) {
    this.reviews = reviews;
    this.items = items;
    this.collection = collection;
    this.history = history;
    this.process = process;
    this.clock = clock;
  }

  /** The plan may be in the making: whether a review is ahead is looked at a moment later. */
  @EventListener
  void on(ReviewOver over) {
    if (!left(over.client()).isEmpty()) {
      process.pointsLeft(over.reference());
    }
  }

  /**
   * Leaves the points to the client's next review. One that has begun gets them at once, for its
   * agenda may be collected already, with nothing in it; any other collects them with its agenda.
   *
   * @param reference of the review that has left them
   * @return whether there is such a review, or nothing is left any more
   */
  public boolean passOn(String reference) {
    String client = reviews.get(reference).clientReference();
    if (left(client).isEmpty()) {
      return true;
    }
    Optional<Review> next = reviews.allOf(client).stream()
        .filter(review -> review.isAhead(clock.instant()))
        .min(Comparator.comparing(Review::startsAt));
    next.map(review -> reviews.lock(review.reference()))
        .filter(Review::isOpen)
        .filter(Review::isBegun)
        .ifPresent(review -> collection.collect(review, reviews.periodStart(review)));
    return next.isPresent();
  }

  /**
   * What waits for a review that does not exist, oldest first.
   *
   * @param reference of a review of the client
   */
  @Transactional(readOnly = true)
  public List<AgendaView.Item> of(String reference) {
    return left(reviews.get(reference).clientReference()).stream()
        .map(item -> ReviewAgenda.view(item, null))
        .toList();
  }

  /**
   * The team lead has dealt with all of it without a review.
   *
   * @param how what was done, and what the client was told
   * @param by user id
   */
  public void settle(String reference, String how, String by) {
    for (AgendaItem item : left(reviews.get(reference).clientReference())) {
      item.settle(how);
      history.settled(reviews.get(item.reviewReference()), items.save(item), how, by);
    }
  }

  private List<AgendaItem> left(String client) {
    return items.findLeftTo(NO_REVIEW, client).stream()
        .filter(item -> !item.followsRecords())
        .toList();
  }
}
