package org.threatreviews.incident.correction;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.incident.CaseFiles;
import org.threatreviews.incident.FollowUpSchedule;
import org.threatreviews.incident.FollowUpSchedules;
import org.threatreviews.incident.Incident;
import org.threatreviews.incident.IncidentProcess;
import org.threatreviews.incident.IncidentRecords;
import org.threatreviews.incident.Severity;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/** What another severity sets off, at whosever turn it comes. */
@Service
@Transactional
class SeverityChanges {

  private final IncidentRecords records;
  private final FollowUpSchedules schedules;
  private final CaseFiles files;
  private final IncidentProcess process;
  private final Clock clock;

  SeverityChanges(
      IncidentRecords records,
      FollowUpSchedules schedules,
      CaseFiles files,
      IncidentProcess process,
      Clock clock) {
    this.records = records;
    this.schedules = schedules;
    this.files = files;
    this.process = process;
    this.clock = clock;
  }

  /**
   * The SOC judges the severity differently. All due dates follow the policy of the new severity
   * from now on. A higher one acts at once: the client is told, and called where the policy says
   * so, its round restarts and an acceptance of the risk is suspended. A lower one only gives more
   * time, and ends what nobody need do any more by its policy.
   *
   * @param reason in words for the client
   * @param by user id
   * @return whether anything changed
   * @throws UnknownReference when there is no such incident
   * @throws InvalidInput when there is no severity or reason
   * @throws StateConflict when the incident is over
   */
  boolean change(String reference, Severity severity, String reason, String by) {
    if (severity == null) {
      throw new InvalidInput("severity", "required", "Please choose the new severity.");
    }
    requireReason(reason);
    Incident incident = records.lock(reference);
    final boolean accepted = incident.acceptance().isRunning();
    Instant now = clock.instant();
    if (!incident.severityChange().to(severity, reason, by, now)) {
      return false;
    }
    FollowUpSchedule schedule = schedules.of(incident);
    if (incident.round().leadAsked() && schedule.silenceTooLong().isAfter(now)) {
      incident.silence().leadNotAskedYet();
    }
    final boolean callOver = !schedule.policy().phoneCall()
        && !incident.call().byLead()
        && incident.silence().endCall();
    records.save(incident);
    if (callOver) {
      process.callOver(reference);
    }
    if (accepted && !incident.acceptance().isRunning()) {
      process.acceptanceEnded(reference);
    }
    moveWhatWaits(incident, schedule);
    process.severityToAnnounce(reference);
    process.tasksChanged(files.of(incident));
    return true;
  }

  /**
   * @throws InvalidInput when there is none
   */
  static void requireReason(String reason) {
    if (reason == null || reason.isBlank()) {
      throw new InvalidInput(
          "reason", "required", "Please give the reason; the client will read it.");
    }
  }

  private void moveWhatWaits(Incident incident, FollowUpSchedule schedule) {
    if (incident.answers().firstRequest().isPresent()) {
      process.socDueMoved(incident.reference(), schedule.socDue());
    } else if (incident.round().leadAsked()) {
      process.timersMoved(incident.reference(), schedule.timers());
      process.leadDueMoved(incident.reference(), schedule.decisionDue());
    } else {
      process.severityChanged(incident.reference());
    }
  }
}
