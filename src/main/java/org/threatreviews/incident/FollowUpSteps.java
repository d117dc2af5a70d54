package org.threatreviews.incident;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Contact;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/**
 * The steps of the follow-up process and the answers of the people who have its tasks. Every step
 * holds the incident's row first: whatever a client says at the same moment comes before or after
 * it, never in between.
 */
@Service
@Transactional
public class FollowUpSteps {

  private final IncidentRecords records;
  private final FollowUpSchedules schedules;
  private final IncidentMails mails;
  private final IncidentProcess process;
  private final Clock clock;

  FollowUpSteps(
      IncidentRecords records,
      FollowUpSchedules schedules,
      IncidentMails mails,
      IncidentProcess process,
      Clock clock) {
    this.records = records;
    this.schedules = schedules;
    this.mails = mails;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Tells the contacts of the first level; the client's clock starts.
   *
   * @return whether the client has to be phoned as well
   */
  public boolean notifyContacts(String reference) {
    Incident incident = records.lock(reference);
    Instant now = clock.instant();
    FollowUpSchedule schedule = schedules.of(incident);
    if (incident.notifiedAt() == null) {
      incident.contactsNotified(now);
      records.save(incident);
      mails.reported(schedule, now);
    }
    return schedule.policy().phoneCall() && incident.isSilent();
  }

  /** Whether the client has answered something that was not acted on yet. */
  public boolean isFeedbackThere(String reference) {
    return records.lock(reference).hasUntakenFeedback();
  }

  public boolean isReminderLeft(String reference) {
    return schedules.of(records.lock(reference)).isReminderLeft();
  }

  /**
   * Reminds the contact whose turn on the ladder it is, if the client is still silent.
   *
   * @return how many reminders were sent about this incident so far
   */
  public int sendReminder(String reference) {
    Incident incident = records.lock(reference);
    FollowUpSchedule schedule = schedules.of(incident);
    if (schedule.isReminderLeft()) {
      Contact contact = schedule.nextContact();
      mails.reminder(schedule, contact, clock.instant());
      incident.reminded(contact.email(), clock.instant());
      records.save(incident);
    }
    return incident.remindersSent();
  }

  /** One reminder out of turn, because the team lead wants it. */
  public void sendExtraReminder(String reference) {
    Incident incident = records.lock(reference);
    if (incident.isSilent()) {
      FollowUpSchedule schedule = schedules.of(incident);
      Contact contact = schedule.nextContact();
      mails.extraReminder(schedule, contact, clock.instant());
      incident.remindedOutOfTurn(contact.email(), clock.instant());
      records.save(incident);
    }
  }

  /** The next review asks about it; silence never closes an incident. */
  public void markUnanswered(String reference) {
    Incident incident = records.lock(reference);
    if (incident.isSilent()) {
      incident.markUnanswered(clock.instant());
      records.save(incident);
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
    records.change(
        reference, incident -> incident.escalationDecided(decision, notes, by, clock.instant()));
  }

  /**
   * Records how a phone call went.
   *
   * @param notes free text, may be null
   */
  public void recordCall(String reference, boolean reached, String notes, String by) {
    records.change(reference, incident -> incident.called(reached, notes, by, clock.instant()));
  }

  /** Takes up the newest feedback; whatever the client has yet to be told goes out before. */
  public FeedbackOutcome takeFeedback(String reference) {
    Incident incident = records.lock(reference);
    tellWhatIsNew(incident);
    FeedbackOutcome outcome = incident.takeFeedback();
    records.save(incident);
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
          "comment", "required", "Please tell the client why the threat is still present.");
    }
    records.change(reference, incident -> incident.verify(verdict, comment, by, clock.instant()));
  }

  /** Whether the SOC has verified that the threat is gone. */
  public boolean isClosed(String reference) {
    return records.lock(reference).status() == IncidentStatus.CLOSED;
  }

  /** Tells the client that the incident is closed. */
  public void confirmClosure(String reference) {
    Incident incident = records.lock(reference);
    mails.settled(incident);
    mails.closed(schedules.of(incident));
  }

  /** Tells the client why it is its turn again, if it does not know yet. */
  public void returnToClient(String reference) {
    records.change(reference, this::tellWhatIsNew);
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
      throw new InvalidInput("notes", "required", "Please write what the client should do.");
    }
    records.change(reference, incident -> incident.assisted(answer, by, clock.instant()));
  }

  /** Announces that a risk acceptance is about to expire, unless it was short from the start. */
  public void sendHeadsUp(String reference) {
    Incident incident = records.lock(reference);
    FollowUpSchedule schedule = schedules.of(incident);
    if (incident.status() == IncidentStatus.RISK_ACCEPTED
        && schedule.isHeadsUpWorthwhile(clock.instant())) {
      mails.headsUp(schedule);
    }
  }

  /** The acceptance is over: the client has to decide anew and gets the full time for it. */
  public void reopenIncident(String reference) {
    records.change(reference, incident -> incident.acceptance().expire(clock.instant()));
  }

  /** Whether the client still lives with the risk that it has accepted. */
  public boolean isRiskAccepted(String reference) {
    return records.lock(reference).status() == IncidentStatus.RISK_ACCEPTED;
  }

  /**
   * A new report puts the client's accepted risks on the same asset or by the same technique in
   * question; each is open again.
   */
  public void suspendAcceptances(String reference) {
    Incident reported = records.get(reference);
    for (String risk : records.acceptedRisksLike(reported)) {
      Incident incident = records.lock(risk);
      if (incident.acceptance().suspend(reported, clock.instant())) {
        records.save(incident);
        process.acceptanceEnded(risk);
      }
    }
  }

  /** Whether the client has yet to be told of another severity. */
  public boolean isSeverityToAnnounce(String reference) {
    return records.lock(reference).isSeverityToAnnounce();
  }

  /**
   * Tells the client of the present severity, if it knows another one.
   *
   * @return whether the client has to be phoned because of it
   */
  public boolean announceSeverity(String reference) {
    Incident incident = records.lock(reference);
    if (!incident.isSeverityToAnnounce()) {
      return false;
    }
    Severity known = incident.announceSeverity();
    records.save(incident);
    FollowUpSchedule schedule = schedules.of(incident);
    mails.severityChanged(schedule, known, clock.instant());
    return schedule.policy().phoneCall() && incident.severity().isHigherThan(known);
  }

  /** Tells the client that the report was taken back, if it has heard of it at all. */
  public void announceWithdrawal(String reference) {
    Incident incident = records.lock(reference);
    mails.settled(incident);
    if (incident.notifiedAt() != null) {
      mails.withdrawn(schedules.of(incident));
    }
  }

  /**
   * Mails the SOC's finding or answer, or that an acceptance is over. That is the duty of the step
   * that returns the incident to the client; feedback that comes first goes past that step, and the
   * mail is then sent when the feedback is taken up.
   */
  private void tellWhatIsNew(Incident incident) {
    incident
        .settleOwedMail()
        .ifPresent(kind -> mails.owed(schedules.of(incident), kind, clock.instant()));
  }
}
