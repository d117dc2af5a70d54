package org.threatreviews.review;

import java.time.Instant;

/** The times in which a client has agreed to have no reviews, and hears nothing of them. */
public interface ReviewPauses {

  /**
   * This moment, or when it falls into such a time the first opening of our office after it.
   *
   * @param client its reference
   */
  Instant over(String client, Instant moment);
}
