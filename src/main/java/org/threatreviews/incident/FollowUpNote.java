package org.threatreviews.incident;

import java.time.Instant;
import java.util.Arrays;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.problem.InWords;

/**
 * Something that was done about an incident besides the client's feedback.
 *
 * @param notedBy user id, a contact's address, or {@code system}
 * @param text what was said, or null
 * @param regarding whom or what it is about, by kind: the contact who was reminded or asked, the
 *     other incident's reference, the new severity; else null
 */
@Table("incident_note")
public record FollowUpNote(
    Instant notedAt, Kind kind, String notedBy, String text, String regarding) {

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
    /**
     * What was asked of the SOC is taken back: by the contact, who has said something else, by us on
     * behalf of the contact whom it is regarding, or by a colleague of that contact.
     */
    REQUEST_WITHDRAWN,
    /** The acceptance of the risk has expired. */
    REOPENED,
    /** The SOC judges the severity differently; regarding the new one. */
    SEVERITY_CHANGED,
    /** The SOC has taken its report back. */
    WITHDRAWN,
    /** Taken back because it is the same as another one; regarding that one. */
    MERGED,
    /** Another report turned out to be the same as this one; regarding that report. */
    DUPLICATE_MERGED,
    /** A contact has ended the acceptance of the risk early. */
    ACCEPTANCE_WITHDRAWN,
    /** Something new puts the acceptance in question; regarding the new incident or severity. */
    ACCEPTANCE_SUSPENDED,
    /** What had put the acceptance in question was wrong: it holds again; regarding that incident. */
    ACCEPTANCE_RESTORED,
    /** A contact asks another one to accept the risk; regarding the one who is asked. */
    ACCEPTANCE_WANTED
  }

  FollowUpNote readdressed(String before, String now) {
    String by = EmailAddress.same(notedBy, before) ? now : notedBy;
    String whom = EmailAddress.same(regarding, before) ? now : regarding;
    return new FollowUpNote(notedAt, kind, by, text, whom);
  }

  /** What it is regarding, for people: a severity in words, anything else as it is. */
  public String about() {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.name().equals(regarding))
        .findFirst()
        .map(InWords::of)
        .orElse(regarding);
  }
}
