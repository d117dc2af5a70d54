package org.threatreviews.review.agenda;

import org.springframework.stereotype.Component;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.InWords;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;

/** Puts decisions about agenda items into words for the history. */
@Component
class AgendaHistory {

  private final ReviewDecisions decisions;

  AgendaHistory(ReviewDecisions decisions) {
    this.decisions = decisions;
  }

  /** What the item says now: its outcome, or that it has none. */
  void decided(Review review, AgendaItem item, AgendaOutcome before, String by) {
    about(review, item, kind(item.outcome(), before), by, item.note());
  }

  private static Enum<?> kind(AgendaOutcome outcome, AgendaOutcome before) {
    if (outcome != null) {
      return outcome;
    }
    return before == null ? AgendaItemDecision.NOTED : AgendaItemDecision.OUTCOME_WITHDRAWN;
  }

  /**
   * What one window had saved and another has written over.
   *
   * @param by user id of who has written over it
   */
  void replaced(Review review, AgendaItem item, AgendaDecision entry, String by) {
    String outcome = entry.outcome() == null ? null : InWords.of(entry.outcome());
    String action = entry.action() == null ? null : words(entry.action());
    about(
        review,
        item,
        AgendaItemDecision.ENTRY_REPLACED,
        by,
        ReviewDecisions.joined("; ", outcome, entry.note(), action));
  }

  private static String words(AgreedAction action) {
    return "%s (%s, due on %s)"
        .formatted(action.title(), InWords.of(action.owner()), InWords.day(action.dueDate()));
  }

  void handledBySoc(Review review, AgendaItem item, String result, String by) {
    about(review, item, AgendaItemDecision.HANDLED_BY_SOC, by, result);
  }

  void settled(Review review, AgendaItem item, String how, String by) {
    about(review, item, AgendaItemDecision.SETTLED_WITHOUT_REVIEW, by, how);
  }

  private void about(Review review, AgendaItem item, Enum<?> kind, String by, String words) {
    decisions.record(
        review,
        DecisionSubject.AGENDA_ITEM,
        kind,
        by,
        ReviewDecisions.joined(": ", item.title(), words));
  }

  /** A contact's point; its title is only the beginning of what was said. */
  void raised(Review review, AgendaItem item) {
    decisions.record(
        review,
        DecisionSubject.AGENDA_ITEM,
        AgendaItemDecision.POINT_RAISED,
        item.raisedBy(),
        item.detail());
  }
}
