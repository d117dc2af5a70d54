package org.threatreviews.review.threat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.ReviewLookup;

/**
 * The dialogue on emerging threats: a library that the whole team keeps, and what of it is told to
 * the client of a review. Reviews are locked first, as everywhere.
 */
@Service
@Transactional
public class EmergingThreats {

  /** Nobody remembers more than these after the meeting. */
  public static final int MOST = 5;

  private final ThreatTable table;
  private final ReviewLookup reviews;
  private final ReviewDecisions decisions;
  private final Clock clock;

  EmergingThreats(ThreatTable table, ReviewLookup reviews, ReviewDecisions decisions, Clock clock) {
    this.table = table;
    this.reviews = reviews;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * What the review tells its client, at most {@link #MOST}, with the reasons for this client. In
   * one statement.
   */
  @Transactional(readOnly = true)
  public List<EmergingThreat> of(String reviewReference) {
    return table.attachedTo(reviewReference);
  }

  /** The whole library: what is in use first, the latest first. */
  @Transactional(readOnly = true)
  public List<LibraryThreat> library() {
    return table.library();
  }

  /**
   * What the library has for this review beyond what it has already.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public List<OfferedThreat> offeredFor(String reviewReference) {
    return table.offeredFor(reviews.get(reviewReference));
  }

  /**
   * @param by user id
   * @throws StateConflict when the library has the title
   */
  public EmergingThreat add(EmergingThreatText text, String by) {
    long id = table.add(text, by, clock.instant()).orElseThrow(() -> titleTaken(text.title()));
    return get(id);
  }

  /**
   * Rewrites an entry. Reviews that have it show the new title and link until their pack is
   * published, and keep their own reason.
   *
   * @param by user id
   * @throws UnknownReference when there is no such entry
   * @throws StateConflict when another entry has the title
   */
  public void change(long id, EmergingThreatText text, String by) {
    get(id);
    try {
      table.change(id, text, by, clock.instant());
    } catch (DuplicateKeyException e) {
      throw titleTaken(text.title());
    }
  }

  /**
   * An entry is old news, or is news again. Reviews that have it keep it.
   *
   * @param by user id
   * @throws UnknownReference when there is no such entry
   */
  public void retire(long id, boolean retired, String by) {
    get(id);
    table.retire(id, retired, by, clock.instant());
  }

  /**
   * Attaches an entry to a review or, when it has it, gives another reason.
   *
   * @param why why it matters to this client, at most 2,000 characters
   * @param by user id
   * @throws UnknownReference when there is no such review or entry
   * @throws InvalidInput when the reason is missing or too long
   * @throws StateConflict when the review has {@link #MOST}, or is published or over
   */
  public void attach(String reviewReference, long id, String why, String by) {
    Review review = lockForChange(reviewReference);
    EmergingThreat threat = get(id);
    String reason = EmergingThreatText.why(why);
    Optional<EmergingThreat> before = attached(review, id);
    if (before.isEmpty()) {
      requireRoom(review);
      table.attach(reviewReference, id, reason);
      record(review, ThreatDecision.THREAT_ATTACHED, threat, reason, by);
    } else if (!before.get().why().equals(reason)) {
      table.changeReason(reviewReference, id, reason);
      record(review, ThreatDecision.THREAT_REASON_CHANGED, threat, reason, by);
    }
  }

  /**
   * Puts a threat that the library lacks into it and attaches it, for now with the reason that holds
   * for all clients.
   *
   * @param by user id
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when the library has the title, or the review can't take it
   */
  public void attachNew(String reviewReference, EmergingThreatText text, String by) {
    requireRoom(lockForChange(reviewReference));
    attach(reviewReference, add(text, by).id(), text.why(), by);
  }

  /**
   * The review does without the entry; nothing happens when it does already.
   *
   * @param by user id
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when the review is published or over
   */
  public void detach(String reviewReference, long id, String by) {
    Review review = lockForChange(reviewReference);
    attached(review, id).ifPresent(threat -> {
      table.detach(reviewReference, id);
      record(review, ThreatDecision.THREAT_DETACHED, threat, null, by);
    });
  }

  /**
   * Whether what the review tells its client can still be changed: until its pack is published, and
   * again when it is to be published again for another date.
   *
   * @throws UnknownReference when there is no such review
   */
  @Transactional(readOnly = true)
  public boolean canBeChanged(String reviewReference) {
    Review review = reviews.get(reviewReference);
    return review.isOpen() && !review.isPublishedForThisDate();
  }

  /**
   * @param why why it matters to the client; may be null
   */
  private void record(
      Review review, ThreatDecision kind, EmergingThreat threat, String why, String by) {
    decisions.record(review, kind, by, ReviewDecisions.joined(": ", threat.title(), why));
  }

  private Review lockForChange(String reference) {
    Review review = reviews.lock(reference);
    review.requireOpen();
    if (review.isPublishedForThisDate()) {
      throw new StateConflict(
          "reference",
          "packPublished",
          "The client already has the pack of review %s; it can no longer be changed."
              .formatted(reference));
    }
    return review;
  }

  private void requireRoom(Review review) {
    if (table.attachedTo(review.reference()).size() >= MOST) {
      throw new StateConflict(
          "threat", "tooMany", "A review can have at most %d emerging threats.".formatted(MOST));
    }
  }

  private Optional<EmergingThreat> attached(Review review, long id) {
    return table.attachedTo(review.reference()).stream()
        .filter(threat -> threat.id() == id)
        .findFirst();
  }

  private EmergingThreat get(long id) {
    return table
        .find(id)
        .orElseThrow(() -> new UnknownReference("threat", "emerging threat", Long.toString(id)));
  }

  private static StateConflict titleTaken(String title) {
    return new StateConflict(
        "title", "titleTaken", "The library already has '%s'.".formatted(title));
  }
}
