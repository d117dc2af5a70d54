package org.threatreviews.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.Succession;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/** What others ask of the follow-up of security incidents. */
@Service
@Transactional
public class IncidentFollowUp {

  /**
   * A sender's clock may be some minutes fast, or an hour where it missed a change of summer time; a
   * later date is a wrong one. Its follow-up would wait for that day, and nobody would know of it.
   */
  private static final Duration FURTHEST_AHEAD = Duration.ofMinutes(90);

  private static final int FURTHEST_BACK_YEARS = 10;

  /**
   * An incident and whom it concerns.
   *
   * @param callees whom to phone, in the order in which to try them
   */
  public record CaseFile(IncidentDetails incident, Client client, List<Callee> callees) {}

  private final IncidentRecords records;
  private final IncidentLists lists;
  private final IncidentFigures figures;
  private final Clients clients;
  private final FollowUpSchedules schedules;
  private final FollowUpMails mails;
  private final CaseFiles files;
  private final IncidentProcess process;
  private final Clock clock;

  IncidentFollowUp(
      IncidentRecords records,
      IncidentLists lists,
      IncidentFigures figures,
      Clients clients,
      FollowUpSchedules schedules,
      FollowUpMails mails,
      CaseFiles files,
      IncidentProcess process,
      Clock clock) {
    this.records = records;
    this.lists = lists;
    this.figures = figures;
    this.clients = clients;
    this.schedules = schedules;
    this.mails = mails;
    this.files = files;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Takes a report in and starts its follow-up; the same report again changes nothing. The client's
   * contract does not matter: risk does not stop with it.
   *
   * @throws UnknownReference when there is no such client
   * @throws StateConflict when the reference is taken by another report
   * @throws InvalidInput when the report's date cannot be right
   * @throws DuplicateKeyException when the reference was taken at this very moment; called again,
   *     it is found
   */
  public ReportReceipt report(IncidentReport report) {
    Client client = clients.get(report.client());
    Optional<Incident> existing = records.find(report.reference());
    if (existing.isPresent()) {
      if (!existing.get().isFromSameRequest(report)) {
        throw StateConflict.differentBody("incident", report.reference());
      }
      return new ReportReceipt(details(existing.get(), client), false);
    }
    checkDate(report.reportedAt());
    Incident incident = records.add(Incident.reported(report, clock.instant()));
    process.start(report.reference(), report.client(), report.severity());
    return new ReportReceipt(details(incident, client), true);
  }

  private void checkDate(Instant reportedAt) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    if (reportedAt.isAfter(now.plus(FURTHEST_AHEAD).toInstant())) {
      throw new InvalidInput(
          "reportedAt",
          "tooFarAhead",
          "A report can be dated at most %d minutes ahead, and %s UTC is later; please check the date, it is %s UTC now."
              .formatted(
                  FURTHEST_AHEAD.toMinutes(),
                  InWords.time(reportedAt, ZoneOffset.UTC),
                  InWords.time(now.toInstant(), ZoneOffset.UTC)));
    }
    if (reportedAt.isBefore(now.minusYears(FURTHEST_BACK_YEARS).toInstant())) {
      throw new InvalidInput(
          "reportedAt",
          "tooLongAgo",
          "A report can be dated at most %d years back.".formatted(FURTHEST_BACK_YEARS));
    }
  }

  /**
   * An incident with its history.
   *
   * @throws UnknownReference when there is no such incident
   */
  @Transactional(readOnly = true)
  public IncidentDetails get(String reference) {
    return find(reference)
        .orElseThrow(() -> new UnknownReference("incident", "incident", reference));
  }

  @Transactional(readOnly = true)
  public Optional<IncidentDetails> find(String reference) {
    return records
        .find(reference)
        .map(incident -> details(incident, clients.get(incident.clientReference())));
  }

  /**
   * What a contact says about an incident. It counts at once; saying the same again, while nothing
   * has happened in between, changes nothing.
   *
   * @return the incident as it stands after it
   * @throws UnknownReference when there is no such incident
   * @throws InvalidInput when the feedback breaks a rule of its outcome
   * @throws StateConflict when the incident is over or its report is not yet due
   */
  public IncidentDetails giveFeedback(String reference, Feedback feedback) {
    return giveFeedback(reference, feedback, null);
  }

  /**
   * As {@link #giveFeedback(String, Feedback)}, written down for the contact by somebody else.
   *
   * @param recordedBy user id; null when the contact says it here
   */
  public IncidentDetails giveFeedback(String reference, Feedback feedback, String recordedBy) {
    Incident incident = records.lock(reference);
    Client client = clients.get(incident.clientReference());
    if (incident.isRepetition(feedback)) {
      return details(incident, client);
    }
    Instant now = clock.instant();
    incident.requireOpenForFeedback(now);
    LocalDate today = now.atZone(client.timeZone()).toLocalDate();
    boolean moved = incident
        .answers()
        .receive(
            feedback.checked(client, today, now, recordedBy),
            client.requireContact("by", feedback.by()).riskAuthority(),
            Succession.predecessors(client, feedback.by()),
            feedback.fingerprint());
    final boolean callOver = incident.silence().endCall();
    Incident saved = records.save(incident);
    if (callOver) {
      process.callOver(reference);
    }
    if (moved) {
      mails.answered(saved);
      if (feedback.outcome() == FeedbackOutcome.RISK_ACCEPTED) {
        mails.acceptanceDecided(schedules.of(saved));
      }
      process.feedbackReceived(reference);
    } else {
      process.tasksChanged(files.of(saved));
    }
    return details(saved, client);
  }

