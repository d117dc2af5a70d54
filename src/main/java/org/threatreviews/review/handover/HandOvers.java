package org.threatreviews.review.handover;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Subscription;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.plan.ReviewStaffing;
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
  private final Successions successions;
  private final ReviewStaffing staffing;
  private final HandedReviews handed;
  private final PeopleNews news;
  private final ReviewAssignment assignment;
  private final ReviewProcess process;
  private final Staff staff;
  private final BusinessCalendar calendar;
  private final Clock clock;

  /**
   * What the team lead has to decide about.
   *
   * @param formerName who can't hold the review
   * @param reason why nobody was found, as far as it is more than that all are busy; may be empty
   * @param candidates everybody else, the least loaded in that week first
   */
  public record Situation(String formerName, String reason, List<Candidate> candidates) {}

  /**
   * @param qualified for the reviews of such a client
   * @param meetings how many reviews this person holds in that week
   */
  public record Candidate(
      String userId,
      String name,
      boolean advisor,
      boolean away,
      boolean busy,
      boolean qualified,
      int meetings,
      int weeklyReviews) {}

  HandOvers(
      ReviewLookup reviews,
      Successions successions,
      ReviewStaffing staffing,
      HandedReviews handed,
      PeopleNews news,
      ReviewAssignment assignment,
      ReviewProcess process,
      Staff staff,
      BusinessCalendar calendar,
      Clock clock) {
    this.reviews = reviews;
    this.successions = successions;
    this.staffing = staffing;
    this.handed = handed;
    this.news = news;
    this.assignment = assignment;
    this.process = process;
    this.staff = staff;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Gives the review to whom it belongs: its client's advisor, or who has it, where they can hold
   * it; else to somebody who can.
   *
   * @param planned user id of who was found when the change in the team was looked at; null when
   *     nobody was, or nobody had to be
   * @param named user id of whom the lead has named for all reviews of who can't hold this one, or
   *     who gets back what was theirs; empty: the lead leaves it to whoever is free, and else to
   *     anybody who claims its tasks; null: nobody has said anything yet
   * @return whether there is somebody, or nobody is needed any more
   */
  public boolean findSubstitute(String reference, String planned, String named) {
    return reviews.locked(reference, (client, review) -> {
      String before = review.analyst();
      if (!review.isAhead(clock.instant())) {
        if (review.isOpen() && isGone(before, review)) {
          passOnRecord(review, planned);
        }
        return true;
      }
      Optional<String> analyst =
          assignment.ifFree(named, client, review).or(() -> byRight(client, review, planned));
      boolean leftToAnybody = named != null && named.isEmpty();
      if (analyst.isPresent() || leftToAnybody || canNever(before, client, review)) {
        boolean another = give(review, analyst.orElse(null), DecisionHistory.SYSTEM);
        if (another && isLeaving(before)) {
          handed.remember(reference, before);
        }
      }
      // the lead is asked about a meeting once
      boolean found = analyst.isPresent() || leftToAnybody || process.isAskingForAnalyst(reference);
      if (!found) {
        tellUnlessMoreIsLookedFor(client, reference);
      }
      return found;
    });
  }

  /** What the review's own process asks the lead meanwhile is answered in the same transaction. */
  private boolean give(Review review, String userId, String by) {
    boolean another = assignment.give(review, userId, by);
    if (userId != null) {
      process.analystFound(review.reference());
    }
    return another;
  }

  /** The meeting is over and who held it has left without a word: somebody else has to write it. */
  private void passOnRecord(Review review, String successor) {
    String heir =
        staff.find(successor).filter(Analyst::active).map(Analyst::userId).orElse(null);
    give(review, heir, DecisionHistory.SYSTEM);
    if (heir == null) {
      process.offerToLeads(review.reference());
    }
  }

  private Optional<String> byRight(Client client, Review review, String planned) {
    Optional<String> now = successions.holderOf(client, review, staff.roster());
    boolean asBefore = now.filter(analyst -> analyst.equals(review.analyst())).isPresent();
    boolean advisors = now.filter(analyst -> analyst.equals(staffing.of(client).advisorOf(review)))
        .isPresent();
    return asBefore || advisors
        ? now
        : assignment.ifFree(planned, client, review).or(() -> now);
  }

  private boolean isGone(String analyst, Review review) {
    Instant later =
        review.startsAt().isAfter(clock.instant()) ? review.startsAt() : clock.instant();
    LocalDate day = calendar.provider().dateOf(later);
    return analyst != null
        && staff.find(analyst).filter(known -> known.isInPoolOn(day)).isEmpty();
  }

  /** Unlike somebody who is only away then, or in another meeting. */
  private boolean canNever(String analyst, Client client, Review review) {
    return isGone(analyst, review)
        || analyst != null
            && !staff
                .roster()
                .inLanguage(client.language())
                .isQualified(analyst, staffing.of(client).subscriptionOf(review));
  }

  private boolean isLeaving(String analyst) {
    return analyst != null
        && staff.find(analyst).filter(known -> known.departure() != null).isPresent();
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
      if (review.isAhead(clock.instant())) {
        give(review, assignment.chosen(userId, client, review), by);
      }
    });
    process.lookForSubstitutesAgain(former, userId == null ? "" : userId.strip());
  }

  /** Reviews that this analyst still has and for which somebody else is looked for, by their date. */
  public List<ReviewSummary> lookedFor(String former) {
    return process.handOversOf(former).stream()
        .map(reviews::get)
        .filter(review -> review.isAhead(clock.instant()))
        .filter(review -> review.analyst() == null || former.equals(review.analyst()))
        .sorted(Comparator.comparing(Review::startsAt))
        .map(reviews::summary)
        .toList();
  }

  /**
   * Tells client and analysts who holds what now, once for all reviews of the client: while others
   * are being looked for, it is left to the last of them.
   */
  public void announce(String reference) {
    reviews.locked(reference, (client, review) -> {
      tellUnlessMoreIsLookedFor(client, reference);
    });
  }

  private void tellUnlessMoreIsLookedFor(Client client, String reference) {
    List<String> others = successions.ahead(client.reference()).stream()
        .map(Review::reference)
        .filter(other -> !other.equals(reference))
        .toList();
    if (!process.isLookingFor(client.reference(), others)) {
      news.tell(client);
    }
  }

  /** Who could hold the review, and what keeps them from it. */
  public Situation situation(String reference, String former) {
    Review review = reviews.get(reference);
    Client client = reviews.clientOf(review);
    Slot slot = review.slot();
    Subscription subscription = staffing.of(client).subscriptionOf(review);
    Roster roster = staff.rosterToLookAt().inLanguage(client.language());
    List<Candidate> candidates = staff.all().stream()
        .filter(analyst -> analyst.active() && analyst.qualified())
        .filter(analyst -> !analyst.userId().equals(former))
        .map(analyst -> new Candidate(
            analyst.userId(),
            analyst.name(),
            analyst.advisor(),
            !roster.isPresent(analyst.userId(), slot),
            roster.isBooked(analyst.userId(), slot),
            roster.isQualified(analyst.userId(), subscription),
            roster.meetingsInWeek(analyst.userId(), slot),
            analyst.weeklyReviews()))
        .sorted(Comparator.comparingDouble(
                (Candidate c) -> (double) c.meetings() / Math.max(c.weeklyReviews(), 1))
            .thenComparing(candidate -> !candidate.qualified())
            .thenComparing(Candidate::userId))
        .toList();
    return new Situation(
        staff.find(former).map(Analyst::name).orElse(former),
        roster.isAnybodyQualified(subscription)
            ? ""
            : "Nobody is qualified for %s."
                .formatted(QualificationWords.reviews(subscription, client.language())),
        candidates);
  }
}
