package org.threatreviews.review.plan;

import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.review.ReviewSettings;
import org.threatreviews.review.schedule.MeetingDays;
import org.threatreviews.review.schedule.ReviewCadence;
import org.threatreviews.review.schedule.ReviewPlanner;

/** Puts together what is to be known of a client before its reviews are planned. */
@Component
class PlannerFactory {

  private final Clients clients;
  private final RecordedChanges changes;
  private final ReviewCadence cadence;
  private final BusinessCalendar calendar;
  private final ReviewSettings settings;

  PlannerFactory(
      Clients clients,
      RecordedChanges changes,
      ReviewCadence cadence,
      BusinessCalendar calendar,
      ReviewSettings settings) {
    this.clients = clients;
    this.changes = changes;
    this.cadence = cadence;
    this.calendar = calendar;
    this.settings = settings;
  }

  AgreedContract agreed(Client client) {
    return AgreedContract.of(
        client,
        clients.contracts(client),
        changes.findByClientReferenceOrderById(client.reference()));
  }

  ReviewPlanner planner(Client client, Programme programme) {
    AgreedContract agreed = agreed(client);
    return new ReviewPlanner(
        agreed.contract(), meetingDays(client, programme), agreed.terms(), cadence);
  }

  MeetingDays meetingDays(Client client, Programme programme) {
    return new MeetingDays(
        calendar.joint(client.country()),
        calendar.client(client.country(), client.timeZone()),
        programme.preferredWeekday(),
        programme.preferredTime(),
        settings.meetingLength(),
        settings.slotGrid());
  }
}
