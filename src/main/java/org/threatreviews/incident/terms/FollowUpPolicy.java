package org.threatreviews.incident.terms;

import java.time.Duration;
import java.time.Instant;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.incident.round.GrowingDistance;

/**
 * How persistently incidents of one severity are followed up; spans in working days unless they say
 * otherwise.
 *
 * @param reminderIntervalDays between two reminders
 * @param remindersPerContact then the next contact is reminded
 * @param leadEscalationDays of silence, after which the team lead decides
 * @param leadDecisionDays that the lead has for it
 * @param leadAgainDays until the lead is asked again after a call or a round of reminders
 * @param longestWaitDays that the lead may keep waiting, in days of the calendar
 * @param phoneCall whether the SOC also phones at once
 * @param verificationDays that the SOC has to verify a mitigation or to help
 * @param mailAllLevels whether all contacts are mailed at once, not only those asked first
 * @param call when the phone has to be taken up
 */
public record FollowUpPolicy(
    int reminderIntervalDays,
    int remindersPerContact,
    int leadEscalationDays,
    int leadDecisionDays,
    GrowingDistance leadAgainDays,
    int longestWaitDays,
    boolean phoneCall,
    int verificationDays,
    boolean mailAllLevels,
    Calls call) {

  /** When a call is late that is to be made from then on, by the client's working time. */
  public Instant callDue(Instant from, WorkingCalendar client) {
    return callable(from, client).plus(Duration.ofMinutes(call.withinMinutes()));
  }

  /** The instant itself where calls know no hours, else when the client works. */
  public Instant callable(Instant at, WorkingCalendar client) {
    return call.atAnyHour() ? at : client.nextOpening(at);
  }

  /**
   * @param withinMinutes that the SOC has for a call
   * @param againMinutes after a call that has reached nobody
   * @param atAnyHour whether these minutes run at night and on weekends too, or begin when the
   *     client's work begins
   */
  public record Calls(int withinMinutes, GrowingDistance againMinutes, boolean atAnyHour) {}
}
