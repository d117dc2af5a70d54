package org.threatreviews.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.RequestFingerprint;
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
  private final IncidentProcess process;
  private final Clock clock;

  ReportCorrections(
      IncidentRecords records, SeverityChanges severities, IncidentProcess process, Clock clock) {
    this.records = records;
    this.severities = severities;
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
   * Takes a report back, such as a false alarm. The client is told, and asked nothing more.
   *
   * @param reason in words for the client
   * @param by user id
   * @return whether anything changed
   * @throws UnknownReference when there is no such incident
   * @throws InvalidInput when there is no reason
   * @throws StateConflict when the incident is over
   */
  public boolean withdraw(String reference, String reason, String by) {
    requireReason(reason);
    Incident incident = records.lock(reference);
    if (incident.isWithdrawnLike(reason, null)) {
      return false;
    }
    incident.withdraw(reason, by, clock.instant());
    records.save(incident);
    process.reportWithdrawn(reference);
    return true;
  }

  /**
   * Merges a duplicate into the incident that goes on. What the client has told the SOC about the
   * duplicate, and has no answer to yet, counts for the one that goes on, if the client is asked
   * there as well.
   *
   * @param reference the duplicate
   * @param into the incident that goes on
   * @param reason in words for the client
   * @param by user id
   * @return whether anything changed
   * @throws UnknownReference when one of both does not exist
   * @throws InvalidInput when there is no reason, or both are the same or of two clients
   * @throws StateConflict when one of both is over
   */
  public boolean merge(String reference, String into, String reason, String by) {
    requireReason(reason);
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
    Instant now = clock.instant();
    GivenFeedback pending =
        duplicate.answers().firstRequest().filter(given -> kept.isAsked()).orElse(null);
    duplicate.mergeInto(kept, reason, by, now);
    if (pending != null) {
      kept.answers().receive(pending.at(now), false, RequestFingerprint.of(pending));
    }
    records.save(duplicate);
    records.save(kept);
    process.reportWithdrawn(reference);
    if (pending != null) {
      process.feedbackReceived(into);
    }
    return true;
  }

  /** In the order of their references, so that two merges never wait for each other. */
  private Map<String, Incident> lockBoth(String duplicate, String into) {
    return Stream.of(duplicate, into)
        .sorted(Comparator.naturalOrder())
        .map(reference -> records.lock(reference.equals(into) ? "into" : "incident", reference))
        .collect(Collectors.toMap(Incident::reference, Function.identity()));
  }

  static void requireReason(String reason) {
    if (reason == null || reason.isBlank()) {
      throw new InvalidInput(
          "reason", "required", "Please give the reason; the client will read it.");
    }
  }
}
