package org.threatreviews.improvement;

/** What the follow-up of an action does next. */
public enum ActionStep {
  /** Waits until the owner is to be reminded. */
  REMIND,
  /** All reminders are sent; waits until a review carries the action over. */
  AWAIT_REVIEW,
  /** Declined; waits until it is time to ask again. */
  ASK_AGAIN,
  END
}
