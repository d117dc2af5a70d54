package org.threatreviews.incident.steps;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.incident.FollowUpSchedule;
import org.threatreviews.incident.FollowUpSchedules;
import org.threatreviews.incident.IncidentRecords;

/** The due dates of the follow-up of one incident, by its reference. */
@Service
@Transactional(readOnly = true)
public class FollowUpDates {

  private final IncidentRecords records;
  private final FollowUpSchedules schedules;
  private final BusinessCalendar calendar;
  private final Clock clock;

  FollowUpDates(
      IncidentRecords records,
      FollowUpSchedules schedules,
      BusinessCalendar calendar,
      Clock clock) {
    this.records = records;
    this.schedules = schedules;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** When follow-up begins: at the report's own date. */
  public Instant reportTime(String reference) {
    return records.get(reference).report().reportedAt();
  }

  /** The next reminder, in the working hours of the contact who gets it. */
  public Instant reminderDue(String reference) {
    return of(reference, FollowUpSchedule::reminderDue);
  }

  /** When the client has been silent for too long, or the lead wants to be asked again. */
  public Instant escalationDue(String reference) {
    return of(reference, FollowUpSchedule::escalationDue);
  }

  /**
   * By when we want the client's answer; empty when we don't wait for it or that day has passed.
   */
  public Optional<Instant> answerBy(String reference) {
    return of(reference, schedule -> schedule.answerBy(clock.instant()));
  }

  /** The team lead's decision. */
  public Instant decisionDue(String reference) {
    return of(reference, FollowUpSchedule::decisionDue);
  }

  /** The phone call; as soon as the policy wants it. */
  public Instant callDue(String reference) {
    return of(reference, schedule -> schedule.callDue(clock.instant()));
  }

  /** The next attempt to reach somebody; now when it is not said. */
  public Instant callAgain(String reference) {
    Instant next = records.get(reference).call().nextAt();
    return next == null ? clock.instant() : next;
  }

  /** The SOC's verification or help. */
  public Instant socDue(String reference) {
    return of(reference, FollowUpSchedule::socDue);
  }

  /** A correction that somebody has begun: one working day of the provider. */
  public Instant correctionDue() {
    return calendar.provider().plusWorkingDays(clock.instant(), 1);
  }

  /** The day on which the client is asked again about a risk that is accepted; empty for none. */
  public Optional<LocalDate> headsUpDay(String reference) {
    return of(reference, FollowUpSchedule::headsUpAhead);
  }

  /** The announcement that a risk acceptance expires. */
  public Instant headsUpDue(String reference) {
    return of(reference, FollowUpSchedule::headsUpDue);
  }

  /** The start of business on the day after the last day of a risk acceptance. */
  public Instant acceptanceExpires(String reference) {
    return of(reference, FollowUpSchedule::acceptanceExpires);
  }

  private <T> T of(String reference, Function<FollowUpSchedule, T> due) {
    return due.apply(schedules.of(records.get(reference)));
  }
}
