package org.threatreviews.incident;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;

/** The mails of the follow-up. Each may be asked for twice and is sent once. */
@Component
class IncidentMails {

  private static final String FOLLOW_UP = "incident-follow-up";
  private static final String ACCEPTANCE = "risk-acceptance";

  /** What a mail leaves out for a client that wants a link only. */
  private static final Set<String> DETAILS =
      Set.of("title", "asset", "description", "recommendation", "text", "reason", "control");

  private static final String NOTIFY_CONTACTS = "serviceTask_notifyContacts";
  private static final String SEND_REMINDER = "serviceTask_sendReminder";
  private static final String SEND_EXTRA_REMINDER = "serviceTask_sendExtraReminder";
  private static final String RETURN_TO_CLIENT = "serviceTask_returnToClient";
  private static final String ANNOUNCE_SEVERITY = "serviceTask_announceSeverity";
  private static final String ACCEPTANCE_WANTED = "acceptanceWanted";
  private static final String SEND_HEADS_UP = "serviceTask_sendHeadsUp";

  private static final List<String> REMINDERS = List.of(SEND_REMINDER, SEND_EXTRA_REMINDER);

  /** What asks the client to do something about an incident. */
  private static final List<String> CALLS_TO_ACT = List.of(
      NOTIFY_CONTACTS,
      SEND_REMINDER,
      SEND_EXTRA_REMINDER,
      RETURN_TO_CLIENT,
      ANNOUNCE_SEVERITY,
      ACCEPTANCE_WANTED);

  private final Outbox outbox;

  IncidentMails(Outbox outbox) {
    this.outbox = outbox;
  }

  void reported(FollowUpSchedule schedule, Instant now) {
    Map<String, Object> model = model(schedule.incident());
    putAnswerBy(model, schedule, now);
    send(
        schedule,
        new MailKey(FOLLOW_UP, schedule.incident().reference(), NOTIFY_CONTACTS, 1),
        firstContacts(schedule.client()),
        "incident-reported",
        model);
  }

  void reminder(FollowUpSchedule schedule, Contact contact, Instant now) {
    reminder(schedule, contact, SEND_REMINDER, now);
  }

  void extraReminder(FollowUpSchedule schedule, Contact contact, Instant now) {
    reminder(schedule, contact, SEND_EXTRA_REMINDER, now);
  }

  private void reminder(FollowUpSchedule schedule, Contact contact, String element, Instant now) {
    Incident incident = schedule.incident();
    Map<String, Object> model = model(incident);
    putAnswerBy(model, schedule, now);
    model.put("reportedAt", incident.report().reportedAt());
    incident
        .lastFeedback()
        .filter(f -> isBroken(f, contact, now))
        .ifPresent(f -> model.put("promisedFor", f.promisedFor()));
    send(
        schedule,
        new MailKey(FOLLOW_UP, incident.reference(), element, incident.remindersSent() + 1),
        List.of(contact),
        "incident-reminder",
        model);
  }

  private static boolean isBroken(GivenFeedback feedback, Contact contact, Instant now) {
    return feedback.promisedFor() != null
        && feedback.promisedFor().isBefore(now.atZone(contact.timeZone()).toLocalDate());
  }

  /** What the client has yet to be told about the SOC's work or the end of an acceptance. */
  void owed(FollowUpSchedule schedule, Kind kind, Instant now) {
    switch (kind) {
      case STILL_PRESENT -> owed(schedule, "incident-still-present", kind, now);
      case CLIENT_HELPED -> owed(schedule, "incident-help", kind, now);
      case REOPENED, ACCEPTANCE_WITHDRAWN -> {
        acceptanceOver(schedule.incident());
        owed(schedule, "incident-reopened", kind, now);
      }
      case ACCEPTANCE_SUSPENDED -> {
        acceptanceOver(schedule.incident());
        owed(schedule, "incident-acceptance-suspended", kind, now);
      }
      default -> throw new IllegalStateException("no mail is due for " + kind);
    }
  }

  private void owed(FollowUpSchedule schedule, String template, Kind reason, Instant now) {
    Incident incident = schedule.incident();
    Map<String, Object> model = model(incident);
    putAnswerBy(model, schedule, now);
    putAcceptance(model, schedule);
    model.put("early", reason == Kind.ACCEPTANCE_WITHDRAWN);
    incident
        .lastNote(reason)
        .filter(note -> note.text() != null)
        .ifPresent(note -> model.put("text", note.text()));
    send(
        schedule,
        new MailKey(
            FOLLOW_UP, incident.reference(), RETURN_TO_CLIENT, incident.round().number()),
        involved(schedule),
        template,
        model);
  }

  /**
   * @param known the severity that the client knew
   */
  void severityChanged(FollowUpSchedule schedule, Severity known, Instant now) {
    Incident incident = schedule.incident();
    Map<String, Object> model = model(incident);
    putAnswerBy(model, schedule, now);
    if (incident.acceptance().isSuspended()) {
      putAcceptance(model, schedule);
    }
    List<FollowUpNote> changes = incident.log().notes().stream()
        .filter(note -> note.kind() == Kind.SEVERITY_CHANGED)
        .toList();
    model.put("known", known.name());
    model.put("text", changes.get(changes.size() - 1).text());
    send(
        schedule,
        new MailKey(FOLLOW_UP, incident.reference(), ANNOUNCE_SEVERITY, changes.size()),
        involved(schedule),
        "incident-severity-changed",
        model);
  }

