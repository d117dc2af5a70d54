package org.threatreviews.review.meeting;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewMailing;
import org.threatreviews.review.move.MeetingDates;
import org.threatreviews.review.plan.PlanMails;
import org.threatreviews.review.plan.PlannedPeriods;

/** What happens to a review whose meeting did not take place: a new date, or cancellation. */
@Service
@Transactional
public class MissedMeetings {

  private final ReviewLookup reviews;
  private final MeetingDates dates;
  private final PlannedPeriods periods;
  private final ReviewDecisions decisions;
  private final ReviewMailing mailing;
  private final PlanMails planMails;
  private final MeetingMails mails;
  private final Clock clock;

  MissedMeetings(
      ReviewLookup reviews,
      MeetingDates dates,
      PlannedPeriods periods,
      ReviewDecisions decisions,
      ReviewMailing mailing,
      PlanMails planMails,
      MeetingMails mails,
      Clock clock) {
    this.reviews = reviews;
    this.dates = dates;
    this.periods = periods;
    this.decisions = decisions;
    this.mailing = mailing;
    this.planMails = planMails;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * Finds a new date within ten working days for a review whose meeting did not take place, unless
   * it has one by now.
   *
   * @return whether it has a date; false when none is free before the contract ends
   */
  public boolean reschedule(String reference) {
    return reviews.locked(reference, (client, review) -> {
      return !review.isOpen() || !review.dateMissed() || dates.reschedule(client, review);
    });
  }

  /**
   * Tells the client when the meeting is now.
   *
   * @return whether there is somebody to hold it
   */
  public boolean announceNewDate(String reference) {
    Review review = reviews.lock(reference);
    if (review.isOpen()) {
      planMails.newDate(reviews.clientOf(review), review);
    }
    return review.analyst() != null;
  }

  /**
   * The team lead decides about a review whose meeting did not take place.
   *
   * @param decision null from a program that leaves it to us: a new date where there is one, else
   *     cancellation; the form asks for an answer
   * @param newStart null: the next free slot within ten working days
   * @param by user id of the team lead
   * @return what holds
   * @throws InvalidInput when there can be no meeting at the new start, or no date is free
   */
  public MissedReviewDecision decide(
      String reference, MissedReviewDecision decision, Instant newStart, String by) {
    return reviews.locked(reference, (client, review) -> {
      return decide(client, review, decision, newStart, by);
    });
  }

  private MissedReviewDecision decide(
      Client client, Review review, MissedReviewDecision decision, Instant newStart, String by) {
    if (!review.isOpen()) {
      return MissedReviewDecision.CANCEL;
    }
    if (decision == MissedReviewDecision.CANCEL) {
      decisions.record(review, MeetingDecision.CANCELLED, by, null);
      periods.giveUp(review, by);
      return MissedReviewDecision.CANCEL;
    }
    if (!review.dateMissed()) {
      return MissedReviewDecision.NEW_DATE;
    }
    if (newStart != null) {
      dates.move(client, review, newStart, by);
      return MissedReviewDecision.NEW_DATE;
    }
    if (dates.hasNewDate(client, review)) {
      decisions.record(review, MeetingDecision.NEW_DATE_WANTED, by, null);
      return MissedReviewDecision.NEW_DATE;
    }
    if (decision == null) {
      decisions.record(review, MeetingDecision.CANCELLED, by, "no date is free");
      periods.giveUp(review, by);
      return MissedReviewDecision.CANCEL;
    }
    throw new InvalidInput(
        "decision",
        "noFreeDate",
        "No date is free within ten working days and before the contract ends."
            + " Please enter a start, or cancel the review.");
  }

  /** The review does not take place; what it held is dealt with in the next. */
  public void cancel(String reference) {
    reviews.locked(reference, (client, review) -> {
      if (review.isOpen()) {
        review.cancel(clock.instant());
        reviews.save(review);
        mailing.calledOff(review);
      }
      if (!review.isLive()) {
        mails.cancelled(client, review);
      }
    });
  }
}
