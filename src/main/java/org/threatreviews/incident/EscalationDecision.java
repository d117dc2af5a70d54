package org.threatreviews.incident;

import java.time.LocalDate;
import org.threatreviews.problem.InvalidInput;

/** What a team lead decides about a client that stays silent. */
public enum EscalationDecision {
  KEEP_WAITING,
  REMIND_AGAIN,
  CALL_CLIENT;

  /**
   * @throws InvalidInput when what this decision needs is missing
   */
  public void check(LocalDate until, String notes) {
    if (this != KEEP_WAITING && until != null) {
      throw new InvalidInput(
          "until", "notForThisDecision", "A day is only needed if we keep waiting.");
    }
    if (this == KEEP_WAITING && until == null) {
      throw new InvalidInput(
          "until", "required", "Please say until which day we keep waiting for the client.");
    }
    if (this == KEEP_WAITING && notes == null) {
      throw new InvalidInput("notes", "required", "Please say why we keep waiting.");
    }
  }

  FollowUpNote.Kind noted() {
    return switch (this) {
      case KEEP_WAITING -> FollowUpNote.Kind.WAITING_CONTINUED;
      case REMIND_AGAIN -> FollowUpNote.Kind.EXTRA_REMINDER_DECIDED;
      case CALL_CLIENT -> FollowUpNote.Kind.CALL_DECIDED;
    };
  }
}
