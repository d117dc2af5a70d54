package org.threatreviews.board;

import java.time.Instant;

/**
 * Something that a team lead should look at, without a task of its own.
 *
 * @param client its reference; null when it is about no client
 * @param subject who or what it is about, as people read it
 * @param because why it is to be looked at
 * @param late whether it has waited for longer than two working days
 */
public record LeadNote(
    Kind kind, String client, String subject, String because, Instant since, boolean late) {

  public enum Kind {
    /** Somebody who has joined waits for a word on which reviews they may hold. */
    QUALIFICATION,
    /** Whom to call has changed because somebody left. */
    ESCALATION_RULES
  }
}
