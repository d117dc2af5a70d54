package org.threatreviews.review.agenda;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.improvement.ActionKey;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.NewActionPoint;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.MeetingStart;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewProcess;

/** Records what came of the items of an agenda. Callers hold the review's row. */
@Component
public class AgendaDecisions {

  private final ReviewLookup reviews;
  private final AgendaItems items;
  private final ActionPoints actions;
  private final ActionFollowUp followUp;
  private final AgendaHistory history;
  private final ReviewProcess process;
  private final MeetingStart start;
  private final BusinessCalendar calendar;
  private final Clock clock;

  AgendaDecisions(
      ReviewLookup reviews,
      AgendaItems items,
      ActionPoints actions,
      ActionFollowUp followUp,
      AgendaHistory history,
      ReviewProcess process,
      MeetingStart start,
      BusinessCalendar calendar,
      Clock clock) {
    this.reviews = reviews;
    this.items = items;
    this.actions = actions;
    this.followUp = followUp;
    this.history = history;
    this.process = process;
    this.start = start;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Records the outcome of an item; a later one replaces it with all that came of it, the same one
   * again changes nothing.
   */
  void decide(Review review, UUID id, AgendaDecision decision, String by) {
    AgendaItem item = get(review.reference(), id);
    AgendaOutcome before = item.outcome();
    if (apply(review, item, decision, by)) {
      settle(review, item, before, by);
    }
  }

  /**
   * As {@link #decide}, while somebody types. A note by itself is no decision: the history gets it
   * from {@link #recordNotes}.
   *
   * @param before what the page has shown
   * @return what another window had saved meanwhile and is replaced by this
   */
  public Optional<AgendaDecision> enter(
      Review review, UUID id, AgendaDecision entry, AgendaDecision before, String by) {
    AgendaItem item = get(review.reference(), id);
    AgreedAction action = agreedIn(item);
    AgendaDecision present = new AgendaDecision(item.outcome(), item.note(), action);
    boolean replaces =
        !present.equals(before) && !present.equals(entry) && !present.equals(AgendaDecision.NONE);
    if (replaces) {
      history.replaced(review, item, present, by);
    }
    boolean noteOnly =
        entry.outcome() == present.outcome() && Objects.equals(entry.action(), present.action());
    if (!noteOnly) {
      decide(review, id, entry, by);
    } else if (!Objects.equals(entry.note(), present.note())) {
      item.note(entry.note(), by, clock.instant());
      items.save(item);
    }
    return replaces ? Optional.of(present) : Optional.empty();
  }

  /** Brings the notes that were typed since their item was decided into the history. */
  public void recordNotes(Review review) {
    for (AgendaItem item : items.findByReviewReferenceOrderByPosition(review.reference())) {
      if (!item.isNoteRecorded()) {
        history.decided(review, item, null, item.decidedBy());
        item.recordNote();
        items.save(item);
      }
    }
  }

  /**
   * @return whether anything changed
   */
  private boolean apply(Review review, AgendaItem item, AgendaDecision decision, String by) {
    AgreedAction agreed = agreedIn(item);
    boolean same = item.outcome() == decision.outcome()
        && Objects.equals(item.note(), decision.note())
        && Objects.equals(agreed, decision.action());
    if (same) {
      return false;
    }
    if (decision.outcome() != null) {
      start.require(review);
    }
    if (decision.outcome() == AgendaOutcome.CARRIED_OVER
        && item.outcome() != AgendaOutcome.CARRIED_OVER) {
      requireNextReview(review, item);
    }
    agree(review, item, agreed, decision.action(), by);
    AgendaOutcome before = item.outcome();
    item.decide(decision.outcome(), decision.note(), by, clock.instant());
    AgendaItem decided = items.save(item);
    history.decided(review, decided, before, by);
    handOver(review, decided, before);
    return true;
  }

  private void requireNextReview(Review review, AgendaItem item) {
    if (!reviews.isFollowed(review)) {
      boolean followed =
          item.kind() == AgendaKind.ACTION_POINT || item.kind() == AgendaKind.IMPROVEMENT;
      throw new StateConflict(
          "outcome",
          "noNextReview",
          "There is no review after %s to carry it over to; %s"
              .formatted(
                  review.title(),
                  followed
                      ? "please leave it without an outcome and mark the rest as discussed: it stays open, and we go on asking for it."
                      : "please agree on an action, hand it to the SOC or mark it as discussed."));
    }
  }

  /** The action that the item has led to, or null. */
  private AgreedAction agreedIn(AgendaItem item) {
    return actions.agreedIn(List.of(item.id())).stream()
        .findFirst()
        .map(AgreedAction::of)
        .orElse(null);
  }

  private void agree(
      Review review, AgendaItem item, AgreedAction before, AgreedAction action, String by) {
    if (Objects.equals(before, action)) {
      return;
    }
    if (action == null) {
      actions.drop(item.id(), by);
      return;
    }
    LocalDate today = calendar.provider().dateOf(clock.instant());
    if (action.dueDate().isBefore(today)) {
      throw new InvalidInput(
          "action.dueDate",
          "notInThePast",
          "The due date, %s, has already passed.".formatted(InWords.day(action.dueDate())));
    }
    actions.agree(
        new NewActionPoint(
            review.clientReference(),
            review.reference(),
            item.id(),
            action.title(),
            action.owner(),
            action.dueDate()),
        by);
  }

  private void handOver(Review review, AgendaItem item, AgendaOutcome outcomeBefore) {
    boolean before = outcomeBefore == AgendaOutcome.HANDED_TO_SOC;
    boolean now = item.outcome() == AgendaOutcome.HANDED_TO_SOC;
    if (now && !before) {
      if (!review.isBegun()) {
        throw new StateConflict(
            "outcome",
            "reviewNotBegun",
            "Preparation of review %s has not begun yet; hand the item to the SOC once it has."
                .formatted(review.reference()));
      }
      process.handToSoc(review.reference(), item.id());
    } else if (before && !now) {
      process.takeBackFromSoc(review.reference(), item.id());
    }
  }

  /**
   * An action point that was discussed is done, and is not after all when that is taken back. With
   * any other outcome it stays as it is: its owner may have done it while the meeting goes on.
   */
  private void settle(Review review, AgendaItem item, AgendaOutcome before, String by) {
    boolean done = item.outcome() == AgendaOutcome.DISCUSSED;
    if (item.kind() == AgendaKind.ACTION_POINT && (done || before == AgendaOutcome.DISCUSSED)) {
      actions.settle(AgendaSubject.actionPointId(item), done, review.reference(), by);
    }
    leaveToNextReview(item);
  }

  /** What a review leaves open is followed until the next. */
  private void leaveToNextReview(AgendaItem item) {
    if (item.kind() == AgendaKind.ACTION_POINT) {
      followUp.carriedOver(ActionKey.of(AgendaSubject.actionPointId(item)));
    } else if (item.kind() == AgendaKind.IMPROVEMENT) {
      followUp.carriedOver(ActionKey.of(AgendaSubject.improvementId(item)));
    }
  }

  /** What nobody has spoken about one by one; action points among it stay open. */
  public void discussRest(Review review, String by) {
    for (AgendaItem item : items.findByReviewReferenceOrderByPosition(review.reference())) {
      if (item.isUndecided()
          && apply(
              review, item, new AgendaDecision(AgendaOutcome.DISCUSSED, item.note(), null), by)) {
        leaveToNextReview(item);
      }
    }
  }

  /**
   * @throws UnknownReference when the review has no such item
   */
  public void requireItem(String review, UUID id) {
    get(review, id);
  }

  private AgendaItem get(String review, UUID id) {
    return items
        .findById(id)
        .filter(item -> item.reviewReference().equals(review))
        .orElseThrow(() -> AgendaItem.unknown(id));
  }
}
