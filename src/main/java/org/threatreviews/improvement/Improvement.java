package org.threatreviews.improvement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/** An entry of a client's improvement list. Guards its own transitions. */
@Table("improvement")
public class Improvement implements FollowedAction {

  @Id
  private final Long id;

  @Version
  @SuppressWarnings("unused") // Spring Data's, to notice a change by somebody else
  private Long version;

  private final String clientReference;

  @Embedded.Empty
  private final Proposal proposal;

  private String title;
  private String reason;
  private Owner owner;
  private ImprovementStatus status;
  private LocalDate targetDate;
  private String declinedReason;
  private Instant settledAt;

  @Embedded.Empty(prefix = "reminders_")
  private ActionReminders reminders;

  @PersistenceCreator
  Improvement(
      Long id,
      Long version,
      String clientReference,
      Proposal proposal,
      String title,
      String reason,
      Owner owner,
      ImprovementStatus status,
      LocalDate targetDate,
      String declinedReason,
      Instant settledAt,
      ActionReminders reminders) {
    this.id = id;
    this.version = version;
    this.clientReference = clientReference;
    this.proposal = proposal;
    this.title = title;
    this.reason = reason;
    this.owner = owner;
    this.status = status;
    this.targetDate = targetDate;
    this.declinedReason = declinedReason;
    this.settledAt = settledAt;
    this.reminders = reminders;
  }

  /** Where it came from and when; stays as it was proposed. All but the last two may be null. */
  record Proposal(
      String reference,
      String source,
      String sourceReview,
      String sourceIncident,
      Instant proposedAt,
      String requestFingerprint) {}

  static Improvement propose(NewImprovement proposal, Instant at) {
    return new Improvement(
        null,
        null,
        proposal.clientReference(),
        new Proposal(
            proposal.reference(),
            proposal.source(),
            proposal.sourceReview(),
            proposal.sourceIncident(),
            at,
            proposal.fingerprint()),
        proposal.title(),
        proposal.reason(),
        proposal.owner(),
        ImprovementStatus.PROPOSED,
        proposal.targetDate(),
        null,
        null,
        ActionReminders.from(at));
  }

  void change(ImprovementChange change, Instant now) {
    if (!isOpen()) {
      throw new StateConflict(
          "status",
          "improvementClosed",
          "This improvement is already %s and can no longer be changed."
              .formatted(InWords.of(status)));
    }
    boolean declines = change.status() == ImprovementStatus.DECLINED;
    if (change.title() != null) {
      title = change.title();
    }
    if (change.reason() != null && !declines) {
      reason = change.reason();
    }
    assign(
        change.owner() == null ? owner : change.owner(),
        change.targetDate() == null ? targetDate : change.targetDate(),
        now);
    if (declines) {
      decline(change.reason(), now);
    } else if (change.status() != null && change.status() != status) {
      moveTo(change.status(), now);
    }
  }

  private void assign(Owner newOwner, LocalDate newTargetDate, Instant now) {
    if (newOwner != owner || !Objects.equals(newTargetDate, targetDate)) {
      reminders = reminders.restarted(now);
    }
    owner = newOwner;
    targetDate = newTargetDate;
  }

  private void decline(String because, Instant now) {
    if (because == null) {
      throw new InvalidInput(
          "reason", "reasonRequired", "Please say why the improvement is declined.");
    }
    moveTo(ImprovementStatus.DECLINED, now);
    declinedReason = because;
  }

  private void moveTo(ImprovementStatus next, Instant now) {
    if (!status.mayBecome(next)) {
      throw new StateConflict(
          "status",
          "wrongTransition",
          "This improvement is %s; it cannot become %s."
              .formatted(InWords.of(status), InWords.of(next)));
    }
    status = next;
    settledAt = isOpen() ? null : now;
  }

  /** A year has passed since it was declined; it is a proposal without a date again. */
  void askAgain(Instant now) {
    status = ImprovementStatus.PROPOSED;
    targetDate = null;
    settledAt = null;
    reminders = reminders.restarted(now);
  }

  @Override
  public void reminded(Instant now) {
    reminders = reminders.another(now);
  }

  @Override
  public void carriedOver(LocalDate today, Instant now) {
    reminders = reminders.carriedOver(today, now);
  }

  /** Whether something is still to be done. */
  @Override
  public boolean isOpen() {
    return status.isOpen();
  }

  @Override
  public boolean isAskedAgain() {
    return status == ImprovementStatus.DECLINED;
  }

  @Override
  public ActionKey key() {
    return ActionKey.of(id);
  }

  @Override
  public LocalDate dueDate() {
    return targetDate;
  }

  @Override
  public ActionReminders reminders() {
    return reminders;
  }

  public Long id() {
    return id;
  }

  @Override
  public String clientReference() {
    return clientReference;
  }

  /** The proposer's own reference, or null. */
  public String reference() {
    return proposal.reference();
  }

  @Override
  public String title() {
    return title;
  }

  /** Why it is on the list, or null. */
  public String reason() {
    return reason;
  }

  @Override
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
    return proposal.source();
  }

  /** Reference of the review in which it came up, or null. */
  public String sourceReview() {
    return proposal.sourceReview();
  }

  /** Reference of the security incident that led to it, or null. */
  public String sourceIncident() {
    return proposal.sourceIncident();
  }

  /** Why it was declined last, also when it was proposed again since; null when it never was. */
  public String declinedReason() {
    return declinedReason;
  }

  /** When it was done or declined; null while it is open. */
  public Instant settledAt() {
    return settledAt;
  }

  public Instant proposedAt() {
    return proposal.proposedAt();
  }

  String requestFingerprint() {
    return proposal.requestFingerprint();
  }
}
