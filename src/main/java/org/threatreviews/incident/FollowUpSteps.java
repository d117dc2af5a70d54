package org.threatreviews.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/**
 * The steps of the follow-up process and the answers of the people who have its tasks. Every step
 * holds the incident's row first: whatever a client says at the same moment comes before or after
 * it, never in between.
 */
@Service
@Transactional
public class FollowUpSteps {

  private final IncidentRepository repository;
  private final Clients clients;
  private final FollowUpPolicies policies;
  private final BusinessCalendar calendar;
  private final IncidentMails mails;
  private final Clock clock;

  /** What somebody who has a task has to know. */
  public record CaseFile(
      IncidentReport report,
      Client client,
      int remindersSent,
      List<GivenFeedback> feedback,
      List<FollowUpNote> notes) {}

  FollowUpSteps(
      IncidentRepository repository,
      Clients clients,
      FollowUpPolicies policies,
      BusinessCalendar calendar,
      IncidentMails mails,
      Clock clock) {
    this.repository = repository;
    this.clients = clients;
    this.policies = policies;
    this.calendar = calendar;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * Tells the contacts of the first level; the client's clock starts.
   *
   * @return whether the client has to be phoned as well
   */
  public boolean notifyContacts(String reference) {
    Incident incident = lock(reference);
    Instant now = clock.instant();
    FollowUpSchedule schedule = schedule(incident);
    if (incident.notifiedAt() == null) {
      incident.contactsNotified(now);
      repository.save(incident);
      mails.reported(schedule, now);
    }
    return schedule.policy().phoneCall() && incident.isSilent();
  }

  /** Whether the client has answered something that was not acted on yet. */
  public boolean isFeedbackThere(String reference) {
    return lock(reference).hasUntakenFeedback();
  }

  public boolean isReminderLeft(String reference) {
    return schedule(lock(reference)).isReminderLeft();
  }

  /** Reminds the contact whose turn on the ladder it is, if the client is still silent. */
  public void sendReminder(String reference) {
    Incident incident = lock(reference);
    FollowUpSchedule schedule = schedule(incident);
    if (schedule.isReminderLeft()) {
      Contact contact = schedule.nextContact();
      mails.reminder(schedule, contact, clock.instant());
      incident.reminded(contact.email(), clock.instant());
      repository.save(incident);
    }
  }

  /** One reminder out of turn, because the team lead wants it. */
  public void remindAgain(String reference) {
    Incident incident = lock(reference);
    if (incident.isSilent()) {
      FollowUpSchedule schedule = schedule(incident);
      Contact contact = schedule.nextContact();
      mails.extraReminder(schedule, contact, clock.instant());
      incident.remindedOutOfTurn(contact.email(), clock.instant());
      repository.save(incident);
    }
  }

  /** The next review asks about it; silence never closes an incident. */
  public void markUnanswered(String reference) {
    Incident incident = lock(reference);
    if (incident.isSilent()) {
      incident.markUnanswered(clock.instant());
      repository.save(incident);
    }
  }

  /**
   * Records what the team lead decides about a silent client.
   *
   * @param decision what to do about the silence
   * @param notes free text, may be null
   */
  public void decideEscalation(
      String reference, EscalationDecision decision, String notes, String by) {
    Incident incident = lock(reference);
    incident.escalationDecided(decision, notes, by, clock.instant());
    repository.save(incident);
  }

  /**
   * Records how a phone call went.
   *
   * @param notes free text, may be null
   */
  public void recordCall(String reference, boolean reached, String notes, String by) {
    Incident incident = lock(reference);
    incident.called(reached, notes, by, clock.instant());
    repository.save(incident);
  }

  /**
   * Takes up the newest feedback. A client that was faster than the mail about the SOC's work
   * interrupted that step; the mail goes out all the same.
   */
  public FeedbackOutcome takeFeedback(String reference) {
    Incident incident = lock(reference);
    sendOwedMail(incident);
    FeedbackOutcome outcome = incident.takeFeedback();
    repository.save(incident);
    return outcome;
  }

  /**
   * The SOC's finding about a mitigation; {@code REMOVED} closes the incident.
   *
   * @throws InvalidInput when {@code STILL_PRESENT} comes without a comment
   * @throws StateConflict when no mitigation waits for verification
   */
  public void verify(String reference, Verdict verdict, String comment, String by) {
    if (verdict == Verdict.STILL_PRESENT && comment == null) {
      throw new InvalidInput(
          "comment", "required", "Tell the client why the threat is still present.");
    }
    Incident incident = lock(reference);
    incident.verify(verdict, comment, by, clock.instant());
    repository.save(incident);
  }

  /** Tells the client that the incident is closed. */
  public void closeIncident(String reference) {
    mails.closed(schedule(lock(reference)));
  }

  /** Tells the client that the threat is still there, and why. */
  public void returnToClient(String reference) {
    Incident incident = lock(reference);
    sendOwedMail(incident);
    repository.save(incident);
  }

  /**
   * Records the SOC's help; it is the client's turn again.
   *
   * @param answer what the SOC tells the client
   * @throws InvalidInput when there is no answer
   * @throws StateConflict when the client has not asked for help
   */
  public void assist(String reference, String answer, String by) {
    if (answer == null) {
      throw new InvalidInput("notes", "required", "Write what the client should do.");
    }
    Incident incident = lock(reference);
    incident.assisted(answer, by, clock.instant());
    repository.save(incident);
  }

  /** Mails the SOC's answer to the client. */
  public void sendAssistance(String reference) {
    Incident incident = lock(reference);
    sendOwedMail(incident);
    repository.save(incident);
  }

  /** Announces that a risk acceptance is about to expire, unless it was short from the start. */
  public void sendHeadsUp(String reference) {
    Incident incident = lock(reference);
    FollowUpSchedule schedule = schedule(incident);
    if (incident.status() == IncidentStatus.RISK_ACCEPTED
        && schedule.isHeadsUpWorthwhile(clock.instant())) {
      mails.headsUp(schedule);
    }
  }

  /** The acceptance has expired: the client has to decide anew, and gets the full time for it. */
  public void reopenIncident(String reference) {
    Incident incident = lock(reference);
    if (incident.reopen(clock.instant())) {
      repository.save(incident);
      mails.reopened(schedule(incident), clock.instant());
    }
  }

  /**
   * What somebody who has a task has to know.
   *
   * @throws UnknownReference when there is no such incident
   */
  @Transactional(readOnly = true)
  public CaseFile caseFile(String reference) {
    Incident incident = repository
        .findById(reference)
        .orElseThrow(() -> new UnknownReference("incident", "incident", reference));
    return new CaseFile(
        new IncidentReport(
            incident.clientReference(),
            reference,
            incident.severity(),
            incident.title(),
            incident.description(),
            incident.recommendation(),
            incident.asset(),
            incident.technique(),
            incident.reportedAt()),
        clients.get(incident.clientReference()),
        incident.remindersSent(),
        incident.feedback(),
        incident.notes());
  }

  private void sendOwedMail(Incident incident) {
    incident.settleOwedMail().ifPresent(kind -> {
      if (kind == FollowUpNote.Kind.CLIENT_HELPED) {
        mails.helped(schedule(incident), clock.instant());
      } else {
        mails.stillPresent(schedule(incident), clock.instant());
      }
    });
  }

  private Incident lock(String reference) {
    return repository
        .findOneByReference(reference)
        .orElseThrow(() -> new UnknownReference("incident", "incident", reference));
  }

  private FollowUpSchedule schedule(Incident incident) {
    return new FollowUpSchedule(
        incident,
        clients.get(incident.clientReference()),
        policies.of(incident.severity()),
        calendar);
  }
}
