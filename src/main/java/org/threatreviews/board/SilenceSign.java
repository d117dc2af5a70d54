package org.threatreviews.board;

import java.time.Instant;

/**
 * One thing that a client has left unanswered.
 *
 * @param reference what it is about: reference of an incident or review, for a mail that of what it
 *     says; for an action the key of its follow-up
 * @param title what people call it: the mail's subject, or the title of incident, review or action
 * @param askedAt when it was asked; for a meeting when it was missed, for an action the end of its
 *     due date
 * @param at the newest of it: when the reminder was written or the time was up
 * @param reminders how many were sent about it since it was asked
 * @param to whom the mail could not be delivered; else null
 * @param reason what the mail server said; else null
 */
public record SilenceSign(
    Kind kind,
    String reference,
    String title,
    Instant askedAt,
    Instant at,
    int reminders,
    String to,
    String reason) {

  /** What makes it a sign. */
  public enum Kind {
    MAIL_UNDELIVERABLE,
    MEETING_MISSED,
    /** For longer than the follow-up policy allows. */
    INCIDENT_UNANSWERED,
    INCIDENT_REMINDED,
    ACTION_OVERDUE
  }
}
