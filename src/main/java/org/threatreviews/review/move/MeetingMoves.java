package org.threatreviews.review.move;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.input.Moments;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.ReviewSummary;

/** Another time for one meeting: by the team, or chosen by the client. */
@Service
@Transactional
public class MeetingMoves {

  private final ReviewLookup reviews;
  private final MeetingMover mover;
  private final TimeOffers offers;
  private final ReviewProcess process;

  MeetingMoves(ReviewLookup reviews, MeetingMover mover, TimeOffers offers, ReviewProcess process) {
    this.reviews = reviews;
    this.mover = mover;
    this.offers = offers;
    this.process = process;
  }

  /**
   * Moves one meeting. To the start that it has already: nothing changes.
   *
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when the review was held or cancelled
   * @throws InvalidInput when there can be no meeting at this time
   */
  public ReviewSummary move(String reference, Instant asked) {
    Instant start = Moments.asStored(asked);
    reviews.locked(reference, (client, review) -> {
      review.requireOpen();
      if (!review.startsAt().equals(start) || review.dateMissed()) {
        move(client, review, start, null);
      }
    });
    return reviews.summary(reviews.get(reference));
  }

  /**
   * Up to three free slots to which the meeting could be moved now. None once the meeting has begun.
   *
   * @param week any day of the week that they should be in; null: near its present time
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when the review was held or cancelled
   */
  @Transactional(readOnly = true)
  public OfferedTimes alternatives(String reference, LocalDate week) {
    Review review = reviews.get(reference);
    review.requireOpen();
    Client client = reviews.clientOf(review);
    if (mover.hasBegun(review)) {
      return OfferedTimes.NONE;
    }
    return week == null ? offers.near(client, review) : offers.inWeek(client, review, week);
  }

  /**
   * Takes one of the {@link #alternatives} that a contact was shown.
   *
   * @param by the contact's address
   * @param present the time that the meeting had then
   * @return whether it was moved; false when it has this time already
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when the review was held or cancelled or has begun, when somebody else
   *     has moved it meanwhile, or when the slot is not free any more
   */
  public boolean chooseAlternative(String reference, String by, Instant present, Instant chosen) {
    return reviews.locked(reference, (client, review) -> {
      review.requireOpen();
      if (review.startsAt().equals(chosen)) {
        return false;
      }
      if (!review.startsAt().equals(present)) {
        throw new StateConflict(
            "start",
            "movedMeanwhile",
            "This meeting has been moved in the meantime; see above. If the new time does not suit you,"
                + " please choose again.");
      }
      mover.requireNotBegun(review);
      // any that is free, for the nearest may be others by now
      boolean free =
          offers.all(client, review).stream().anyMatch(slot -> slot.start().equals(chosen));
      if (!free) {
        throw new StateConflict(
            "start", "notFree", "This time is no longer free. Please choose another one.");
      }
      move(client, review, chosen, by);
      return true;
    });
  }

  private void move(Client client, Review review, Instant start, String by) {
    mover.move(client, review, start, by);
    process.dateSettled(review.reference());
  }
}