  /** The client has answered: nobody need be reminded. */
  void answered(Incident incident) {
    outbox.supersede(FOLLOW_UP, incident.reference(), REMINDERS);
  }

  private void acceptanceOver(Incident incident) {
    outbox.supersede(ACCEPTANCE, incident.reference(), List.of(SEND_HEADS_UP));
  }

  /** The incident is closed or taken back: the client has nothing more to do about it. */
  void settled(Incident incident) {
    outbox.supersede(FOLLOW_UP, incident.reference(), CALLS_TO_ACT);
    acceptanceOver(incident);
  }

  void withdrawn(FollowUpSchedule schedule) {
    Incident incident = schedule.incident();
    Map<String, Object> model = model(incident);
    model.put("text", incident.withdrawal().reason());
    if (incident.withdrawal().mergedInto() != null) {
      model.put("mergedInto", incident.withdrawal().mergedInto());
    }
    send(
        schedule,
        new MailKey(FOLLOW_UP, incident.reference(), "serviceTask_announceWithdrawal", 1),
        involved(schedule),
        "incident-withdrawn",
        model);
  }

  /** One contact asks another to accept the risk. */
  void acceptanceWanted(FollowUpSchedule schedule, Contact asking, Contact asked, Instant now) {
    Incident incident = schedule.incident();
    Map<String, Object> model = model(incident);
    model.put("description", incident.report().description());
    model.put("asking", asking.name());
    putAnswerBy(model, schedule, now);
    List<FollowUpNote> wanted = incident.log().notes().stream()
        .filter(note -> note.kind() == Kind.ACCEPTANCE_WANTED)
        .toList();
    String text = wanted.get(wanted.size() - 1).text();
    if (text != null) {
      model.put("text", text);
    }
    send(
        schedule,
        new MailKey(FOLLOW_UP, incident.reference(), ACCEPTANCE_WANTED, wanted.size()),
        List.of(asked),
        "incident-acceptance-wanted",
        model);
  }

  private static void putAcceptance(Map<String, Object> model, FollowUpSchedule schedule) {
    schedule.incident().log().lastAcceptance().ifPresent(accepted -> {
      model.put("acceptedOn", accepted.givenAt());
      model.put(
          "acceptedBy",
          schedule
              .client()
              .contact(accepted.givenBy())
              .map(Contact::name)
              .orElse(accepted.givenBy()));
      model.put("acceptedUntil", accepted.acceptedUntil());
      model.put("reason", accepted.reason());
      if (accepted.compensatingControl() != null) {
        model.put("control", accepted.compensatingControl());
      }
    });
  }

  void closed(FollowUpSchedule schedule) {
    send(
        schedule,
        new MailKey(FOLLOW_UP, schedule.incident().reference(), "serviceTask_confirmClosure", 1),
        involved(schedule),
        "incident-closed",
        model(schedule.incident()));
  }

  void headsUp(FollowUpSchedule schedule) {
    Incident incident = schedule.incident();
    Map<String, Object> model = model(incident);
    putAcceptance(model, schedule);
    send(
        schedule,
        new MailKey(
            ACCEPTANCE,
            incident.reference(),
            SEND_HEADS_UP,
            incident.log().feedback().size()),
        involved(schedule),
        "incident-acceptance-heads-up",
        model);
  }

  private void send(
      FollowUpSchedule schedule,
      MailKey key,
      List<Contact> contacts,
      String template,
      Map<String, Object> model) {
    if (!schedule.client().incidentDetailsInMail()) {
      model.keySet().removeAll(DETAILS);
    }
    for (Contact contact : contacts) {
      outbox.enqueue(new Mail(
          key,
          Recipient.of(schedule.client(), contact),
          template,
          model,
          schedule.incident().severity().name(),
          new Mail.Link(LinkScope.INCIDENT, schedule.incident().reference())));
    }
  }

  /** Those who are asked first. */
  private static List<Contact> firstContacts(Client client) {
    int lowest = client.contacts().get(0).level();
    return client.contacts().stream().filter(c -> c.level() == lowest).toList();
  }

  /** Those who are asked first and whoever answered last. */
  private static List<Contact> involved(FollowUpSchedule schedule) {
    Client client = schedule.client();
    return Stream.concat(
            firstContacts(client).stream(),
            schedule.incident().lastFeedback().flatMap(f -> client.contact(f.givenBy())).stream())
        .distinct()
        .toList();
  }

  private static Map<String, Object> model(Incident incident) {
    Map<String, Object> model = new HashMap<>();
    model.put("reference", incident.reference());
    model.put("severity", incident.severity().name());
    model.put("title", incident.report().title());
    model.put("recommendation", incident.report().recommendation());
    if (incident.report().asset() != null) {
      model.put("asset", incident.report().asset());
    }
    return model;
  }

  private static void putAnswerBy(
      Map<String, Object> model, FollowUpSchedule schedule, Instant now) {
    schedule.answerBy(now).ifPresent(answerBy -> model.put("answerBy", answerBy));
  }
}
