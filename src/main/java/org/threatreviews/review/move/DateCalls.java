package org.threatreviews.review.move;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewProcess;

/** None of the offered times suits a client: somebody of ours calls and agrees on one. */
@Service
@Transactional
public class DateCalls {

  private final ReviewLookup reviews;
  private final MeetingMover mover;
  private final ReviewDecisions decisions;
  private final ReviewProcess process;

  DateCalls(
      ReviewLookup reviews, MeetingMover mover, ReviewDecisions decisions, ReviewProcess process) {
    this.reviews = reviews;
    this.mover = mover;
    this.decisions = decisions;
    this.process = process;
  }

  /**
   * A contact wants to be called about the date.
   *
   * @param by the contact's address
   * @return whether a call was asked for; false when one is on its way already
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when the review was held or cancelled, or its meeting has begun
   */
  public boolean ask(String reference, String by) {
    return reviews.locked(reference, (client, review) -> {
      review.requireOpen();
      mover.requireNotBegun(review);
      if (process.isDateCallWanted(reference)) {
        return false;
      }
      decisions.record(review, MoveDecision.CALL_ABOUT_DATE_WANTED, by, null);
      process.startDateCall(reference, by);
      return true;
    });
  }

  /** Whether somebody of ours is to call about the date. */
  @Transactional(readOnly = true)
  public boolean isWanted(String reference) {
    return process.isDateCallWanted(reference);
  }

  /**
   * The client was called.
   *
   * @param newStart what was agreed on; null, or the present start: the meeting keeps its date
   * @param by user id of who called
   * @throws InvalidInput when there can be no meeting at the new start
   */
  public void called(String reference, Instant newStart, String notes, String by) {
    reviews.locked(reference, (client, review) -> {
      decisions.record(review, MoveDecision.CALLED_ABOUT_DATE, by, notes);
      if (newStart != null && review.isOpen() && !newStart.equals(review.startsAt())) {
        mover.move(client, review, newStart, by);
      }
    });
  }
}
