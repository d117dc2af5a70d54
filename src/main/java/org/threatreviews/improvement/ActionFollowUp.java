package org.threatreviews.improvement;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContractEnded;
import org.threatreviews.client.ContractRenewed;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/**
 * Follows action points and improvements that have a day until they are done or declined. Steps hold
 * the action's row, so that one which looks where it stands and one that changes it follow one
 * another.
 */
@Service
@Transactional
public class ActionFollowUp {

  private final FollowedActions actions;
  private final ActionPoints actionPoints;
  private final Improvements improvements;
  private final ActionSchedule schedule;
  private final ReviewsAhead reviews;
  private final ActionMails mails;
  private final ActionProcess process;
  private final FollowUps followUps;
  private final Clients clients;
  private final Clock clock;

  ActionFollowUp(
      FollowedActions actions,
      ActionPoints actionPoints,
      Improvements improvements,
      ActionSchedule schedule,
      ReviewsAhead reviews,
      ActionMails mails,
      ActionProcess process,
      FollowUps followUps,
      Clients clients,
      Clock clock) {
    this.actions = actions;
    this.actionPoints = actionPoints;
    this.improvements = improvements;
    this.schedule = schedule;
    this.reviews = reviews;
    this.mails = mails;
    this.process = process;
    this.followUps = followUps;
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * What the follow-up does next, and for whom.
   *
   * @param owner null when it ends because the action is no more
   * @param reviewAhead whether there is a review that it can be left to
   */
  public record Standing(ActionStep step, Owner owner, boolean reviewAhead) {}

  /**
   * @throws UnknownReference when there is no such action
   */
  @Transactional(readOnly = true)
  public ActionDetails get(String key) {
    return ActionDetails.of(find(key));
  }

  /**
   * A contact says what became of an action that is the client's.
   *
   * @param by the contact's address
   * @return false when this had been said before
   * @throws UnknownReference when there is no such action
   * @throws InvalidInput when {@code by} is no contact of the client, or it would be done later
   * @throws StateConflict when the action is not the client's, or ended otherwise
   */
  public boolean answer(String key, ActionReport report, String by) {
    FollowedAction action = lock(key);
    clients.get(action.clientReference()).requireContact("by", by);
    if (action.owner() != Owner.CLIENT) {
      throw new StateConflict("owner", "notYours", "Only our team can complete this action.");
    }
    if (report.result() == ActionResult.LATER) {
      throw new InvalidInput(
          "newDate", "notApplicable", "A new date can only be agreed in a threat review.");
    }
    ActionDetails before = ActionDetails.of(action);
    if (!before.open() && before.done() == (report.result() == ActionResult.DONE)) {
      return false;
    }
    if (action instanceof Improvement improvement) {
      agreeFirst(improvement, report, by);
      improvements.change(improvement.id(), improvementChange(report), by);
    } else {
      actionPoints.change(action.key().actionPoint(), actionPointChange(report), by);
    }
    return true;
  }

  /** Whoever does what was only proposed has agreed to it. */
  private void agreeFirst(Improvement improvement, ActionReport report, String by) {
    if (improvement.status() == ImprovementStatus.PROPOSED
        && report.result() == ActionResult.DONE) {
      improvements.report(
          improvement.id(),
          new ImprovementChange(null, null, null, ImprovementStatus.AGREED, null),
          by);
    }
  }

  /**
   * A review has left an action to the next one. When its day has passed, a client who was reminded
   * often enough is reminded again; what was done, declined or dropped stays so.
   */
  public void carriedOver(ActionKey key) {
    actions.lock(key.toString()).filter(this::isOverdueAtClient).ifPresent(action -> {
      Instant now = clock.instant();
      action.carriedOver(schedule.today(action, now), now);
      actions.save(action);
      followUps.lookAnew(action.key());
    });
  }

  private boolean isOverdueAtClient(FollowedAction action) {
    return action.owner() == Owner.CLIENT
        && isToBeDone(action)
        && schedule.urgency(action, clock.instant()) == ActionUrgency.LATE;
  }

  /**
   * What was declined is not proposed again after the contract; what is still to be done is followed
   * until it is done or declined, as a risk does not stop with a contract.
   */
  @EventListener
  void contractEnded(ContractEnded ended) {
    actions.of(ended.client()).stream().filter(FollowedAction::isAskedAgain).forEach(action -> {
      // after a step that is just now looking where the action stands
      actions.lock(action.key().toString());
      followUps.lookAnew(action.key());
    });
  }

  /** What was declined is proposed again after all when its time comes. */
  @EventListener
  void contractRenewed(ContractRenewed renewed) {
    actions.of(renewed.client()).stream()
        .filter(FollowedAction::isAskedAgain)
        .forEach(action -> followUps.lookAnew(action.key()));
  }

  // what the action's process asks and does

  /** Looks where the action stands. */
  public Standing look(String key) {
    Optional<FollowedAction> found = actions.lock(key);
    if (found.isEmpty()) {
      return new Standing(ActionStep.END, null, false);
    }
    FollowedAction action = found.get();
    return new Standing(
        stepOf(action),
        action.owner(),
        reviews.nextMeeting(action.clientReference()).isPresent());
  }

  private ActionStep stepOf(FollowedAction action) {
    if (!action.isFollowed()) {
      return ActionStep.END;
    }
    if (action.isAskedAgain()) {
      return isOver(action) ? ActionStep.END : ActionStep.ASK_AGAIN;
    }
    return action.owner() == Owner.CLIENT && schedule.nextReminder(action).isEmpty()
        ? ActionStep.AWAIT_REVIEW
        : ActionStep.REMIND;
  }

  private boolean isOver(FollowedAction action) {
    return clients.get(action.clientReference()).status() == ClientStatus.ENDED;
  }

  /** When the client is reminded next, or our own team gets its task; may have passed. */
  @Transactional(readOnly = true)
  public Instant reminderDue(String key) {
    FollowedAction action = find(key);
    return action.owner() == Owner.CLIENT
        ? schedule.nextReminder(action).orElseGet(clock::instant)
        : schedule.workBegins(action);
  }

  /** When our own team, which has its task, is reminded of it. */
  @Transactional(readOnly = true)
  public Instant teamReminderDue(String key) {
    return schedule.nextReminder(find(key)).orElseGet(clock::instant);
  }

  /** By when our own team should have done it. */
  @Transactional(readOnly = true)
  public Instant dueForTeam(String key) {
    return schedule.dueForTeam(find(key));
  }

  /** When it shows whether the next review has talked about the action. */
  @Transactional(readOnly = true)
  public Instant reviewOver(String key) {
    FollowedAction action = find(key);
    Instant now = clock.instant();
    return schedule.reviewOver(
        action, reviews.nextMeeting(action.clientReference()).orElse(now), now);
  }

  /** By when the team lead decides about an action that no review is left for. */
  @Transactional(readOnly = true)
  public Instant decisionDue(String key) {
    return schedule.decisionDue(find(key), clock.instant());
  }

  /** When a declined improvement is proposed again. */
  @Transactional(readOnly = true)
  public Instant askAgainDue(String key) {
    return schedule.askAgainAt((Improvement) find(key));
  }

  /** Mails the contacts, unless something has changed and no reminder is due any more. */
  public void remindClient(String key) {
    actions.lock(key).filter(this::isReminderDue).ifPresent(action -> {
      if (action.owner() == Owner.CLIENT) {
        Client client = clients.get(action.clientReference());
        remind(action);
        mails.reminder(
            client, action, ActionDetails.of(action), schedule.urgency(action, clock.instant()));
      }
    });
  }

  /**
   * Shows in the task of our own team how urgent it is.
   *
   * @return whether another reminder follows
   */
  public boolean remindTeam(String key) {
    Optional<FollowedAction> found = actions.lock(key).filter(this::isToBeDone);
    if (found.isEmpty()) {
      return false;
    }
    FollowedAction action = found.get();
    if (isReminderDue(action)) {
      remind(action);
    }
    process.urge(key, action.title(), schedule.urgency(action, clock.instant()));
    return schedule.nextReminder(action).isPresent();
  }

  private void remind(FollowedAction action) {
    action.reminded(clock.instant());
    actions.save(action);
  }

  private boolean isReminderDue(FollowedAction action) {
    return isToBeDone(action)
        && schedule
            .nextReminder(action)
            .filter(due -> !due.isAfter(clock.instant()))
            .isPresent();
  }

  private boolean isToBeDone(FollowedAction action) {
    return action.isOpen() && action.dueDate() != null;
  }

  /**
   * Our own team, or the team lead, says in a task what became of an action.
   *
   * @param by user id
   * @throws InvalidInput when the new date has passed
   * @throws StateConflict when the action ended otherwise
   */
  public void report(String key, ActionReport report, String by) {
    FollowedAction action = lock(key);
    if (report.newDate() != null
        && report.newDate().isBefore(schedule.today(action, clock.instant()))) {
      throw new InvalidInput(
          "newDate",
          "notInThePast",
          "%s has already passed; please choose a later day."
              .formatted(InWords.day(report.newDate())));
    }
    if (action instanceof Improvement improvement) {
      agreeFirst(improvement, report, by);
      improvements.report(improvement.id(), improvementChange(report), by);
    } else {
      actionPoints.report(action.key().actionPoint(), actionPointChange(report), by);
    }
  }

  /** Proposes a declined improvement again. */
  public void askAgain(String key) {
    actions
        .lock(key)
        .filter(action -> action.isAskedAgain() && !isOver(action))
        .ifPresent(action -> {
          if (action instanceof Improvement improvement
              && !schedule.askAgainAt(improvement).isAfter(clock.instant())) {
            improvements.askAgain(improvement);
          }
        });
  }

  /**
   * Ends the follow-up of an action with the contract; one that is settled by now stays as it is.
   *
   * @param reason that the client reads
   * @param by user id
   */
  public void close(String key, String reason, String by) {
    actions.lock(key).filter(FollowedAction::isOpen).ifPresent(action -> {
      ActionReport report = new ActionReport(ActionResult.DECLINED, reason, null);
      if (action instanceof Improvement improvement) {
        improvements.change(improvement.id(), improvementChange(report), by);
      } else {
        actionPoints.change(action.key().actionPoint(), actionPointChange(report), by);
      }
    });
  }

  private static ImprovementChange improvementChange(ActionReport report) {
    ImprovementStatus status = switch (report.result()) {
      case DONE -> ImprovementStatus.DONE;
      case DECLINED -> ImprovementStatus.DECLINED;
      case LATER -> null;
    };
    return new ImprovementChange(null, report.reason(), null, status, report.newDate());
  }

  private static ActionPointChange actionPointChange(ActionReport report) {
    ActionPointStatus status = switch (report.result()) {
      case DONE -> ActionPointStatus.DONE;
      case DECLINED -> ActionPointStatus.DECLINED;
      case LATER -> null;
    };
    return new ActionPointChange(null, null, report.newDate(), status, report.reason());
  }

  private FollowedAction find(String key) {
    return actions.find(key).orElseThrow(() -> unknown(key));
  }

  private FollowedAction lock(String key) {
    return actions.lock(key).orElseThrow(() -> unknown(key));
  }

  private static UnknownReference unknown(String key) {
    return new UnknownReference("key", "action", key);
  }
}
