package org.threatreviews.notification;

/** Why a mail waits for its recipient's next digest. */
public enum HoldReason {
  /** It was written outside the recipient's working hours, or did not leave within them. */
  HOURS,
  /** The recipient has had as many mails in seven days as the policy allows. */
  WEEKLY_CAP,
  /** Mails of its kind are sent in a digest. */
  DIGEST
}
