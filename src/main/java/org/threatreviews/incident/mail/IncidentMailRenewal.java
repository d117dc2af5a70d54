package org.threatreviews.incident.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.FollowUpSchedule;
import org.threatreviews.incident.FollowUpSchedules;
import org.threatreviews.incident.Incident;
import org.threatreviews.incident.IncidentRecords;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailRenewal;

/** What a contact has to hear of an incident, though it has changed since it was written. */
@Component
class IncidentMailRenewal implements MailRenewal {

  private final IncidentRecords records;
  private final FollowUpSchedules schedules;
  private final IncidentMails mails;
  private final AcceptanceMails acceptances;
  private final Clock clock;

  IncidentMailRenewal(
      IncidentRecords records,
      FollowUpSchedules schedules,
      IncidentMails mails,
      AcceptanceMails acceptances,
      Clock clock) {
    this.records = records;
    this.schedules = schedules;
    this.mails = mails;
    this.acceptances = acceptances;
    this.clock = clock;
  }

  @Override
  public Set<MailKind> kinds() {
    Set<MailKind> kinds = EnumSet.copyOf(IncidentMails.TO_BE_TOLD);
    kinds.add(MailKind.INCIDENT_REPORTED);
    kinds.add(MailKind.INCIDENT_REMINDER);
    kinds.add(MailKind.INCIDENT_EXTRA_REMINDER);
    return kinds;
  }

  @Override
  public void renew(MailKind kind, String reference, int count, Predicate<String> to) {
    Incident incident = records.get(reference);
    boolean help = kind == MailKind.INCIDENT_HELP;
    if (!incident.status().isOpen() && !help) {
      return;
    }
    FollowUpSchedule schedule = schedules.of(incident);
    Instant now = clock.instant();
    switch (kind) {
      case INCIDENT_REPORTED -> mails.reportedAnew(schedule, count, to, now);
      case INCIDENT_REMINDER, INCIDENT_EXTRA_REMINDER ->
        mails.reminderAnew(schedule, kind, count, to, now);
      case INCIDENT_ACCEPTANCE_WANTED -> acceptances.acceptanceWantedAnew(schedule, count, to, now);
      default -> mails.owedAnew(schedule, kind, count, to, now);
    }
  }
}
