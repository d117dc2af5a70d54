package org.threatreviews.incident.steps;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Contact;
import org.threatreviews.incident.CaseFiles;
import org.threatreviews.incident.EscalationDecision;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpMails;
import org.threatreviews.incident.FollowUpSchedule;
import org.threatreviews.incident.FollowUpSchedules;
import org.threatreviews.incident.Incident;
import org.threatreviews.incident.IncidentProcess;
import org.threatreviews.incident.IncidentRecords;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.Verdict;
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
  private final FollowUpMails mails;
  private final CaseFiles files;
  private final IncidentProcess process;
  private final Clock clock;

  FollowUpSteps(
      IncidentRecords records,
      FollowUpSchedules schedules,
      FollowUpMails mails,
      CaseFiles files,
      IncidentProcess process,
      Clock clock) {
    this.records = records;
    this.schedules = schedules;
    this.mails = mails;
    this.files = files;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Tells the contacts of the first level, or all where the policy says so; the client's clock
   * starts.
   *
   * @return whether the client has to be phoned as well
   */
  public boolean notifyContacts(String reference) {
    Incident incident = records.lock(reference);
    Instant now = clock.instant();
    FollowUpSchedule schedule = schedules.of(incident);
    if (incident.notifiedAt() == null) {
      incident.contactsNotified(now);
      mails.reported(schedule, now);
    }
    boolean call = schedule.policy().phoneCall()
        && incident.isSilent()
        && incident.silence().askForCall(now);
    records.save(incident);
    return call;
  }

  /** Whether there is something to act on, so that it is not time to wait for the client. */
  public boolean isFeedbackThere(String reference) {
    return records.lock(reference).hasSomethingToDo();
  }

  public boolean isReminderLeft(String reference) {
    return schedules.of(records.lock(reference)).isReminderLeft();
  }

  /**
   * Reminds the contact whose turn on the ladder it is, if the client is still silent and the lead
   * does not keep waiting.
   *
   * @return how many reminders were sent about this incident so far
   */
  public int sendReminder(String reference) {
    Incident incident = records.lock(reference);
    FollowUpSchedule schedule = schedules.of(incident);
    if (schedule.isReminderLeft() && !schedule.isWaiting(clock.instant())) {
      Contact contact = schedule.nextContact();
      mails.reminder(schedule, contact, clock.instant());
      incident.silence().reminded(contact.email(), clock.instant());
      records.save(incident);
    }
    return incident.remindersSent();
  }

  /** The first reminder of another round, at once, because the team lead wants it. */
  public void sendExtraReminder(String reference) {
    Incident incident = records.lock(reference);
    if (incident.isSilent()) {
      FollowUpSchedule schedule = schedules.of(incident);
      Contact contact = schedule.nextContact();
      mails.extraReminder(schedule, contact, clock.instant());
      incident.silence().reminded(contact.email(), clock.instant());
      records.save(incident);
      process.remindersRestarted(reference);
      moveTimers(incident);
    }
  }

  private void moveTimers(Incident incident) {
    process.timersMoved(incident.reference(), schedules.of(incident).timers());
  }

  /** The next review asks about it; silence never closes an incident. */
  public void markUnanswered(String reference) {
    Incident incident = records.lock(reference);
    if (incident.isSilent()) {
      incident.silence().markUnanswered(clock.instant());
      records.save(incident);
    }
  }

  /**
   * Records what the team lead decides about a silent client. Whatever it is, the lead is asked
   * again if the client stays silent.
   *
   * @param until the day until which to keep waiting; null with any other decision
   * @param notes free text; required to keep waiting, else it may be null
   * @return whether somebody has to be phoned and nobody is about to be yet
   * @throws InvalidInput when something is missing, or the day is not one until which we may wait
   * @throws StateConflict when the client has answered meanwhile
   */
  public boolean decideEscalation(
      String reference, EscalationDecision decision, LocalDate until, String notes, String by) {
    decision.check(until, notes);
    Incident incident = records.lock(reference);
    if (!incident.isSilent()) {
      throw incident.conflict("notAwaitingClient", "there is nothing to decide any more");
    }
    Instant now = clock.instant();
    Instant again = schedules.of(incident).leadAskedAgain(decision, until, now);
    final boolean calling = incident.call().isOpen();
    incident.silence().decided(decision, until, notes, by, now, again);
    records.save(incident);
    if (calling && !incident.call().isOpen()) {
      process.callOver(reference);
    }
    moveTimers(incident);
    return incident.call().isOpen() && !calling;
  }

  /**
   * Records how a phone call went. Who was not reached is called again, until somebody is, the
   * client answers or the lead decides otherwise.
   *
   * @param notes who was called and what was said
   * @throws InvalidInput when there are no notes
   */
  public void recordCall(String reference, boolean reached, String notes, String by) {
    if (notes == null) {
      throw new InvalidInput(
          "notes", "required", "Please write whom you called, and what was said or why not.");
    }
    Incident incident = records.lock(reference);
    Instant now = clock.instant();
    FollowUpSchedule schedule = schedules.of(incident);
    if (reached) {
      incident.silence().reached(notes, by, now);
    } else {
      Instant again = schedule.callAgain(incident.call().attempts() + 1, now);
      incident.silence().reachedNobody(notes, by, now, again);
    }
    records.save(incident);
    process.tasksChanged(files.of(incident));
  }

  /** Whether nobody need be called any more. */
  public boolean isCallOver(String reference) {
    return !records.lock(reference).call().isOpen();
  }

  /**
   * Takes up what the client has said; whatever it has yet to be told goes out before.
   *
   * @return what has to be seen to first
   */
  public FeedbackOutcome takeFeedback(String reference) {
    Incident incident = records.lock(reference);
    tellWhatIsNew(incident);
    FeedbackOutcome outcome = incident.answers().take();
    records.save(incident);
    return outcome;
  }

  /**
   * The SOC's finding about a mitigation; {@code REMOVED} closes the incident.
   *
   * @throws InvalidInput when {@code STILL_PRESENT} comes without a comment, or {@code REMOVED}
   *     does while somebody at the client waits for help
   * @throws StateConflict when no mitigation waits for verification
   */
  public void verify(String reference, Verdict verdict, String comment, String by) {
    if (verdict == Verdict.STILL_PRESENT && comment == null) {
      throw new InvalidInput(
          "comment", "required", "Please tell the client why the threat is still present.");
    }
    Incident incident = records.lock(reference);
    final boolean calling = incident.call().isOpen();
    tellWhatIsNew(incident);
    incident.answers().verify(verdict, comment, by, clock.instant());
    if (incident.status() == IncidentStatus.CLOSED) {
      mails.settled(incident);
    }
    records.save(incident);
    if (calling && !incident.call().isOpen()) {
      process.callOver(reference);
    }
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

  /** Tells the client what the SOC has found or answered and how it stands, if it is not known. */
  public void returnToClient(String reference) {
    records.change(reference, incident -> {
      tellWhatIsNew(incident);
      // a higher severity was announced at once, with a call
      if (incident.severityChange().isToAnnounce() && !incident.severityChange().isRaised()) {
        announce(incident);
      }
    });
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
    records.change(reference, incident -> {
      tellWhatIsNew(incident);
      incident.answers().assisted(answer, by, clock.instant());
    });
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
    Incident reported = records.lock(reference);
    if (!reported.status().isOpen()) {
      return; // taken back meanwhile
    }
    for (String risk : records.acceptedRisksLike(reported)) {
      Incident incident = records.lock(risk);
      if (incident.acceptance().suspend(reported, clock.instant())) {
        tellOnSocsTurn(incident);
        records.save(incident);
        process.acceptanceEnded(risk);
      }
    }
  }

  /** Nothing returns the incident to the client before the SOC has answered. */
  private void tellOnSocsTurn(Incident incident) {
    if (incident.status() == IncidentStatus.AWAITING_SOC) {
      tellWhatIsNew(incident);
    }
  }

  /** Whether the client has yet to be told of another severity. */
  public boolean isSeverityToAnnounce(String reference) {
    return records.lock(reference).severityChange().isToAnnounce();
  }

  /**
   * Tells the client of the present severity, if it knows another one. Who has answered since it
   * changed need not be phoned about it.
   *
   * @return whether the client has to be phoned because of it
   */
  public boolean announceSeverity(String reference) {
    Incident incident = records.lock(reference);
    if (!incident.severityChange().isToAnnounce()) {
      return false;
    }
    boolean call = incident.severityChange().isRaised()
        && !incident.answers().isLastWord()
        && schedules.of(incident).policy().phoneCall()
        && incident.silence().askForCall(clock.instant());
    announce(incident);
    records.save(incident);
    return call;
  }

  private void announce(Incident incident) {
    Severity known = incident.severityChange().announce();
    mails.severityChanged(schedules.of(incident), known, clock.instant());
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
        .ifPresent(reason -> mails.owed(schedules.of(incident), reason, clock.instant()));
  }
}
