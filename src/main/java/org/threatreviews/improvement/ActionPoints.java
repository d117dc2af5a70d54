package org.threatreviews.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Clients;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/**
 * Keeps the action points of all clients. Steps that come from a review hold its row before those of
 * action points.
 */
@Service
@Transactional
public class ActionPoints {

  private final ActionPointRepository repository;
  private final FollowUps followUps;
  private final Clients clients;
  private final BusinessCalendar calendar;
  private final DecisionHistory history;
  private final Clock clock;

  ActionPoints(
      ActionPointRepository repository,
      FollowUps followUps,
      Clients clients,
      BusinessCalendar calendar,
      DecisionHistory history,
      Clock clock) {
    this.repository = repository;
    this.followUps = followUps;
    this.clients = clients;
    this.calendar = calendar;
    this.history = history;
    this.clock = clock;
  }

  /**
   * A review agrees on an action; on another one for the same agenda item, which replaces what was
   * agreed on before.
   *
   * @param by user id
   */
  public ActionPoint agree(NewActionPoint agreed, String by) {
    Optional<ActionPoint> before = repository.findByAgendaItemId(agreed.agendaItem());
    if (before.isPresent()) {
      ActionPointChange change = new ActionPointChange(
          agreed.title(), agreed.owner(), agreed.dueDate(), ActionPointStatus.OPEN, null);
      return change(lock(before.get().id()), change, agreed.review(), by);
    }
    ActionPoint point = repository.save(ActionPoint.agree(agreed, clock.instant()));
    decided(point, point.reviewReference(), ActionDecision.ACTION_AGREED, by);
    followUps.begin(point);
    return point;
  }

  /**
   * The agenda item has another outcome now; without an action point of its own nothing happens.
   *
   * @param by user id
   */
  public void drop(UUID agendaItem, String by) {
    repository.findByAgendaItemId(agendaItem).ifPresent(point -> {
      FollowUps.Facts before = FollowUps.Facts.of(point);
      repository.delete(point);
      decided(point, point.reviewReference(), ActionDecision.ACTION_DROPPED, by);
      if (before.followed()) {
        followUps.lookAnew(point.key());
      }
    });
  }

  /**
   * A later review finds that it is done, or that it is not after all; one that was declined or
   * dropped stays so.
   *
   * @param review reference of that review
   * @param by user id
   */
  public void settle(UUID id, boolean done, String review, String by) {
    repository
        .findOneById(id)
        .filter(point -> point.status() != ActionPointStatus.DECLINED)
        .ifPresent(point -> change(
            point,
            new ActionPointChange(
                null, null, null, done ? ActionPointStatus.DONE : ActionPointStatus.OPEN, null),
            review,
            by));
  }

  /**
   * Changes what is given; what is so already changes nothing. One that was done or declined can be
   * opened again.
   *
   * @param by user id or a contact's address; null for whoever has signed in
   * @throws UnknownReference when there is no such action point
   * @throws StateConflict when it is done or declined and not to be opened again
   * @throws InvalidInput when a reason for declining is missing or the due date has passed
   */
  public ActionPoint change(UUID id, ActionPointChange change, String by) {
    ActionPoint point = lock(id);
    return change(point, change, point.reviewReference(), by);
  }

  private ActionPoint change(
      ActionPoint point, ActionPointChange change, String review, String by) {
    FollowUps.Facts before = FollowUps.Facts.of(point);
    ActionPoint changed = apply(point, change, review, by);
    followUps.keepUp(before, changed);
    return changed;
  }

  /** As {@link #change}, for the follow-up itself: it sees the change without being told. */
  void report(UUID id, ActionPointChange change, String by) {
    ActionPoint point = lock(id);
    apply(point, change, point.reviewReference(), by);
  }

  private ActionPoint apply(ActionPoint point, ActionPointChange change, String review, String by) {
    if (point.says(change)) {
      return point;
    }
    if (change.dueDate() != null && !change.dueDate().equals(point.dueDate())) {
      requireAhead(change.dueDate());
    }
    ActionPointStatus before = point.status();
    point.change(change, clock.instant());
    ActionPoint saved = repository.save(point);
    decided(saved, review, kindOf(before, saved.status()), by);
    return saved;
  }

  private static ActionDecision kindOf(ActionPointStatus before, ActionPointStatus now) {
    if (before == now) {
      return ActionDecision.ACTION_CHANGED;
    }
    return switch (now) {
      case OPEN -> ActionDecision.ACTION_REOPENED;
      case DONE -> ActionDecision.ACTION_DONE;
      case DECLINED -> ActionDecision.ACTION_DECLINED;
    };
  }

  private void decided(ActionPoint point, String review, ActionDecision kind, String by) {
    String words = "%s (%s, due %s)".formatted(point.title(), point.owner(), point.dueDate());
    history.record(new Decision(
        point.clientReference(),
        DecisionSubject.ACTION_POINT,
        review,
        kind,
        by,
        kind == ActionDecision.ACTION_DECLINED ? words + "\n" + point.declinedReason() : words));
  }

  /**
   * @throws UnknownReference when there is no such action point
   */
  @Transactional(readOnly = true)
  public ActionPoint get(UUID id) {
    return repository.findById(id).orElseThrow(() -> unknown(id));
  }

  /** What these agenda items have led to, in no order. */
  @Transactional(readOnly = true)
  public List<ActionPoint> agreedIn(Collection<UUID> agendaItems) {
    return repository.findByAgendaItemIdIn(agendaItems);
  }

  /** What is still to be done for the client, the first due first. */
  @Transactional(readOnly = true)
  public List<ActionPoint> openOf(String clientReference) {
    return repository.findByClientReferenceAndStatusOrderByDueDateAscIdAsc(
        clientReference, ActionPointStatus.OPEN);
  }

  /**
   * One page of the client's action points, the latest agreed first; pages are counted from 0.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public ActionPointPage page(String clientReference, int page, int size) {
    clients.get(clientReference);
    var found = repository.findByClientReference(
        clientReference,
        PageRequest.of(page, size, Sort.by(Sort.Direction.DESC, "agreedAt").and(Sort.by("id"))));
    return new ActionPointPage(found.getContent(), page, size, found.getTotalElements());
  }

  private ActionPoint lock(UUID id) {
    return repository.findOneById(id).orElseThrow(() -> unknown(id));
  }

  private static UnknownReference unknown(UUID id) {
    return new UnknownReference("id", "action point", id.toString());
  }

  private void requireAhead(LocalDate dueDate) {
    LocalDate today = calendar.provider().dateOf(clock.instant());
    if (dueDate.isBefore(today)) {
      throw new InvalidInput(
          "dueDate",
          "notInThePast",
          "The due date, %s, has already passed.".formatted(InWords.day(dueDate)));
    }
  }
}
