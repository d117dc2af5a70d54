package org.threatreviews.incident.steps;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.incident.CaseFiles;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.Incident;
import org.threatreviews.incident.IncidentProcess;
import org.threatreviews.incident.IncidentRecords;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/**
 * Takes back what a contact has asked of the SOC: on that contact's behalf, such as after a phone
 * call, or by a colleague who may accept risks (ADR 39). Who may act on a contact's behalf decides
 * the sign-in.
 */
@Service
@Transactional
public class RequestsTakenBack {

  private final IncidentRecords records;
  private final Clients clients;
  private final CaseFiles files;
  private final IncidentProcess process;
  private final Clock clock;

  RequestsTakenBack(
      IncidentRecords records,
      Clients clients,
      CaseFiles files,
      IncidentProcess process,
      Clock clock) {
    this.records = records;
    this.clients = clients;
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
    takeBack(incident, open(incident, contact, asked), reason, by);
  }

  /**
   * A contact who may accept risks takes back what a colleague has asked, or anybody their own. The
   * same again, while nothing else was taken back in between, changes nothing.
   *
   * @param contact address of the contact who has asked
   * @param asked {@code NEED_HELP} or {@code MITIGATED}
   * @param by address of the contact who takes it back
   * @return whether it was taken back now
   * @throws InvalidInput when there is no reason, or {@code by} is no contact of the client or may
   *     not decide about a colleague's request
   * @throws StateConflict when that contact waits for no such answer
   */
  public boolean takeBackByContact(
      String reference, String contact, FeedbackOutcome asked, String reason, String by) {
    Incident incident = records.lock(reference);
    Contact speaker = clients.get(incident.clientReference()).requireContact("withdrawnBy", by);
    if (!speaker.riskAuthority() && !EmailAddress.same(speaker.email(), contact)) {
      throw new InvalidInput(
          "withdrawnBy",
          "riskAuthority",
          "%s can take back what %s has asked only with the authority to accept risks."
              .formatted(speaker.email(), contact));
    }
    if (reason == null || reason.isBlank()) {
      throw new InvalidInput("reason", "required", "Please say why no answer is needed any more.");
    }
    if (find(incident, contact, asked).isEmpty()
        && isTakenBackBy(speaker, incident, contact, reason)) {
      return false;
    }
    takeBack(incident, open(incident, contact, asked), reason, speaker.email());
    return true;
  }

  private static boolean isTakenBackBy(
      Contact speaker, Incident incident, String contact, String reason) {
    return incident
        .lastNote(FollowUpNote.Kind.REQUEST_WITHDRAWN)
        .filter(note -> EmailAddress.same(note.notedBy(), speaker.email()))
        .filter(note -> EmailAddress.same(note.regarding(), contact))
        .filter(note -> reason.equals(note.text()))
        .isPresent();
  }

  private static GivenFeedback open(Incident incident, String contact, FeedbackOutcome asked) {
    return find(incident, contact, asked)
        .orElseThrow(() -> incident.conflict(
            "nothingAsked", "%s waits for no such answer of the SOC".formatted(contact)));
  }

  private static Optional<GivenFeedback> find(
      Incident incident, String contact, FeedbackOutcome asked) {
    return incident.answers().requests().stream()
        .filter(open -> open.outcome() == asked && EmailAddress.same(open.givenBy(), contact))
        .findFirst();
  }

  private void takeBack(Incident incident, GivenFeedback request, String reason, String by) {
    final boolean seenTo =
        incident.answers().firstRequest().filter(request::equals).isPresent();
    incident.answers().takeBack(request, reason, by, clock.instant());
    Incident saved = records.save(incident);
    if (seenTo) {
      process.feedbackReceived(incident.reference());
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
