package org.threatreviews.incident.round;

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
 * @param leadAsked whether the team lead has yet to decide
 * @param timesAsked how often the team lead was asked in this round
 * @param leadDueAt when the team lead is asked again; null before the first decision
 * @param waitingUntil the day until which the team lead has decided to keep waiting; the client is
 *     not reminded before it is over, whatever else is decided, unless the lead wants reminders
 */
public record FollowUpRound(
    @Column("round") int number,
    @Column("round_began_at") Instant beganAt,
    LocalDate silentUntil,
    @Column("reminders_in_round") int reminders,
    Instant lastReminderAt,
    Instant escalatedAt,
    boolean unanswered,
    boolean leadAsked,
    int timesAsked,
    Instant leadDueAt,
    LocalDate waitingUntil) {

  public static final FollowUpRound NOT_BEGUN =
      new FollowUpRound(0, null, null, 0, null, null, false, false, 0, null, null);

  public FollowUpRound next(Instant at) {
    return new FollowUpRound(number + 1, at, null, 0, null, null, false, false, 0, null, null);
  }

  public boolean hasBegun() {
    return beganAt != null;
  }

  /** The ladder begins anew when the promise is broken, and the lead is not asked before. */
  public FollowUpRound promised(LocalDate day) {
    return new FollowUpRound(
        number, beganAt, day, 0, null, escalatedAt, false, false, timesAsked, null, null);
  }

  public FollowUpRound reminded(Instant at) {
    return new FollowUpRound(
        number,
        beganAt,
        silentUntil,
        reminders + 1,
        at,
        escalatedAt,
        unanswered,
        leadAsked,
        timesAsked,
        leadDueAt,
        waitingUntil);
  }

  /** The ladder begins anew because the lead wants it, at once. */
  public FollowUpRound ladderRestarted() {
    return new FollowUpRound(
        number,
        beganAt,
        null,
        0,
        null,
        escalatedAt,
        unanswered,
        leadAsked,
        timesAsked,
        leadDueAt,
        null);
  }

  /** The lead is asked; what was asked before and is not decided goes on. */
  public FollowUpRound escalated(Instant at) {
    return new FollowUpRound(
        number,
        beganAt,
        silentUntil,
        reminders,
        lastReminderAt,
        at,
        true,
        true,
        timesAsked + 1,
        null,
        waitingUntil);
  }

  /** The lead has decided, or need not be asked before that instant. */
  public FollowUpRound leadAskedAgainAt(Instant at) {
    return new FollowUpRound(
        number,
        beganAt,
        silentUntil,
        reminders,
        lastReminderAt,
        escalatedAt,
        unanswered,
        false,
        timesAsked,
        at,
        waitingUntil);
  }

  /** The lead has decided to keep waiting until that day, and is asked again at that instant. */
  public FollowUpRound waiting(LocalDate until, Instant again) {
    return new FollowUpRound(
        number,
        beganAt,
        silentUntil,
        reminders,
        lastReminderAt,
        escalatedAt,
        unanswered,
        false,
        timesAsked,
        again,
        until);
  }

  /** By a milder policy it is too early to ask the lead. */
  public FollowUpRound leadNotAskedYet() {
    return new FollowUpRound(
        number,
        beganAt,
        silentUntil,
        reminders,
        lastReminderAt,
        null,
        false,
        false,
        0,
        null,
        waitingUntil);
  }

  /** The client has said something that changes nothing; a lead who was asked still decides. */
  public FollowUpRound heard() {
    return new FollowUpRound(
        number,
        beganAt,
        silentUntil,
        reminders,
        lastReminderAt,
        escalatedAt,
        unanswered && leadAsked,
        leadAsked,
        timesAsked,
        leadDueAt,
        waitingUntil);
  }

  /** The client has spoken: what was promised and decided before has had its day. */
  public FollowUpRound answered() {
    return new FollowUpRound(
        number,
        beganAt,
        null,
        reminders,
        lastReminderAt,
        escalatedAt,
        false,
        false,
        timesAsked,
        null,
        null);
  }
}
