package org.threatreviews.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;

/**
 * When the next step of one incident's follow-up is due, and whom it concerns: the policy applied
 * to where the incident stands.
 */
record FollowUpSchedule(
    Incident incident, Client client, FollowUpPolicy policy, BusinessCalendar calendar) {

  private static final int HEADS_UP_DAYS = 14;

  boolean isReminderLeft() {
    return incident.isSilent()
        && incident.round().reminders()
            < policy.remindersPerContact() * client.contacts().size();
  }

  /** The contact whom the next reminder goes to; the last one when all had theirs. */
  Contact nextContact() {
    List<Contact> contacts = client.contacts();
    int step = incident.round().reminders() / Math.max(1, policy.remindersPerContact());
    return contacts.get(Math.min(step, contacts.size() - 1));
  }

  /** In the working hours of the contact who gets it; a promised date is waited for once. */
  Instant reminderDue() {
    WorkingCalendar working = calendar.client(client.country(), nextContact().timeZone());
    if (incident.round().silentUntil() != null && incident.round().lastReminderAt() == null) {
      return openingAfter(incident.round().silentUntil(), working);
    }
    Instant last = incident.round().lastReminderAt() == null
        ? incident.round().beganAt()
        : incident.round().lastReminderAt();
    return working.plusWorkingDays(last, policy.reminderIntervalDays());
  }

  /** When silence lasts too long; after a decision the lead is asked again one such span later. */
  Instant escalationDue() {
    Instant since = incident.round().escalatedAt() == null
        ? incident.round().beganAt()
        : incident.round().escalatedAt();
    Instant due = clientCalendar().plusWorkingDays(since, policy.leadEscalationDays());
    if (incident.round().silentUntil() == null) {
      return due;
    }
    Instant promiseBroken = openingAfter(incident.round().silentUntil(), clientCalendar());
    return due.isAfter(promiseBroken) ? due : promiseBroken;
  }

  /** The date to ask the client for; empty when it has passed or nothing is asked. */
  Optional<Instant> answerBy(Instant now) {
    return incident.isAsked() && !incident.round().unanswered()
        ? Optional.of(escalationDue()).filter(due -> due.isAfter(now))
        : Optional.empty();
  }

  Instant decisionDue() {
    return calendar
        .provider()
        .plusWorkingDays(incident.round().escalatedAt(), policy.leadDecisionDays());
  }

  /** At once when the client works, else when its work begins. */
  Instant callDue(Instant now) {
    return clientCalendar().nextOpening(now);
  }

  /** When the SOC should have verified or helped. */
  Instant socDue() {
    Instant asked = incident.lastFeedback().orElseThrow().givenAt();
    return calendar.provider().plusWorkingDays(asked, policy.verificationDays());
  }

  /** At the start of business, a fortnight before the acceptance expires. */
  Instant headsUpDue() {
    return clientCalendar().opening(acceptance().acceptedUntil().minusDays(HEADS_UP_DAYS));
  }

  /** Whoever accepts for a shorter time than the heads-up's needs none. */
  boolean isHeadsUpWorthwhile(Instant now) {
    LocalDate accepted = clientCalendar().dateOf(acceptance().givenAt());
    LocalDate expires = acceptance().acceptedUntil();
    return accepted.isBefore(expires.minusDays(HEADS_UP_DAYS)) && now.isBefore(acceptanceExpires());
  }

  /** At the start of business on the day after the acceptance's last day. */
  Instant acceptanceExpires() {
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
