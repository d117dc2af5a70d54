package org.threatreviews.incident;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.incident.IncidentFollowUp.CaseFile;

/** Writes down how an incident stands. */
@Component
public class CaseFiles {

  private final Clients clients;
  private final Callees callees;
  private final TurnClocks clocks;
  private final Clock clock;

  CaseFiles(Clients clients, Callees callees, TurnClocks clocks, Clock clock) {
    this.clients = clients;
    this.callees = callees;
    this.clocks = clocks;
    this.clock = clock;
  }

  public CaseFile of(Incident incident) {
    Client client = clients.get(incident.clientReference());
    return new CaseFile(
        details(incident, client),
        client,
        callees.callees(client.reference(), incident.severity(), clock.instant()));
  }

  public IncidentDetails details(Incident incident, Client client) {
    TurnClocks.Times times = clocks.times(client, incident.log().turns());
    return new IncidentDetails(
        incident.reference(),
        incident.clientReference(),
        incident.severity(),
        incident.report().title(),
        incident.report().description(),
        incident.report().recommendation(),
        incident.report().asset(),
        incident.report().technique(),
        incident.status(),
        incident.report().reportedAt(),
        incident.closedAt(),
        times.client(),
        times.soc(),
        incident.remindersSent(),
        incident.round().unanswered(),
        incident.round().silentUntil(),
        incident.round().waitingUntil(),
        incident.log().holdsPromise(),
        incident.acceptedUntil(),
        incident.log().lastAcceptance().orElse(null),
        incident.withdrawal(),
        incident.call().isOpen()
            ? new IncidentDetails.OpenCall(
                incident.call().askedAt(),
                incident.call().attempts(),
                incident.call().nextAt())
            : null,
        incident.answers().requests(),
        incident.log().feedback(),
        incident.log().turns(),
        incident.log().notes());
  }
}
