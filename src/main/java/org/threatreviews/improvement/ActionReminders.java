package org.threatreviews.improvement;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How often an owner was reminded of an action.
 *
 * @param sent reminders so far
 * @param last when the latest was sent or, before the first, from when on they count
 * @param carriedOn the day of the review that carried the overdue action over, from which reminders
 *     start again; null while they count from the due date
 */
record ActionReminders(int sent, Instant last, LocalDate carriedOn) {

  static ActionReminders from(Instant agreedAt) {
    return new ActionReminders(0, agreedAt, null);
  }

  ActionReminders another(Instant now) {
    return new ActionReminders(sent + 1, now, carriedOn);
  }

  /** Somebody else has to act, or by another day. */
  ActionReminders restarted(Instant now) {
    return new ActionReminders(sent, now, null);
  }

  ActionReminders carriedOver(LocalDate today, Instant now) {
    return new ActionReminders(sent, now, today);
  }
}
