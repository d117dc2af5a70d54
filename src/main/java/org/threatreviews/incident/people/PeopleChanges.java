package org.threatreviews.incident.people;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAway;
import org.threatreviews.client.ContactBack;
import org.threatreviews.client.ContactChanged;
import org.threatreviews.client.ContactJoined;
import org.threatreviews.client.ContactLeft;
import org.threatreviews.client.ContactReaddressed;
import org.threatreviews.client.Succession;
import org.threatreviews.incident.CaseFiles;
import org.threatreviews.incident.FollowUpMails;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.FollowUpSchedules;
import org.threatreviews.incident.Incident;
import org.threatreviews.incident.IncidentProcess;
import org.threatreviews.incident.IncidentRecords;
import org.threatreviews.input.EmailAddress;

/**
 * Open incidents follow the people: reminders are due by the calendar of who gets them now, whoever
 * is to call reads whom to call now, and what somebody was asked to decide who may not decide it any
 * more is asked of a colleague who may. Whatever was said stays under the name of who said it.
 */
@Component
class PeopleChanges {

  private final JdbcClient jdbc;
  private final IncidentRecords records;
  private final FollowUpSchedules schedules;
  private final FollowUpMails mails;
  private final CaseFiles files;
  private final IncidentProcess process;
  private final Clock clock;

  PeopleChanges(
      JdbcClient jdbc,
      IncidentRecords records,
      FollowUpSchedules schedules,
      FollowUpMails mails,
      CaseFiles files,
      IncidentProcess process,
      Clock clock) {
    this.jdbc = jdbc;
    this.records = records;
    this.schedules = schedules;
    this.mails = mails;
    this.files = files;
    this.process = process;
    this.clock = clock;
  }

  @EventListener
  void joined(ContactJoined joined) {
    lookAgain(joined.client());
  }

  @EventListener
  void left(ContactLeft left) {
    follow(
        left.client(),
        incident -> askAnew(left.client(), incident, left.contact(), left.successor()));
  }

  @EventListener
  void readdressed(ContactReaddressed moved) {
    follow(
        moved.client(),
        incident -> incident.answers().readdressed(moved.oldAddress(), moved.newAddress()));
  }

  @EventListener
  void changed(ContactChanged changed) {
    if (changed.before().riskAuthority() && !changed.after().riskAuthority()) {
      follow(
          changed.client(), incident -> askAnew(changed.client(), incident, changed.after(), null));
    } else {
      lookAgain(changed.client());
    }
  }

  @EventListener
  void away(ContactAway away) {
    lookAgain(away.client());
  }

  @EventListener
  void back(ContactBack back) {
    lookAgain(back.client());
  }

  private void follow(Client client, Consumer<Incident> change) {
    for (String reference : open(client)) {
      Incident incident = records.lock(reference);
      change.accept(incident);
      lookAgain(records.save(incident));
    }
  }

  /** What is known of an incident stays as it is; only who has to do with it, and when, is new. */
  private void lookAgain(Client client) {
    open(client).forEach(reference -> lookAgain(records.lock(reference)));
  }

  private void lookAgain(Incident incident) {
    process.timersMoved(incident.reference(), schedules.of(incident).timers());
    process.tasksChanged(files.of(incident));
  }

  /** Those that have begun: what is dated ahead is reported to whoever is there then. */
  private List<String> open(Client client) {
    return jdbc.sql("""
            select reference from incident
            where client_reference = :client
              and status in ('AWAITING_CLIENT', 'AWAITING_SOC', 'RISK_ACCEPTED')
            order by reference
            """).param("client", client.reference()).query(String.class).list();
  }

  /**
   * A decision that this contact was asked for and can't make any more is asked of who may: the
   * successor, else the first who has the authority. Without anybody it waits; that nobody may accept
   * risks is the lead's task.
   */
  private void askAnew(Client client, Incident incident, Contact asked, Contact successor) {
    if (!incident.isSilent()) {
      return;
    }
    for (FollowUpNote note : incident.acceptance().wantedFrom(asked.email())) {
      Optional<Contact> asking = Succession.person(client, note.notedBy());
      Optional<Contact> who = Stream.concat(
              Stream.ofNullable(successor), client.contacts().stream())
          .filter(Contact::riskAuthority)
          .filter(contact -> !EmailAddress.same(contact.email(), note.notedBy()))
          .findFirst();
      if (asking.isPresent()
          && who.isPresent()
          && !incident.acceptance().isWanted(note.notedBy(), who.get().email())) {
        incident.acceptance().want(note.notedBy(), who.get().email(), note.text(), clock.instant());
        mails.acceptanceWanted(schedules.of(incident), asking.get(), who.get(), clock.instant());
      }
    }
  }
}
