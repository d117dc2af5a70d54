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
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.ReviewSummary;
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
  private final ReviewProcess process;
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
      ReviewProcess process,
      Staff staff,
      Clock clock) {
    this.reviews = reviews;
    this.planning = planning;
    this.assignment = assignment;
    this.process = process;
    this.staff = staff;
    this.clock = clock;
  }

  /**
   * Gives the review to somebody who can hold it, unless who has it can.
   *
   * @param named user id of whom the lead has named for all reviews of who can't hold this one;
   *     empty: the lead leaves it to whoever is free, and else to anybody who claims its tasks;
   *     null: the lead has said nothing yet
   * @return whether there is somebody, or nobody is needed any more
   */
  public boolean findSubstitute(String reference, String named) {
    return reviews.locked(reference, (client, review) -> {
      if (!isAhead(review)) {
        return true;
      }
      Optional<String> analyst =
          assignment.ifFree(named, review).or(() -> planning.analystFor(client, review));
      boolean leftToAnybody = named != null && named.isEmpty();
      if (analyst.isPresent() || leftToAnybody) {
        assignment.give(review, analyst.orElse(null), DecisionHistory.SYSTEM);
        return true;
      }
      return false;
    });
  }

  /**
   * The team lead decides who holds the review, and with it all others of the same analyst for which
   * nobody was found: they are looked at again at once, and the lead is asked about what is left.
   *
   * @param former user id of who can't hold them
   * @param userId null or blank: whoever is free by now; when nobody is, any analyst or advisor can
   *     claim its tasks
   * @param by user id of the team lead
   * @throws InvalidInput when there is no such person in the pool, or they are away or in another
   *     review then
   */
  public void decide(String reference, String former, String userId, String by) {
    reviews.locked(reference, (client, review) -> {
      if (isAhead(review)) {
        assignment.give(review, assignment.chosen(userId, client, review), by);
      }
    });
    process.lookForSubstitutesAgain(former, userId == null ? "" : userId.strip());
  }

  /** Reviews that this analyst still has and for which somebody else is looked for, by their date. */
  public List<ReviewSummary> lookedFor(String former) {
    return process.handOversOf(former).stream()
        .map(reviews::get)
        .filter(review -> isAhead(review) && former.equals(review.analyst()))
        .sorted(Comparator.comparing(Review::startsAt))
        .map(reviews::summary)
        .toList();
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
