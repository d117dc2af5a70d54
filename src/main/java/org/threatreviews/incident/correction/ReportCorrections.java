package org.threatreviews.incident.correction;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.incident.CaseFiles;
import org.threatreviews.incident.FollowUpMails;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.incident.FollowUpSchedules;
import org.threatreviews.incident.Incident;
import org.threatreviews.incident.IncidentProcess;
import org.threatreviews.incident.IncidentRecords;
import org.threatreviews.incident.Severity;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/**
 * What the SOC may change about its own report while the follow-up runs. Sent twice, a correction
 * counts once.
 */
@Service
@Transactional
public class ReportCorrections {

  private final IncidentRecords records;
  private final SeverityChanges severities;
  private final OpenCommitments commitments;
  private final SuspendedAcceptances acceptances;
  private final FollowUpSchedules schedules;
  private final FollowUpMails mails;
  private final CaseFiles files;
  private final IncidentProcess process;
  private final Clock clock;

  ReportCorrections(
      IncidentRecords records,
      SeverityChanges severities,
      OpenCommitments commitments,
      SuspendedAcceptances acceptances,
      FollowUpSchedules schedules,
      FollowUpMails mails,
      CaseFiles files,
      IncidentProcess process,
      Clock clock) {
    this.records = records;
    this.severities = severities;
    this.commitments = commitments;
    this.acceptances = acceptances;
    this.schedules = schedules;
    this.mails = mails;
    this.files = files;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Carries out one of the corrections below.
   *
   * @param by user id
   * @return whether anything changed
   */
  public boolean correct(String reference, ReportCorrection correction, String by) {
    return switch (correction.kind()) {
      case NONE -> false;
      case SEVERITY -> changeSeverity(reference, correction.severity(), correction.reason(), by);
      case WITHDRAW -> withdraw(reference, correction.reason(), by);
      case MERGE -> merge(reference, correction.into(), correction.reason(), by);
    };
  }

  /**
   * The SOC judges the severity differently.
   *
   * @see SeverityChanges#change
   */
  public boolean changeSeverity(String reference, Severity severity, String reason, String by) {
    return severities.change(reference, severity, reason, by);
  }

  /**
   * Takes a report back, such as a false alarm. The client is told, and asked nothing more. An
   * accepted risk that it had put in question is accepted again, unless the client has decided
   * something else since.
   *
   * @param reason in words for the client
   * @param by user id
   * @return whether anything changed
   * @throws UnknownReference when there is no such incident
   * @throws InvalidInput when there is no reason
   * @throws StateConflict when the incident is over
   */
  public boolean withdraw(String reference, String reason, String by) {
    SeverityChanges.requireReason(reason);
    Incident incident = records.lock(reference);
    if (incident.isWithdrawnLike(reason, null)) {
      return false;
    }
    Instant now = clock.instant();
    incident.withdraw(reason, by, now);
    records.save(incident);
    mails.settled(incident);
    process.reportWithdrawn(reference);
    acceptances.restoreAfter(incident, now);
    return true;
  }

  /**
   * Merges a duplicate into the incident that goes on, and there goes on what was open: what was
   * asked of the SOC, a promised day that has not passed, and an accepted risk where the one who has
   * accepted it still may and it was not accepted for less.
   *
   * @param reference the duplicate
   * @param into the incident that goes on
   * @param reason in words for the client
   * @param by user id
   * @return whether anything changed
   * @throws UnknownReference when one of both does not exist
   * @throws InvalidInput when there is no reason, or both are the same or of two clients
   * @throws StateConflict when one of both is over, or the one that goes on has not begun
   */
  public boolean merge(String reference, String into, String reason, String by) {
    SeverityChanges.requireReason(reason);
    if (into == null) {
      throw new InvalidInput(
          "into", "required", "Please name the incident to merge this one into.");
    }
    if (reference.equals(into)) {
      throw new InvalidInput(
          "into", "anotherIncident", "An incident cannot be merged into itself.");
    }
    Map<String, Incident> both = lockBoth(reference, into);
    Incident duplicate = both.get(reference);
    Incident kept = both.get(into);
    if (!duplicate.clientReference().equals(kept.clientReference())) {
      throw new InvalidInput(
          "into",
          "sameClient",
          "Incident %s belongs to another client; only incidents of the same client can be merged."
              .formatted(into));
    }
    if (duplicate.isWithdrawnLike(reason, into)) {
      return false;
    }
    merge(duplicate, kept, reason, by);
    return true;
  }

  private void merge(Incident duplicate, Incident kept, String reason, String by) {
    Instant now = clock.instant();
    OpenCommitments.Open open = commitments.of(duplicate, kept, now);
    duplicate
        .settleOwedMail()
        .filter(owed -> owed == Kind.CLIENT_HELPED)
        .ifPresent(help -> mails.owed(schedules.of(duplicate), help, now));
    duplicate.mergeInto(kept, reason, by, now);
    records.save(duplicate);
    final boolean restored = acceptances.restore(kept, duplicate, now);
    final boolean moved =
        kept.answers().takeOver(open.requests(), open.promise(), open.acceptance(), now);
    final boolean callOver = !open.isEmpty() && kept.silence().endCall();
    records.save(kept);
    mails.settled(duplicate);
    process.reportWithdrawn(duplicate.reference());
    if (restored) {
      mails.acceptanceRestored(schedules.of(kept), duplicate);
    }
    if (callOver) {
      process.callOver(kept.reference());
    }
    if (moved || restored) {
      mails.answered(kept);
      process.feedbackReceived(kept.reference());
    } else {
      process.tasksChanged(files.of(kept));
    }
  }

  /** In the order of their references, so that two merges never wait for each other. */
  private Map<String, Incident> lockBoth(String duplicate, String into) {
    return Stream.of(duplicate, into)
        .sorted(Comparator.naturalOrder())
        .map(reference -> records.lock(reference.equals(into) ? "into" : "incident", reference))
        .collect(Collectors.toMap(Incident::reference, Function.identity()));
  }
}
