package org.threatreviews.incident;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.relational.core.mapping.Column;

/**
 * One run through the ladder of reminders. A round begins whenever the ball comes back to the client
 * with something new: the report, a verification that found the threat still there, an answer of the
 * SOC, the end of a risk acceptance, a higher severity.
 *
 * @param number counted from 1; 0 while the contacts know of nothing
 * @param silentUntil the day that the client has promised first; it is not reminded before
 * @param escalatedAt when the team lead was asked last
 * @param unanswered whether the client is silent for longer than the policy allows
 */
record FollowUpRound(
    @Column("round") int number,
    @Column("round_began_at") Instant beganAt,
    LocalDate silentUntil,
    @Column("reminders_in_round") int reminders,
    Instant lastReminderAt,
    Instant escalatedAt,
    boolean unanswered) {

  static final FollowUpRound NOT_BEGUN = new FollowUpRound(0, null, null, 0, null, null, false);

  FollowUpRound next(Instant at) {
    return new FollowUpRound(number + 1, at, null, 0, null, null, false);
  }

  boolean hasBegun() {
    return beganAt != null;
  }

  /** The ladder begins anew when the promise is broken. */
  FollowUpRound promised(LocalDate day) {
    return new FollowUpRound(number, beganAt, day, 0, null, escalatedAt, unanswered);
  }

  FollowUpRound reminded(Instant at) {
    return new FollowUpRound(
        number, beganAt, silentUntil, reminders + 1, at, escalatedAt, unanswered);
  }

  FollowUpRound escalated(Instant at) {
    return new FollowUpRound(number, beganAt, silentUntil, reminders, lastReminderAt, at, true);
  }

  FollowUpRound answered() {
    return new FollowUpRound(
        number, beganAt, silentUntil, reminders, lastReminderAt, escalatedAt, false);
  }
}
