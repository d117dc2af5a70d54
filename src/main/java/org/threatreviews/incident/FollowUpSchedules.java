package org.threatreviews.incident;

import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Clients;

/** Finds the policy, the contacts and the calendars that apply to an incident now. */
@Component
public class FollowUpSchedules {

  private final Clients clients;
  private final FollowUpPolicies policies;
  private final BusinessCalendar calendar;

  FollowUpSchedules(Clients clients, FollowUpPolicies policies, BusinessCalendar calendar) {
    this.clients = clients;
    this.policies = policies;
    this.calendar = calendar;
  }

  public FollowUpSchedule of(Incident incident) {
    return new FollowUpSchedule(
        incident,
        clients.get(incident.clientReference()),
        policies.of(incident.severity()),
        calendar);
  }
}
