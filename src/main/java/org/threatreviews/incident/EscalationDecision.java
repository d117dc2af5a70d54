package org.threatreviews.incident;

/** What a team lead decides about a client that stays silent. */
public enum EscalationDecision {
  KEEP_WAITING,
  REMIND_AGAIN,
  CALL_CLIENT
}
