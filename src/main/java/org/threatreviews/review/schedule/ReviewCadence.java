package org.threatreviews.review.schedule;

import java.time.Duration;
import org.threatreviews.client.Subscription;

/** How often a subscription has reviews and who holds them; the decision {@code review-cadence}. */
public interface ReviewCadence {

  /** Who holds the reviews of a client. */
  enum Staffing {
    /** A shared responsibility of all qualified analysts. */
    POOL,
    /** A named advisor, with a deputy. */
    DEDICATED
  }

  /**
   * @param months months from one review to the next
   * @param preparationHours how long somebody prepares one review
   */
  record Cadence(int months, Staffing staffing, int preparationHours) {

    public Duration preparation() {
      return Duration.ofHours(preparationHours);
    }
  }

  Cadence of(Subscription subscription);
}
