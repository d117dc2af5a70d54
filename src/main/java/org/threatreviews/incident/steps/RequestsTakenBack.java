package org.threatreviews.incident.steps;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.incident.CaseFiles;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.Incident;
import org.threatreviews.incident.IncidentProcess;
import org.threatreviews.incident.IncidentRecords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/**
 * Takes back on behalf of a contact what that contact has asked of the SOC, such as by phone. Who may
 * do that decides the sign-in: another contact may not, for each one's own last word counts.
 */
@Service
@Transactional
public class RequestsTakenBack {

  private final IncidentRecords records;
  private final CaseFiles files;
  private final IncidentProcess process;
  private final Clock clock;

  RequestsTakenBack(
      IncidentRecords records, CaseFiles files, IncidentProcess process, Clock clock) {
    this.records = records;
    this.files = files;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Whoever sees to it is stopped, and what comes next begins.
   *
   * @param contact address of the contact who has asked
   * @param asked {@code NEED_HELP} or {@code MITIGATED}
   * @param by user id
   * @throws InvalidInput when there is no reason
   * @throws StateConflict when that contact waits for no such answer
   */
  public void takeBack(
      String reference, String contact, FeedbackOutcome asked, String reason, String by) {
    requireReason("reason", reason);
    Incident incident = records.lock(reference);
    GivenFeedback request = incident.answers().requests().stream()
        .filter(open -> open.outcome() == asked && open.givenBy().equalsIgnoreCase(contact))
        .findFirst()
        .orElseThrow(() -> incident.conflict(
            "nothingAsked", "%s waits for no such answer of the SOC".formatted(contact)));
    final boolean seenTo =
        incident.answers().firstRequest().filter(request::equals).isPresent();
    incident.answers().takeBack(request, reason, by, clock.instant());
    Incident saved = records.save(incident);
    if (seenTo) {
      process.feedbackReceived(reference);
    } else {
      process.tasksChanged(files.of(saved));
    }
  }

  /**
   * The help that the SOC is about to give, by the one who has the task; the task ends with it.
   *
   * @throws InvalidInput when there is no reason
   * @throws StateConflict when the client has not asked for help
   */
  public void takeBackHelp(String reference, String reason, String by) {
    requireReason("notes", reason);
    Incident incident = records.lock(reference);
    GivenFeedback request = incident
        .answers()
        .firstRequest()
        .filter(first -> first.outcome() == FeedbackOutcome.NEED_HELP)
        .orElseThrow(
            () -> incident.conflict("notAwaitingSoc", "there is nothing for the SOC to do"));
    incident.answers().takeBack(request, reason, by, clock.instant());
    records.save(incident);
  }

  private static void requireReason(String field, String reason) {
    if (reason == null || reason.isBlank()) {
      throw new InvalidInput(
          field,
          "required",
          "Please write who told you that no answer is needed any more, and why.");
    }
  }
}
