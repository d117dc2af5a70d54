package org.threatreviews.improvement;

import java.time.LocalDate;

/**
 * An action point or improvement as its owner needs to see it.
 *
 * @param key by which its follow-up is known
 * @param client the client's reference
 * @param reason why it is wanted, or null; action points have none
 * @param dueDate null only for an improvement without one
 * @param open whether something is still to be done
 * @param done whether it was done; what is neither open nor done was declined
 * @param declinedReason why it was declined last, or null
 * @param review reference of the review from which it came, or null
 * @param incident reference of the security incident from which it came, or null
 */
public record ActionDetails(
    String key,
    String client,
    String title,
    String reason,
    Owner owner,
    LocalDate dueDate,
    boolean open,
    boolean done,
    String declinedReason,
    String review,
    String incident) {

  static ActionDetails of(FollowedAction action) {
    if (action instanceof Improvement improvement) {
      return new ActionDetails(
          improvement.key().toString(),
          improvement.clientReference(),
          improvement.title(),
          improvement.reason(),
          improvement.owner(),
          improvement.targetDate(),
          improvement.isOpen(),
          improvement.status() == ImprovementStatus.DONE,
          improvement.declinedReason(),
          improvement.sourceReview(),
          improvement.sourceIncident());
    }
    ActionPoint point = (ActionPoint) action;
    return new ActionDetails(
        point.key().toString(),
        point.clientReference(),
        point.title(),
        null,
        point.owner(),
        point.dueDate(),
        point.isOpen(),
        point.status() == ActionPointStatus.DONE,
        point.declinedReason(),
        point.reviewReference(),
        null);
  }
}
