package org.threatreviews.incident;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something that our side did about an incident.
 *
 * @param notedBy user id, or {@code system}
 */
@Table("incident_note")
public record FollowUpNote(Instant notedAt, Kind kind, String notedBy, String text) {

  /** What was done. */
  public enum Kind {
    CONTACTS_NOTIFIED,
    REMINDER_SENT,
    CLIENT_REACHED,
    CLIENT_NOT_REACHED,
    MARKED_UNANSWERED,
    WAITING_CONTINUED,
    EXTRA_REMINDER_DECIDED,
    CALL_DECIDED,
    REMOVAL_VERIFIED,
    STILL_PRESENT,
    CLIENT_HELPED,
    REOPENED
  }
}
