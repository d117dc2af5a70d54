package org.threatreviews.board;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.board.LeadNote.Kind;
import org.threatreviews.calendar.BusinessCalendar;

/** What the board asks a team lead to look at, the oldest first. */
@Component
class LeadNotes {

  private static final int LATE_WORKING_DAYS = 2;
  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final BusinessCalendar calendar;
  private final Clock clock;

  private record Row(
      Kind kind, String client, String subject, String because, OffsetDateTime since) {}

  LeadNotes(JdbcClient jdbc, BusinessCalendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.clock = clock;
  }

  List<LeadNote> all() {
    return jdbc.sql("""
            select 'QUALIFICATION' as kind, null as client, name as subject,
                   'waits for a word on which reviews they may hold' as because,
                   waiting_since as since
            from staff_waiting
            union all
            select 'ESCALATION_RULES', s.reference, s.name, t.because, t.since
            from escalation_to_check t
            join client_summary s on s.reference = t.client_reference
            join current_client c on c.reference = s.reference
            order by since, subject
            limit :most
            """).param("most", MOST).query(Row.class).stream()
        .map(this::note)
        .toList();
  }

  private LeadNote note(Row row) {
    Instant since = row.since().toInstant();
    return new LeadNote(
        row.kind(),
        row.client(),
        row.subject(),
        row.because(),
        since,
        calendar.provider().plusWorkingDays(since, LATE_WORKING_DAYS).isBefore(clock.instant()));
  }
}