  /**
   * A contact ends the acceptance of the risk before it expires: the incident is open again. The
   * same again, while nothing has happened in between, changes nothing.
   *
   * @param by the contact's address
   * @return the incident as it stands after it
   * @throws UnknownReference when there is no such incident
   * @throws InvalidInput when there is no reason, or no contact with risk authority of that address
   * @throws StateConflict when no acceptance is running
   */
  public IncidentDetails withdrawAcceptance(String reference, String by, String reason) {
    Incident incident = records.lock(reference);
    Client client = clients.get(incident.clientReference());
    Contact contact = client.requireContact("by", by);
    requireRiskAuthority("by", contact);
    if (reason == null || reason.isBlank()) {
      throw new InvalidInput("reason", "required", "Please say why you no longer accept the risk.");
    }
    if (incident.acceptance().isWithdrawnBy(contact.email(), reason)) {
      return details(incident, client);
    }
    incident.acceptance().withdraw(contact.email(), reason, clock.instant());
    if (incident.status() == IncidentStatus.AWAITING_SOC) {
      // nothing returns the incident to the client before the SOC has answered
      incident
          .settleOwedMail()
          .ifPresent(owed -> mails.owed(schedules.of(incident), owed, clock.instant()));
    }
    Incident saved = records.save(incident);
    process.acceptanceEnded(reference);
    return details(saved, client);
  }

  /**
   * A contact asks one who has risk authority to accept the risk; that one gets a mail. Asking the
   * same one again in the same round changes nothing.
   *
   * @return whether it was asked for now
   * @throws UnknownReference when there is no such incident
   * @throws InvalidInput when one of both is no contact, or the one asked has no risk authority
   * @throws StateConflict when the incident is over, not yet due, or its risk is accepted already
   */
  public boolean askForAcceptance(String reference, AcceptanceRequest request) {
    Incident incident = records.lock(reference);
    Client client = clients.get(incident.clientReference());
    Contact asking = client.requireContact("by", request.by());
    if (request.to() == null) {
      throw new InvalidInput("to", "required", "Please choose whom to ask.");
    }
    Contact asked = client.requireContact("to", request.to());
    requireRiskAuthority("to", asked);
    if (asked.equals(asking)) {
      throw new InvalidInput(
          "to", "anotherContact", "You may accept the risk yourself; there is no need to ask.");
    }
    if (incident.acceptance().isWanted(asking.email(), asked.email())) {
      return false;
    }
    incident.acceptance().want(asking.email(), asked.email(), request.text(), clock.instant());
    records.save(incident);
    mails.acceptanceWanted(schedules.of(incident), asking, asked, clock.instant());
    return true;
  }

  private static void requireRiskAuthority(String field, Contact contact) {
    if (!contact.riskAuthority()) {
      throw Feedback.noRiskAuthority(field, contact);
    }
  }

  /**
   * What somebody who has a task about an incident has to know.
   *
   * @throws UnknownReference when there is no such incident
   */
  @Transactional(readOnly = true)
  public CaseFile caseFile(String reference) {
    return files.of(records.get(reference));
  }

  /**
   * One page of a client's incidents, oldest report first; pages are counted from 0.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public IncidentPage page(String clientRef, int page, int size) {
    Client client = clients.get(clientRef);
    return new IncidentPage(
        lists.page(client, page, size), page, size, lists.count(client.reference()));
  }

  /**
   * The incidents that were reported from one instant on, until before another, oldest first.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public List<IncidentSummary> reportedBetween(String clientRef, Instant from, Instant to) {
    return lists.reportedBetween(clients.get(clientRef), from, to);
  }

  /**
   * The incidents that were closed from one instant on, until before another, oldest report first.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public List<IncidentSummary> closedBetween(String clientRef, Instant from, Instant to) {
    return lists.closedBetween(clients.get(clientRef), from, to);
  }

  /**
   * What is not settled: incidents that await the client or the SOC, and accepted risks, oldest
   * first. A report that is dated ahead is not among them before its time.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public List<IncidentSummary> openOf(String clientRef) {
    return lists.open(clients.get(clientRef));
  }

  /**
   * The client's figures by calendar quarter of the report, in order; a quarter without a report is
   * left out.
   *
   * @throws UnknownReference when there is no such client
   */
  @Transactional(readOnly = true)
  public List<QuarterMetrics> metrics(String clientRef) {
    return figures.byQuarter(clients.get(clientRef));
  }

  private IncidentDetails details(Incident incident, Client client) {
    return files.details(incident, client);
  }
}
