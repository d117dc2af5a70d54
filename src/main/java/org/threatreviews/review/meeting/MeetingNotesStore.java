package org.threatreviews.review.meeting;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what is typed during a meeting until it is recorded. */
@Component
public class MeetingNotesStore {

  private final JdbcClient jdbc;

  MeetingNotesStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  MeetingNotes find(String review) {
    return jdbc.sql("select attendees, notes from meeting_notes where review_reference = :review")
        .param("review", review)
        .query(MeetingNotes.class)
        .optional()
        .orElse(MeetingNotes.NONE);
  }

  void keep(String review, MeetingNotes notes) {
    jdbc.sql("""
            insert into meeting_notes (review_reference, attendees, notes)
            values (:review, :attendees, :notes)
            on conflict (review_reference) do update
            set attendees = excluded.attendees, notes = excluded.notes
            """)
        .param("review", review)
        .param("attendees", notes.attendees())
        .param("notes", notes.notes())
        .update();
  }

  /** The record with what was typed where it says nothing; the next meeting begins with nothing. */
  public MeetingRecord complete(String review, MeetingRecord said) {
    MeetingNotes typed = find(review);
    jdbc.sql("delete from meeting_notes where review_reference = :review")
        .param("review", review)
        .update();
    return new MeetingRecord(
        said.outcome(),
        said.attendees() == null ? typed.attendees() : said.attendees(),
        said.notes() == null ? typed.notes() : said.notes(),
        said.markRestDiscussed(),
        said.newStart());
  }
}
