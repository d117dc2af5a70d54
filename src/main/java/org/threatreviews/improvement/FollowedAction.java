package org.threatreviews.improvement;

import java.time.Instant;
import java.time.LocalDate;

/** What somebody has to do by a day: an action point or an improvement. */
interface FollowedAction {

  /** By which its follow-up is known; see {@link ActionKey}. */
  ActionKey key();

  String clientReference();

  String title();

  Owner owner();

  /** The last day for it; null only for an improvement that has none. */
  LocalDate dueDate();

  boolean isOpen();

  /** Declined, to be asked again when its time comes. */
  boolean isAskedAgain();

  ActionReminders reminders();

  /** The owner is reminded at this moment. */
  void reminded(Instant now);

  /** A review has taken the overdue action to the next one; its reminders start again. */
  void carriedOver(LocalDate today, Instant now);

  /** Whether a follow-up runs for it. */
  default boolean isFollowed() {
    return isOpen() && dueDate() != null || isAskedAgain();
  }
}
