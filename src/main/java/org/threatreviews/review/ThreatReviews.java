package org.threatreviews.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.staff.Slot;

/** One threat review as people and its process see it. What changes it stands in the rooms. */
@Service
@Transactional
public class ThreatReviews {

  private final ReviewLookup reviews;
  private final ReviewTimes times;
  private final ReviewDecisions decisions;
  private final ClientHours hours;
  private final Clock clock;

  ThreatReviews(
      ReviewLookup reviews,
      ReviewTimes times,
      ReviewDecisions decisions,
      ClientHours hours,
      Clock clock) {
    this.reviews = reviews;
    this.times = times;
    this.decisions = decisions;
    this.hours = hours;
    this.clock = clock;
  }

  /**
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public ReviewSummary get(String reference) {
    return reviews.summary(reviews.get(reference));
  }

  /**
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public ReviewRecord recordOf(String reference) {
    Review review = reviews.get(reference);
    return new ReviewRecord(
        reviews.summary(review),
        review.preparation(),
        review.prepared(),
        review.attendees(),
        review.notes(),
        review.heldAt());
  }

  /**
   * What the team should know about the meeting's date; both sides are told.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public List<String> warnings(String reference) {
    Review review = reviews.get(reference);
    return hours.warning(reviews.clientOf(review), review.slot()).stream().toList();
  }

  /**
   * Whether a later review is still to be held, so that something can be carried over to it.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public boolean isFollowed(String reference) {
    return reviews.isFollowed(reviews.get(reference));
  }

  /**
   * Whether what was carried over came up again in a later review, or will.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public boolean isContinued(String reference) {
    Review review = reviews.get(reference);
    return reviews.allOf(review.clientReference()).stream()
        .anyMatch(other -> other.isLive() && other.startsAt().isAfter(review.startsAt()));
  }

  /**
   * When this is due for the review at the date that it has now.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public Instant momentOf(String reference, ReviewMoment moment) {
    Review review = reviews.get(reference);
    return switch (moment) {
      case PREPARATION_OPENS -> timetable(review).preparationOpens();
      case PREPARED_BY -> timetable(review).preparedBy();
      case PREPARATION_DUE -> timetable(review).preparationDue();
      case MISSING_PREPARATION_DUE -> missingPreparationDue(timetable(review));
      case PUBLICATION -> timetable(review).publication();
      case FIRST_REMINDER -> timetable(review).firstReminder();
      case SECOND_REMINDER -> timetable(review).secondReminder();
      case MEETING_BEGINS -> review.startsAt();
      case MEETING_ENDS -> review.endsAt();
      case RECORD_LATE -> times.recordLate(review);
      case MINUTES_LATE -> times.minutesLate(review);
    };
  }

  private ReviewTimetable timetable(Review review) {
    return times.timetable(review, reviews.clientOf(review));
  }

  /** Of a meeting that came too near for that: before it begins. */
  private Instant missingPreparationDue(ReviewTimetable timetable) {
    return timetable.missingPreparationDue().isAfter(clock.instant())
        ? timetable.missingPreparationDue()
        : timetable.meeting().start();
  }

  /**
   * When preparing these reviews begins, at the dates that they have; by reference.
   *
   * @param some of one client or of several
   */
  @Transactional(readOnly = true)
  public Map<String, Instant> preparationBegins(Collection<ReviewSummary> some) {
    Map<String, Client> clients = new HashMap<>();
    return some.stream()
        .collect(Collectors.toMap(
            ReviewSummary::reference,
            review -> times
                .timetable(
                    new Slot(review.start(), review.end()),
                    clients.computeIfAbsent(review.client(), reviews::client))
                .preparationBegins()));
  }

  /**
   * Whether the analyst has said that the review is ready for the client.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public boolean isPrepared(String reference) {
    return reviews.get(reference).prepared();
  }

  /** By when the team lead should decide what came up just now. */
  @Transactional(readOnly = true)
  public Instant decisionDue() {
    return times.decisionDue(clock.instant());
  }

  /** By when the SOC should have taken care of what was handed over just now. */
  @Transactional(readOnly = true)
  public Instant socDue() {
    return times.socDue(clock.instant());
  }

  /**
   * Keeps what a team lead did about something late.
   *
   * @param notes what was done
   * @param by user id
   */
  public void chased(String reference, ReviewChase what, String notes, String by) {
    decisions.record(reviews.get(reference), what, by, notes);
  }

  /** The review is done with: it was held, and its minutes went out. */
  public void close(String reference) {
    Review review = reviews.lock(reference);
    if (review.status() == ReviewStatus.PUBLISHED) {
      review.close(clock.instant());
      reviews.save(review);
    }
  }
}
