package org.threatreviews.review.web;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.meeting.MeetingNotes;

/** All that is entered on the meeting page, for a page that was opened before it was. */
record MeetingEntries(List<Item> items, Notes notes) {

  /**
   * @param by user id of who has decided it, or null
   */
  record Item(UUID id, MeetingForm entry, String by) {}

  /** What is written beside the agenda, as the page's fields hold it. */
  record Notes(String attendees, String notes) {

    private static final int LONGEST = 4_000;

    static Notes of(MeetingNotes notes) {
      return new Notes(
          notes.attendees() == null ? "" : notes.attendees(),
          notes.notes() == null ? "" : notes.notes());
    }

    MeetingNotes typed() {
      return new MeetingNotes(
          MeetingForm.text("attendees", "the attendees", attendees, LONGEST),
          MeetingForm.text("notes", "the notes", notes, LONGEST));
    }
  }

  /** What is entered, and what the page has shown before. */
  record Entered(@NotNull MeetingForm entry, @NotNull MeetingForm before) {}

  /** What is written beside the agenda, and what the page has shown before. */
  record Written(@NotNull Notes entry, @NotNull Notes before) {}

  /**
   * It is saved.
   *
   * @param replaced what another window had saved meanwhile and holds no more, or null
   */
  record Saved<T>(T replaced) {}

  static MeetingForm entry(AgendaView.Item item) {
    return MeetingForm.of(new AgendaDecision(item.outcome(), item.note(), item.action()));
  }
}
