package org.threatreviews.review;

import java.util.Comparator;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.problem.InvalidInput;

/** Gives reviews to people. Its callers hold the rows of client and review. */
@Component
class ReviewAssignment {

  private final ReviewRepository reviews;
  private final ReviewDesk desk;
  private final ReviewHistory history;
  private final AnalystPool pool;
  private final ReviewProcess process;
  private final ReviewMails mails;

  ReviewAssignment(
      ReviewRepository reviews,
      ReviewDesk desk,
      ReviewHistory history,
      AnalystPool pool,
      ReviewProcess process,
      ReviewMails mails) {
    this.reviews = reviews;
    this.desk = desk;
    this.history = history;
    this.pool = pool;
    this.process = process;
    this.mails = mails;
  }

  /**
   * @param userId null when nobody is there to hold it
   * @param by user id of who decides that, or {@code system}
   * @return whether that is another person than before
   */
  boolean give(Review review, String userId, String by) {
    String before = review.analyst();
    boolean another = review.assign(userId);
    if (another) {
      reviews.save(review);
      history.analyst(review, before, by);
      process.assign(review.reference(), userId);
    }
    return another;
  }

  /** Client and analyst learn who holds the review; the analyst gets the notes of the last one. */
  void tell(Client client, Review review) {
    Review last = desk.allOf(client.reference()).stream()
        .filter(other -> other.outcome() == ReviewOutcome.HELD)
        .max(Comparator.comparing(Review::heldAt))
        .orElse(null);
    pool.find(review.analyst())
        .ifPresent(analyst -> mails.handedOver(client, review, analyst, last));
  }

  /**
   * Somebody whom a team lead has named.
   *
   * @return the user id
   * @throws InvalidInput when there is no such person in the pool, or they are away or in another
   *     review then
   */
  String named(String userId, Review review) {
    String analyst = userId.strip();
    if (pool.find(analyst).filter(Analyst::active).isEmpty()) {
      throw new InvalidInput(
          "analyst", "unknownAnalyst", "There is no analyst '%s'.".formatted(analyst));
    }
    if (!analyst.equals(review.analyst())) {
      Roster roster = pool.roster();
      if (roster.isBooked(analyst, review.slot())) {
        throw new InvalidInput(
            "analyst",
            "analystBusy",
            "%s is already booked for another review at that time.".formatted(nameOf(analyst)));
      }
      if (!roster.isPresent(analyst, review.slot())) {
        throw new InvalidInput(
            "analyst", "analystAway", "%s is away on that day.".formatted(nameOf(analyst)));
      }
    }
    return analyst;
  }

  private String nameOf(String userId) {
    return pool.find(userId).map(Analyst::name).orElse(userId);
  }
}
