package org.threatreviews.incident;

/** What a team lead decides about a client that stays silent. */
public enum EscalationDecision {
  KEEP_WAITING,
  REMIND_AGAIN,
  CALL_CLIENT;

  FollowUpNote.Kind noted() {
    return switch (this) {
      case KEEP_WAITING -> FollowUpNote.Kind.WAITING_CONTINUED;
      case REMIND_AGAIN -> FollowUpNote.Kind.EXTRA_REMINDER_DECIDED;
      case CALL_CLIENT -> FollowUpNote.Kind.CALL_DECIDED;
    };
  }
}
