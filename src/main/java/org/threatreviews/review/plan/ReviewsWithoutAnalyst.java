package org.threatreviews.review.plan;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.ReviewTimes;

/**
 * A meeting for which nobody was free when it was planned or moved: the lead is asked at once, by the
 * process of hand-overs, however near it is. Where its preparation is under way or begins now, its own
 * process asks in the same moment.
 */
@Component
public class ReviewsWithoutAnalyst {

  private final ReviewTimes times;
  private final AgreedPauses pauses;
  private final ReviewProcess process;
  private final Clock clock;

  ReviewsWithoutAnalyst(
      ReviewTimes times, AgreedPauses pauses, ReviewProcess process, Clock clock) {
    this.times = times;
    this.pauses = pauses;
    this.process = process;
    this.clock = clock;
  }

  /** Asks who is to hold the review, unless somebody is. The caller holds the client's row. */
  public void ask(Client client, Review review) {
    if (review.analyst() == null && !review.isBegun() && !asksByItself(client, review)) {
      process.startHandOver(review.reference(), "", null, null);
    }
  }

  private boolean asksByItself(Client client, Review review) {
    Instant begins =
        pauses.over(client.reference(), times.timetable(review, client).preparationBegins());
    return !begins.isAfter(clock.instant());
  }
}
