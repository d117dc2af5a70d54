package org.threatreviews.review.move;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.plan.ReviewsWithoutAnalyst;

/** Moves a meeting and lets the processes know. */
@Component
class MeetingMover {

  private final MeetingDates dates;
  private final ReviewProcess process;
  private final ReviewsWithoutAnalyst withoutAnalyst;
  private final Clock clock;

  MeetingMover(
      MeetingDates dates,
      ReviewProcess process,
      ReviewsWithoutAnalyst withoutAnalyst,
      Clock clock) {
    this.dates = dates;
    this.process = process;
    this.withoutAnalyst = withoutAnalyst;
    this.clock = clock;
  }

  /** Whether it is too late for a client to choose another time. */
  boolean hasBegun(Review review) {
    return !clock.instant().isBefore(review.startsAt());
  }

  /**
   * @throws StateConflict when the meeting has begun
   */
  void requireNotBegun(Review review) {
    if (hasBegun(review)) {
      throw new StateConflict(
          "start", "meetingBegun", "The meeting has begun; its time can no longer be changed.");
    }
  }

  /**
   * @param by contact's address or user id; null for whoever has signed in
   */
  void move(Client client, Review review, Instant start, String by) {
    dates.move(client, review, start, by);
    if (review.isBegun()) {
      process.reviewMoved(review.reference());
    } else {
      process.planChanged(client.reference());
    }
    if (review.analyst() != null) {
      process.handOverSettled(review.reference());
    }
    withoutAnalyst.ask(client, review);
  }
}
