package org.threatreviews.board.web.team;

import org.threatreviews.board.web.Entered;

/** Who is named for a client, as it was entered. */
record AdvisorForm(String advisor, String deputy, String reason) {

  private static final int LONGEST_REASON = 1_000;

  /** Null when none was given. */
  String enteredReason() {
    return reason == null ? null : Entered.atMost("reason", "the reason", LONGEST_REASON, reason);
  }
}
