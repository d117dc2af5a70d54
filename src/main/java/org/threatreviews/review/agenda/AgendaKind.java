package org.threatreviews.review.agenda;

/** Where an agenda item comes from. */
public enum AgendaKind {
  /** A security incident that was reported in the review's period. */
  INCIDENT,
  /** An incident of an earlier period that is still open. */
  FOLLOW_UP,
  /** A risk that the client accepted and that has not expired. */
  ACCEPTED_RISK,
  /** An open entry of the improvement list. */
  IMPROVEMENT,
  /** Agreed in an earlier review and not done yet. */
  ACTION_POINT,
  /** Asked for by the client. */
  CLIENT_POINT,
  /** A question that is better talked about than written about. */
  QUESTION,
  /** Carried over from an earlier review and of no other kind. */
  SPECIAL
}
