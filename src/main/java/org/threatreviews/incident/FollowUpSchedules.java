package org.threatreviews.incident;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContactAbsences;

/** Finds the policy, the contacts and the calendars that apply to an incident now. */
@Component
public class FollowUpSchedules {

  private final Clients clients;
  private final FollowUpPolicies policies;
  private final BusinessCalendar calendar;
  private final ContactAbsences absences;
  private final Clock clock;

  FollowUpSchedules(
      Clients clients,
      FollowUpPolicies policies,
      BusinessCalendar calendar,
      ContactAbsences absences,
      Clock clock) {
    this.clients = clients;
    this.policies = policies;
    this.calendar = calendar;
    this.absences = absences;
    this.clock = clock;
  }

  public FollowUpSchedule of(Incident incident) {
    Client client = clients.get(incident.clientReference());
    return new FollowUpSchedule(
        incident,
        client,
        policies.of(incident.severity()),
        calendar,
        absences.standIns(client).unreachable(clock.instant()));
  }
}
