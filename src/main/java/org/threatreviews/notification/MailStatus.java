package org.threatreviews.notification;

/** How far a mail of the outbox has come. */
public enum MailStatus {
  /** Leaves at its time, or as soon as the mail server can be reached. */
  QUEUED,
  /** Waits for its recipient's working hours, or for a digest. */
  HELD,
  /** A node has claimed it and is sending it. */
  SENDING,
  /** The mail server has taken it. */
  SENT,
  /** It was given up. */
  FAILED,
  /** It was out of date before it left. */
  SUPERSEDED
}
