package org.threatreviews.review.agenda;

/** What came of an agenda item in the meeting. */
public enum AgendaOutcome {
  /** Nothing is left to do; an action point of an earlier review is done. */
  DISCUSSED,
  /** Somebody has promised to do something by a day. */
  ACTION_AGREED,
  /** The 24/7 SOC takes care of it. */
  HANDED_TO_SOC,
  /** Comes back in the next review. */
  CARRIED_OVER
}
