package org.threatreviews.notification;

/** Where a mail of the outbox stands. */
public enum MailStatus {
  /** Leaves at its time, or as soon as there is a server. */
  QUEUED,
  /** Waits for its recipient's hours. */
  HELD,
  /** A node has claimed it. */
  SENDING,
  /** The mail server has taken it. */
  SENT,
  /** It was given up. */
  FAILED,
  /** It was no longer needed before it left. */
  SUPERSEDED
}
