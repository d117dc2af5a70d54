package org.threatreviews.improvement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/** What somebody promised in a review to do by a day. Guards its own transitions. */
@Table("action_point")
public class ActionPoint implements FollowedAction {

  @Id
  private final UUID id;

  @Version
  @SuppressWarnings("unused") // Spring Data's, to notice a change by somebody else
  private Long version;

  private final String clientReference;
  private final String reviewReference;
  private final UUID agendaItemId;
  private String title;
  private Owner owner;
  private LocalDate dueDate;
  private ActionPointStatus status;
  private String declinedReason;
  private final Instant agreedAt;
  private Instant settledAt;

  @Embedded.Empty(prefix = "reminders_")
  private ActionReminders reminders;

  @PersistenceCreator
  ActionPoint(
      UUID id,
      Long version,
      String clientReference,
      String reviewReference,
      UUID agendaItemId,
      String title,
      Owner owner,
      LocalDate dueDate,
      ActionPointStatus status,
      String declinedReason,
      Instant agreedAt,
      Instant settledAt,
      ActionReminders reminders) {
    this.id = id;
    this.version = version;
    this.clientReference = clientReference;
    this.reviewReference = reviewReference;
    this.agendaItemId = agendaItemId;
    this.title = title;
    this.owner = owner;
    this.dueDate = dueDate;
    this.status = status;
    this.declinedReason = declinedReason;
    this.agreedAt = agreedAt;
    this.settledAt = settledAt;
    this.reminders = reminders;
  }

  static ActionPoint agree(NewActionPoint agreed, Instant now) {
    return new ActionPoint(
        UUID.randomUUID(),
        null,
        agreed.client(),
        agreed.review(),
        agreed.agendaItem(),
        agreed.title(),
        agreed.owner(),
        agreed.dueDate(),
        ActionPointStatus.OPEN,
        null,
        now,
        null,
        ActionReminders.from(now));
  }

  /** Whether all that is given is so already. */
  boolean says(ActionPointChange change) {
    return (change.title() == null || change.title().equals(title))
        && (change.owner() == null || change.owner() == owner)
        && (change.dueDate() == null || change.dueDate().equals(dueDate))
        && (change.status() == null || change.status() == status)
        && (change.reason() == null || change.reason().equals(declinedReason));
  }

  /** What is not given stays. Once it is done or declined it can only be opened again. */
  void change(ActionPointChange change, Instant now) {
    ActionPointStatus next = change.status() == null ? status : change.status();
    if (!isOpen() && next != ActionPointStatus.OPEN) {
      throw new StateConflict(
          "status",
          "actionPointSettled",
          "The action point is already %s and can no longer be changed."
              .formatted(InWords.of(status)));
    }
    if (change.reason() != null && next != ActionPointStatus.DECLINED) {
      throw new InvalidInput(
          "reason", "notApplicable", "Only a declined action point takes a reason.");
    }
    agreeOn(
        change.title() == null ? title : change.title(),
        change.owner() == null ? owner : change.owner(),
        change.dueDate() == null ? dueDate : change.dueDate(),
        now);
    moveTo(next, change.reason(), now);
  }

  private void agreeOn(String newTitle, Owner newOwner, LocalDate newDueDate, Instant now) {
    if (newOwner != owner || !newDueDate.equals(dueDate)) {
      reminders = reminders.restarted(now);
    }
    title = newTitle;
    owner = newOwner;
    dueDate = newDueDate;
  }

  private void moveTo(ActionPointStatus next, String reason, Instant now) {
    if (next == status) {
      return;
    }
    if (next == ActionPointStatus.DECLINED && reason == null) {
      throw new InvalidInput("reason", "reasonRequired", "Please say why it will not be done.");
    }
    status = next;
    declinedReason = reason;
    settledAt = next == ActionPointStatus.OPEN ? null : now;
    if (next == ActionPointStatus.OPEN) {
      reminders = reminders.restarted(now);
    }
  }

  @Override
  public void reminded(Instant now) {
    reminders = reminders.another(now);
  }

  @Override
  public void carriedOver(LocalDate today, Instant now) {
    reminders = reminders.carriedOver(today, now);
  }

  @Override
  public ActionKey key() {
    return ActionKey.of(id);
  }

  public UUID id() {
    return id;
  }

  @Override
  public String clientReference() {
    return clientReference;
  }

  /** Reference of the review that agreed on it. */
  public String reviewReference() {
    return reviewReference;
  }

  /** The item of that review's agenda from which it came. */
  public UUID agendaItemId() {
    return agendaItemId;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Owner owner() {
    return owner;
  }

  @Override
  public LocalDate dueDate() {
    return dueDate;
  }

  public ActionPointStatus status() {
    return status;
  }

  /** Why it was declined; null unless it was. */
  public String declinedReason() {
    return declinedReason;
  }

  public Instant agreedAt() {
    return agreedAt;
  }

  /** When it was done or declined; null while it is open. */
  public Instant settledAt() {
    return settledAt;
  }

  @Override
  public boolean isOpen() {
    return status == ActionPointStatus.OPEN;
  }

  public boolean done() {
    return status == ActionPointStatus.DONE;
  }

  /** Never: only improvements are a standing list. */
  @Override
  public boolean isAskedAgain() {
    return false;
  }

  @Override
  public ActionReminders reminders() {
    return reminders;
  }
}
