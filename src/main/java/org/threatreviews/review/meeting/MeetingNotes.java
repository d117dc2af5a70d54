package org.threatreviews.review.meeting;

/**
 * Who is at the meeting and what is said beside the agenda, as it is typed until the meeting is
 * recorded.
 *
 * @param attendees in words, or null
 * @param notes for the minutes, or null
 */
public record MeetingNotes(String attendees, String notes) {

  static final MeetingNotes NONE = new MeetingNotes(null, null);

  public MeetingNotes {
    attendees = text(attendees);
    notes = text(notes);
  }

  private static String text(String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }
}
