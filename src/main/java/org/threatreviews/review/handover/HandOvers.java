package org.threatreviews.review.handover;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.plan.ReviewPlanning;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Roster;
import org.threatreviews.staff.Slot;
import org.threatreviews.staff.Staff;

/**
 * Finds somebody else for reviews whose analyst is away or has left. Every step looks at the review
 * as it is by then and leaves alone what was settled meanwhile. Steps hold the client's row, then
 * the review's, then the pool.
 */
@Service
@Transactional
public class HandOvers {

  private final ReviewLookup reviews;
  private final ReviewPlanning planning;
  private final ReviewAssignment assignment;
  private final Staff staff;
  private final Clock clock;

  /**
   * What the team lead has to decide about.
   *
   * @param formerName who can't hold the review
   * @param candidates everybody else, the least loaded in that week first
   */
  public record Situation(String formerName, List<Candidate> candidates) {}

  /**
   * @param meetings how many reviews this person holds in that week
   */
  public record Candidate(
      String userId,
      String name,
      boolean advisor,
      boolean away,
      boolean busy,
      int meetings,
      int weeklyReviews) {}

  HandOvers(
      ReviewLookup reviews,
      ReviewPlanning planning,
      ReviewAssignment assignment,
      Staff staff,
      Clock clock) {
    this.reviews = reviews;
    this.planning = planning;
    this.assignment = assignment;
    this.staff = staff;
    this.clock = clock;
  }

  /**
   * Gives the review to somebody who can hold it, unless who has it can.
   *
   * @return whether there is somebody, or nobody is needed any more
   */
  public boolean findSubstitute(String reference) {
    return reviews.locked(reference, (client, review) -> {
      if (!isAhead(review)) {
        return true;
      }
      Optional<String> analyst = planning.analystFor(client, review);
      analyst.ifPresent(userId -> assignment.give(review, userId, DecisionHistory.SYSTEM));
      return analyst.isPresent();
    });
  }

  /**
   * The team lead decides who holds the review.
   *
   * @param userId null or blank: whoever is free by now; when nobody is, any analyst or advisor can
   *     claim its tasks
   * @param by user id of the team lead
   * @throws InvalidInput when there is no such person in the pool, or they are away or in another
   *     review then
   */
  public void decide(String reference, String userId, String by) {
    reviews.locked(reference, (client, review) -> {
      if (isAhead(review)) {
        assignment.give(review, assignment.chosen(userId, client, review), by);
      }
    });
  }

  /**
   * Tells client and analyst who holds the review now.
   *
   * @param former user id of who had it; as long as that is who has it, there is nothing to tell
   */
  public void announce(String reference, String former) {
    reviews.locked(reference, (client, review) -> {
      if (isAhead(review) && review.analyst() != null && !review.analyst().equals(former)) {
        assignment.tell(client, review);
      }
    });
  }

  /** Who could hold the review, and what keeps them from it. */
  public Situation situation(String reference, String former) {
    Slot slot = reviews.get(reference).slot();
    Roster roster = staff.rosterToLookAt();
    List<Candidate> candidates = staff.all().stream()
        .filter(analyst -> analyst.active() && analyst.qualified())
        .filter(analyst -> !analyst.userId().equals(former))
        .map(analyst -> new Candidate(
            analyst.userId(),
            analyst.name(),
            analyst.advisor(),
            !roster.isPresent(analyst.userId(), slot),
            roster.isBooked(analyst.userId(), slot),
            roster.meetingsInWeek(analyst.userId(), slot),
            analyst.weeklyReviews()))
        .sorted(Comparator.comparingDouble(
                (Candidate c) -> (double) c.meetings() / Math.max(c.weeklyReviews(), 1))
            .thenComparing(Candidate::userId))
        .toList();
    return new Situation(staff.find(former).map(Analyst::name).orElse(former), candidates);
  }

  private boolean isAhead(Review review) {
    return review.isOpen() && review.startsAt().isAfter(clock.instant());
  }
}
