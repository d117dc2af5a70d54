package org.threatreviews.incident.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentDetails.Withdrawal;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.TurnOwner;
import org.threatreviews.task.NextStep;
import org.threatreviews.task.NextStepResponse;

/**
 * An incident with its history, as the API shows it.
 *
 * @param clientTime ISO duration of the client's working time
 * @param socTime ISO duration of the provider's working time
 * @param silentUntil the promised day before which the client is not reminded; null when none is
 * @param waitingUntil the day until which the team lead keeps waiting, and before which the client is
 *     not reminded; null when none was decided since the client's turn began
 * @param withdrawal why the report was taken back, and what it was merged into; null otherwise
 * @param nextStep null once it is closed or withdrawn
 */
record IncidentResponse(
    String reference,
    String client,
    Severity severity,
    String title,
    String description,
    String recommendation,
    String asset,
    String technique,
    IncidentStatus status,
    OffsetDateTime reportedAt,
    OffsetDateTime closedAt,
    Duration clientTime,
    Duration socTime,
    int remindersSent,
    boolean unanswered,
    LocalDate silentUntil,
    LocalDate waitingUntil,
    LocalDate acceptedUntil,
    Withdrawal withdrawal,
    NextStepResponse nextStep,
    List<GivenFeedback> feedback,
    List<Turn> turns,
    List<HistoryEntry> history) {

  record GivenFeedback(
      OffsetDateTime at,
      String by,
      FeedbackOutcome outcome,
      String comment,
      String reason,
      LocalDate acceptedUntil,
      LocalDate promisedFor,
      String compensatingControl,
      String recordedBy) {}

  record Turn(TurnOwner owner, OffsetDateTime beganAt, OffsetDateTime endedAt) {}

  record HistoryEntry(
      OffsetDateTime at, FollowUpNote.Kind kind, String by, String text, String regarding) {}

  static IncidentResponse of(IncidentDetails incident, NextStep next, ZoneId zone) {
    return new IncidentResponse(
        incident.reference(),
        incident.client(),
        incident.severity(),
        incident.title(),
        incident.description(),
        incident.recommendation(),
        incident.asset(),
        incident.technique(),
        incident.status(),
        at(incident.reportedAt(), zone),
        at(incident.closedAt(), zone),
        incident.clientTime(),
        incident.socTime(),
        incident.remindersSent(),
        incident.unanswered(),
        incident.silentUntil(),
        incident.waitingUntil(),
        incident.acceptedUntil(),
        incident.withdrawal(),
        incident.status().isOpen() ? NextStepResponse.of(next, zone) : null,
        incident.feedback().stream()
            .map(f -> new GivenFeedback(
                at(f.givenAt(), zone),
                f.givenBy(),
                f.outcome(),
                f.comment(),
                f.reason(),
                f.acceptedUntil(),
                f.promisedFor(),
                f.compensatingControl(),
                f.recordedBy()))
            .toList(),
        incident.turns().stream()
            .map(t -> new Turn(t.owner(), at(t.beganAt(), zone), at(t.endedAt(), zone)))
            .toList(),
        incident.notes().stream()
            .map(n -> new HistoryEntry(
                at(n.notedAt(), zone), n.kind(), n.notedBy(), n.text(), n.regarding()))
            .toList());
  }

  static OffsetDateTime at(Instant instant, ZoneId zone) {
    return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
  }
}
