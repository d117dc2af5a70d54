package org.threatreviews.improvement;

import java.time.LocalDate;
import org.threatreviews.problem.RequestFingerprint;

/**
 * A proposal for a client's improvement list.
 *
 * @param title what to do, at most 200 characters
 * @param reason why, or null
 * @param targetDate the day by which it should be done, or null when that is open
 * @param source where the proposal comes from in words, such as "Question Q-17", or null
 * @param sourceReview reference of the client's review in which it came up, or null
 * @param sourceIncident reference of the client's security incident that led to it, or null
 * @param reference the caller's own reference, by which a repeated proposal is recognised, or null;
 *     unique within the client
 */
public record NewImprovement(
    String clientReference,
    String title,
    String reason,
    Owner owner,
    LocalDate targetDate,
    String source,
    String sourceReview,
    String sourceIncident,
    String reference) {

  public NewImprovement(
      String clientReference,
      String title,
      String reason,
      Owner owner,
      LocalDate targetDate,
      String source) {
    this(clientReference, title, reason, owner, targetDate, source, null, null, null);
  }

  String fingerprint() {
    return RequestFingerprint.of(this);
  }
}
