package org.threatreviews.review.handover;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.client.Subscription;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.plan.ReviewPlanning;
import org.threatreviews.review.plan.ReviewStaffing;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Staff;

/** Gives reviews to people. Steps hold the client's row, then the review's, then the pool. */
@Service
@Transactional
public class ReviewAssignment {

  private final ReviewLookup reviews;
  private final ReviewPlanning planning;
  private final ReviewDecisions decisions;
  private final Staff staff;
  private final ReviewProcess process;
  private final PeopleNews news;
  private final UntoldAnalysts untold;
  private final ReviewStaffing staffing;

  ReviewAssignment(
      ReviewLookup reviews,
      ReviewPlanning planning,
      ReviewDecisions decisions,
      Staff staff,
      ReviewProcess process,
      PeopleNews news,
      UntoldAnalysts untold,
      ReviewStaffing staffing) {
    this.reviews = reviews;
    this.planning = planning;
    this.decisions = decisions;
    this.staff = staff;
    this.process = process;
    this.news = news;
    this.untold = untold;
    this.staffing = staffing;
  }

  /**
   * Makes sure that the person who is to hold the review can, and finds somebody else otherwise, of
   * whom client and analyst are told.
   *
   * @return whether there is somebody
   */
  public boolean confirm(String reference) {
    return reviews.locked(reference, (client, review) -> {
      if (review.isOpen()) {
        settle(client, review, whoeverIsFree(client, review), DecisionHistory.SYSTEM);
      }
      return review.analyst() != null;
    });
  }

  /**
   * The team lead gives the review to somebody.
   *
   * @param userId null or blank: whoever is free by now, if there is anybody
   * @param by user id of the team lead
   * @return whether somebody has the review
   * @throws InvalidInput when there is no such person in the pool, or they are away or in another
   *     review then
   */
  public boolean assign(String reference, String userId, String by) {
    return reviews.locked(reference, (client, review) -> {
      if (review.isOpen()) {
        settle(client, review, chosen(userId, client, review), by);
      }
      return review.analyst() != null;
    });
  }

  /** Whoever may still be looking for somebody need not go on: this process asks the lead itself. */
  private void settle(Client client, Review review, String userId, String by) {
    boolean another = give(review, userId, by);
    if (another && userId != null) {
      news.tell(client);
    } else if (userId != null) {
      decisions.analyst(review, userId, by);
    }
    process.handOverSettled(review.reference());
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
      untold.changed(review, before);
      decisions.analyst(review, before, by);
      process.assign(review.reference(), userId);
    }
    return another;
  }

  /**
   * Who gets the review by the team lead's word.
   *
   * @param userId null or blank: whoever is free by now
   * @return null when nobody is
   * @throws InvalidInput when there is no such person in the pool, or they are away or in another
   *     review then
   */
  String chosen(String userId, Client client, Review review) {
    return userId == null || userId.isBlank()
        ? whoeverIsFree(client, review)
        : named(userId.strip(), client, review);
  }

  /**
   * This person, when they are in the pool, qualified, and free then; empty also for null and blank.
   */
  Optional<String> ifFree(String userId, Client client, Review review) {
    if (userId == null || userId.isBlank()) {
      return Optional.empty();
    }
    Roster roster = staff.roster().inLanguage(client.language());
    Subscription subscription = staffing.of(client).subscriptionOf(review);
    return Optional.of(userId)
        .filter(user -> roster.isFree(user, review.slot()))
        .filter(user -> roster.isQualified(user, subscription));
  }

  /** Whether there is somebody to whom the review can be given without asking the lead. */
  boolean isSomebodyFree(Client client, Review review) {
    return planning.analystFor(client, review).isPresent();
  }

  private String whoeverIsFree(Client client, Review review) {
    return planning.analystFor(client, review).orElse(null);
  }

  private String named(String analyst, Client client, Review review) {
    if (staff.find(analyst).filter(Analyst::active).isEmpty()) {
      throw new InvalidInput(
          "analyst", "unknownAnalyst", "There is no analyst '%s'.".formatted(analyst));
    }
    if (!analyst.equals(review.analyst())) {
      Roster roster = staff.roster();
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
      Subscription subscription = staffing.of(client).subscriptionOf(review);
      if (!roster.inLanguage(client.language()).isQualified(analyst, subscription)) {
        throw new InvalidInput(
            "analyst",
            "analystNotQualified",
            "%s is not qualified for %s. You can change that under Analysts."
                .formatted(
                    nameOf(analyst), QualificationWords.reviews(subscription, client.language())));
      }
    }
    return analyst;
  }

  private String nameOf(String userId) {
    return staff.nameOf(userId).orElse(userId);
  }
}
