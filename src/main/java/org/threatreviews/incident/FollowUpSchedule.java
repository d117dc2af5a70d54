package org.threatreviews.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactHours;
import org.threatreviews.incident.round.Ladder;
import org.threatreviews.incident.terms.FollowUpPolicy;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;

/**
 * When the next step of one incident's follow-up is due, and whom it concerns: the policy applied
 * to where the incident stands.
 *
 * @param unreachable ids of contacts who are away now, and nobody reads for them
 */
public record FollowUpSchedule(
    Incident incident,
    Client client,
    FollowUpPolicy policy,
    BusinessCalendar calendar,
    Set<String> unreachable) {

  private static final int HEADS_UP_DAYS = 14;

  /** None is, before the contacts were told of the incident: their ladder has not begun. */
  public boolean isReminderLeft() {
    return incident.isAsked() && ladder().next().isPresent();
  }

  private int remindersInLadder() {
    return policy.remindersPerContact() * client.contacts().size();
  }

  /** The contact whom the next reminder goes to; the last one when all had theirs. */
  public Contact nextContact() {
    List<Contact> contacts = client.contacts();
    return ladder().next().orElse(contacts.get(contacts.size() - 1));
  }

  private Ladder ladder() {
    List<FollowUpNote> reminded = incident.log().reminded(incident.round().reminders());
    return new Ladder(
        client,
        policy.remindersPerContact(),
        reminded.stream().map(FollowUpNote::regarding).toList(),
        reminded.isEmpty() ? null : reminded.get(0).notedAt(),
        unreachable);
  }

  /**
   * In the working hours of the contact who gets it; a promised date is waited for once, and the day
   * until which the lead keeps waiting.
   */
  public Instant reminderDue() {
    WorkingCalendar working = ContactHours.of(calendar, client, nextContact());
    Instant due = reminderDue(working);
    if (incident.round().waitingUntil() == null) {
      return due;
    }
    // the lead is asked first, at the opening of that day or of the first working day after it
    LocalDate asked = working.plusWorkingDays(incident.round().waitingUntil(), 0);
    Instant waited = openingAfter(asked, working);
    return due.isBefore(waited) ? waited : due;
  }

  /** Whether the lead's decision to keep waiting holds; then the client is not reminded. */
  public boolean isWaiting(Instant now) {
    return incident.round().waitingUntil() != null && now.isBefore(reminderDue());
  }

  private Instant reminderDue(WorkingCalendar working) {
    if (incident.round().silentUntil() != null && incident.round().lastReminderAt() == null) {
      return openingAfter(incident.round().silentUntil(), working);
    }
    Instant last = incident.round().lastReminderAt() == null
        ? incident.round().beganAt()
        : incident.round().lastReminderAt();
    return working.plusWorkingDays(last, policy.reminderIntervalDays());
  }

  /** When silence lasts too long, or the lead is asked again; at once when a decision is open. */
  public Instant escalationDue() {
    if (incident.round().leadAsked()) {
      return incident.round().escalatedAt();
    }
    return incident.round().leadDueAt() == null
        ? firstEscalationDue()
        : incident.round().leadDueAt();
  }

  private Instant firstEscalationDue() {
    Instant since = incident.round().escalatedAt() == null
        ? incident.round().beganAt()
        : incident.round().escalatedAt();
    return silenceTooLong(since);
  }

  /** When the lead would be asked by the present policy if it had not been yet. */
  public Instant silenceTooLong() {
    return silenceTooLong(incident.round().beganAt());
  }

  private Instant silenceTooLong(Instant since) {
    Instant due = clientCalendar().plusWorkingDays(since, policy.leadEscalationDays());
    if (incident.round().silentUntil() == null) {
      return due;
    }
    Instant promiseBroken = openingAfter(incident.round().silentUntil(), clientCalendar());
    return due.isAfter(promiseBroken) ? due : promiseBroken;
  }

  /** The date to ask the client for; empty when it has passed or nothing is asked. */
  public Optional<Instant> answerBy(Instant now) {
    return incident.isAsked() && !incident.round().unanswered()
        ? Optional.of(escalationDue()).filter(due -> due.isAfter(now))
        : Optional.empty();
  }

  public Instant decisionDue() {
    Instant asked = incident.round().escalatedAt() == null
        ? incident.round().beganAt() // answered at this moment: the task is about to end
        : incident.round().escalatedAt();
    return calendar.provider().plusWorkingDays(asked, policy.leadDecisionDays());
  }

  /**
   * When the lead is asked again after a decision: at the start of business of the day until which
   * to wait, some time after the last reminder of another round, or some time after now. The more
   * often the lead was asked, the longer that time.
   *
   * @param until the day until which the lead keeps waiting
   * @throws InvalidInput when that day is not ahead, or further than the policy allows
   */
  public Instant leadAskedAgain(EscalationDecision decision, LocalDate until, Instant now) {
    int again = policy.leadAgainDays().after(incident.round().timesAsked());
    return switch (decision) {
      case KEEP_WAITING -> waitedUntil(until, now);
      case REMIND_AGAIN ->
        clientCalendar()
            .plusWorkingDays(
                now, policy.reminderIntervalDays() * (remindersInLadder() - 1) + again);
      case CALL_CLIENT -> clientCalendar().plusWorkingDays(now, again);
    };
  }

  private Instant waitedUntil(LocalDate until, Instant now) {
    WorkingCalendar provider = calendar.provider();
    LocalDate today = provider.dateOf(now);
    LocalDate latest = today.plusDays(policy.longestWaitDays());
    if (!until.isAfter(today)) {
      throw new InvalidInput(
          "until",
          "inTheFuture",
          "The day must be after today; %s is not.".formatted(InWords.day(until)));
    }
    if (until.isAfter(latest)) {
      throw new InvalidInput(
          "until",
          "tooFarAhead",
          "%s is too far ahead; about an incident of this severity we keep waiting until %s at most."
              .formatted(InWords.day(until), InWords.day(latest)));
    }
    return provider.opening(provider.plusWorkingDays(until, 0));
  }

  /** When whatever waits is due now. */
  public IncidentProcess.Timers timers() {
    return new IncidentProcess.Timers(
        isReminderLeft() ? reminderDue() : null,
        incident.isAsked() ? escalationDue() : null,
        incident.call().nextAt());
  }

  /** When a call that is to be made now is late. */
  public Instant callDue(Instant now) {
    return policy.callDue(now, clientCalendar());
  }

  /**
   * When it is tried again to reach somebody.
   *
   * @param attempts that have reached nobody
   */
  public Instant callAgain(int attempts, Instant now) {
    Duration again = Duration.ofMinutes(policy.call().againMinutes().after(attempts));
    return policy.callable(now.plus(again), clientCalendar());
  }

  /** When the SOC should have verified or helped. */
  public Instant socDue() {
    Instant asked = incident.answers().firstRequest().orElseThrow().givenAt();
    return calendar.provider().plusWorkingDays(asked, policy.verificationDays());
  }

  /**
   * When the first of the contacts can have the heads-up on the day that is named for it; each of
   * them gets it {@link #headsUpFrom from then on}.
   */
  public Instant headsUpDue() {
    return client.contacts().stream()
        .map(this::headsUpFrom)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** At the contact's start of business on {@link #headsUpDay its day}. */
  public Instant headsUpFrom(Contact contact) {
    WorkingCalendar working = calendar.client(client.country(), contact.timeZone());
    return working.opening(headsUpDay());
  }

  /**
   * A fortnight before the acceptance expires: that very day, or the working day before it when
   * nobody works then.
   */
  public LocalDate headsUpDay() {
    LocalDate day = acceptance().acceptedUntil().minusDays(HEADS_UP_DAYS);
    WorkingCalendar working = clientCalendar();
    return working.isWorkingDay(day) ? day : working.plusWorkingDays(day, -1);
  }

  /** The day of the heads-up of an acceptance that runs, if there is to be one. */
  public Optional<LocalDate> headsUpAhead() {
    return incident.status() == IncidentStatus.RISK_ACCEPTED
            && isHeadsUpWorthwhile(acceptance().givenAt())
        ? Optional.of(headsUpDay())
        : Optional.empty();
  }

  /** Whoever accepts for a shorter time than the heads-up's needs none. */
  public boolean isHeadsUpWorthwhile(Instant now) {
    LocalDate accepted = clientCalendar().dateOf(acceptance().givenAt());
    return accepted.isBefore(headsUpDay()) && now.isBefore(acceptanceExpires());
  }

  /** At the start of business on the day after the acceptance's last day. */
  public Instant acceptanceExpires() {
    return clientCalendar().opening(acceptance().acceptedUntil().plusDays(1));
  }

  private GivenFeedback acceptance() {
    return incident.log().lastAcceptance().orElseThrow();
  }

  private WorkingCalendar clientCalendar() {
    return calendar.client(client.country(), client.timeZone());
  }

  private static Instant openingAfter(LocalDate day, WorkingCalendar working) {
    return working.opening(working.plusWorkingDays(day, 1));
  }
}
