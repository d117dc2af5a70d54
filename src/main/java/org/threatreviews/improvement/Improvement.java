package org.threatreviews.improvement;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/** An entry of a client's improvement list. Guards its own transitions. */
@Table("improvement")
public class Improvement {

  @Id
  private final Long id;

  @Version
  @SuppressWarnings("unused") // Spring Data's, to notice a change by somebody else
  private Long version;

  private final String clientReference;
  private final String reference;
  private String title;
  private String reason;
  private Owner owner;
  private ImprovementStatus status;
  private LocalDate targetDate;
  private final String source;
  private String declinedReason;
  private final Instant proposedAt;
  private final String requestFingerprint;

  @PersistenceCreator
  Improvement(
      Long id,
      Long version,
      String clientReference,
      String reference,
      String title,
      String reason,
      Owner owner,
      ImprovementStatus status,
      LocalDate targetDate,
      String source,
      String declinedReason,
      Instant proposedAt,
      String requestFingerprint) {
    this.id = id;
    this.version = version;
    this.clientReference = clientReference;
    this.reference = reference;
    this.title = title;
    this.reason = reason;
    this.owner = owner;
    this.status = status;
    this.targetDate = targetDate;
    this.source = source;
    this.declinedReason = declinedReason;
    this.proposedAt = proposedAt;
    this.requestFingerprint = requestFingerprint;
  }

  static Improvement propose(NewImprovement proposal, Instant at) {
    return new Improvement(
        null,
        null,
        proposal.clientReference(),
        proposal.reference(),
        proposal.title(),
        proposal.reason(),
        proposal.owner(),
        ImprovementStatus.PROPOSED,
        proposal.targetDate(),
        proposal.source(),
        null,
        at,
        proposal.fingerprint());
  }

  void change(ImprovementChange change) {
    if (!isOpen()) {
      throw new StateConflict(
          "status",
          "improvementClosed",
          "Improvement %d is %s and can no longer be changed.".formatted(id, status));
    }
    boolean declines = change.status() == ImprovementStatus.DECLINED;
    if (change.title() != null) {
      title = change.title();
    }
    if (change.reason() != null && !declines) {
      reason = change.reason();
    }
    if (change.owner() != null) {
      owner = change.owner();
    }
    if (change.targetDate() != null) {
      targetDate = change.targetDate();
    }
    if (declines) {
      decline(change.reason());
    } else if (change.status() != null && change.status() != status) {
      moveTo(change.status());
    }
  }

  private void decline(String because) {
    if (because == null) {
      throw new InvalidInput("reason", "reasonRequired", "Say why the improvement is declined.");
    }
    moveTo(ImprovementStatus.DECLINED);
    declinedReason = because;
  }

  private void moveTo(ImprovementStatus next) {
    if (!status.mayBecome(next)) {
      throw new StateConflict(
          "status",
          "wrongTransition",
          "Improvement %d is %s; it cannot become %s.".formatted(id, status, next));
    }
    status = next;
  }

  /** Whether something is still to be done. */
  public boolean isOpen() {
    return ImprovementStatus.OPEN.contains(status);
  }

  public Long id() {
    return id;
  }

  public String clientReference() {
    return clientReference;
  }

  /** The proposer's own reference, or null. */
  public String reference() {
    return reference;
  }

  public String title() {
    return title;
  }

  /** Why it is on the list, or null. */
  public String reason() {
    return reason;
  }

  public Owner owner() {
    return owner;
  }

  public ImprovementStatus status() {
    return status;
  }

  /** The day by which it should be done, or null when that is open. */
  public LocalDate targetDate() {
    return targetDate;
  }

  /** Where the proposal came from in words, or null. */
  public String source() {
    return source;
  }

  /** Why it was declined; null unless it was. */
  public String declinedReason() {
    return declinedReason;
  }

  public Instant proposedAt() {
    return proposedAt;
  }

  String requestFingerprint() {
    return requestFingerprint;
  }
}
