package org.threatreviews.review.move;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewProcess;

/** Moves a meeting and lets the processes know. */
@Component
class MeetingMover {

  private final MeetingDates dates;
  private final ReviewProcess process;

  MeetingMover(MeetingDates dates, ReviewProcess process) {
    this.dates = dates;
    this.process = process;
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
  }
}
