package org.threatreviews.incident.correction;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Clients;
import org.threatreviews.incident.FollowUpMails;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.incident.FollowUpSchedules;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.Incident;
import org.threatreviews.incident.IncidentProcess;
import org.threatreviews.incident.IncidentRecords;

/**
 * Accepted risks that a report had put in question which turns out to be wrong, or to be nothing
 * new: they are accepted again, as they were, unless the client has said something since, the time
 * of the acceptance is over, or something else puts it in question.
 */
@Component
class SuspendedAcceptances {

  private final JdbcClient jdbc;
  private final IncidentRecords records;
  private final Clients clients;
  private final FollowUpSchedules schedules;
  private final FollowUpMails mails;
  private final IncidentProcess process;

  SuspendedAcceptances(
      JdbcClient jdbc,
      IncidentRecords records,
      Clients clients,
      FollowUpSchedules schedules,
      FollowUpMails mails,
      IncidentProcess process) {
    this.jdbc = jdbc;
    this.records = records;
    this.clients = clients;
    this.schedules = schedules;
    this.mails = mails;
    this.process = process;
  }

  /** Of all incidents that this report, or one that was merged into it, had put in question. */
  void restoreAfter(Incident wrong, Instant now) {
    for (String risk : suspendedBy(wrong)) {
      Incident incident = records.lock(risk);
      if (restore(incident, wrong, now)) {
        final boolean callOver = incident.silence().endCall();
        records.save(incident);
        mails.answered(incident);
        mails.acceptanceRestored(schedules.of(incident), wrong);
        if (callOver) {
          process.callOver(risk);
        }
        process.feedbackReceived(risk);
      }
    }
  }

  private List<String> suspendedBy(Incident wrong) {
    return jdbc.sql("""
            with recursive cause (reference) as (
              select cast(:incident as text)
              union
              select i.reference from incident i join cause c on i.merged_into = c.reference
            )
            select distinct i.reference
            from cause c
            join incident_note n on n.kind = 'ACCEPTANCE_SUSPENDED' and n.regarding = c.reference
            join incident i on i.reference = n.incident_reference
            where i.status = 'AWAITING_CLIENT' and i.client_reference = :client
            order by i.reference
            """)
        .param("incident", wrong.reference())
        .param("client", wrong.clientReference())
        .query(String.class)
        .list();
  }

  /**
   * Of one incident, whose row is held.
   *
   * @return whether it is accepted again; it has yet to be saved
   */
  boolean restore(Incident incident, Incident wrong, Instant now) {
    Optional<GivenFeedback> accepted = incident.log().lastAcceptance();
    Optional<FollowUpNote> suspended = incident.lastNote(Kind.ACCEPTANCE_SUSPENDED);
    if (accepted.isEmpty()
        || suspended.isEmpty()
        || !isCause(suspended.get().regarding(), wrong)
        || isQuestionedElse(incident, accepted.get(), suspended.get(), wrong)) {
      return false;
    }
    LocalDate today =
        now.atZone(clients.get(incident.clientReference()).timeZone()).toLocalDate();
    return incident.acceptance().restore(wrong, today, now);
  }

  /** Whether that is this report, or was merged into it. */
  private boolean isCause(String reference, Incident wrong) {
    String cause = reference;
    while (cause != null && !cause.equals(wrong.reference())) {
      cause = records
          .find(cause)
          .map(Incident::withdrawal)
          .map(withdrawal -> withdrawal.mergedInto())
          .orElse(null);
    }
    return cause != null;
  }

  /** By another severity since then, or by another report of the same kind that still stands. */
  private boolean isQuestionedElse(
      Incident incident, GivenFeedback accepted, FollowUpNote suspended, Incident wrong) {
    boolean severityChanged = incident.log().notes().stream()
        .anyMatch(note ->
            note.kind() == Kind.SEVERITY_CHANGED && !note.notedAt().isBefore(suspended.notedAt()));
    return severityChanged
        || newer(incident, accepted).stream()
            .filter(other -> !other.equals(wrong.reference()))
            .map(records::get)
            .anyMatch(incident.acceptance()::isQuestionedBy);
  }

  /** Other reports that have come in since the risk was accepted and were not taken back. */
  private List<String> newer(Incident incident, GivenFeedback accepted) {
    return jdbc.sql("""
            select reference from incident
            where client_reference = :client and reference <> :incident
              and status <> 'WITHDRAWN' and received_at >= :accepted
            """)
        .param("client", incident.clientReference())
        .param("incident", incident.reference())
        .param("accepted", Timestamp.from(accepted.givenAt()))
        .query(String.class)
        .list();
  }
}
