package org.threatreviews.review.agenda;

/** What is decided about agenda items, beyond their outcomes. */
enum AgendaItemDecision {
  /** The client wants to talk about something. */
  POINT_RAISED,
  /** What an item says without an outcome. */
  NOTED,
  /** An item has no outcome any more. */
  OUTCOME_WITHDRAWN,
  /** Somebody has written over what another window had saved; the words are the replaced ones. */
  ENTRY_REPLACED,
  /** The SOC has taken care of an item. */
  HANDLED_BY_SOC,
  /** No review was left to talk about a point; the lead has settled it otherwise. */
  SETTLED_WITHOUT_REVIEW
}
