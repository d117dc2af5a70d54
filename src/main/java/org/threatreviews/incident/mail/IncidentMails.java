package org.threatreviews.incident.mail;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.Succession;
import org.threatreviews.incident.AskedAgain;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpMails;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.incident.FollowUpSchedule;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.Incident;
import org.threatreviews.incident.Severity;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.NextReviewAhead;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;

/** Writes the mails of the follow-up into the outbox. */
@Component
class IncidentMails implements FollowUpMails {

  /** What a mail leaves out for a client that wants a link only. */
  private static final Set<String> DETAILS =
      Set.of("title", "asset", "description", "recommendation", "text", "reason", "control");

  private static final Set<MailKind> REMINDERS =
      EnumSet.of(MailKind.INCIDENT_REMINDER, MailKind.INCIDENT_EXTRA_REMINDER);

  /** What asks the client to accept a risk again, or not. */
  private static final Set<MailKind> DECIDE_AGAIN =
      EnumSet.of(MailKind.INCIDENT_REOPENED, MailKind.INCIDENT_ACCEPTANCE_SUSPENDED);

  /** What asks the client to do something about an incident. */
  private static final Set<MailKind> CALLS_TO_ACT = EnumSet.of(
      MailKind.INCIDENT_REPORTED,
      MailKind.INCIDENT_REMINDER,
      MailKind.INCIDENT_EXTRA_REMINDER,
      MailKind.INCIDENT_STILL_PRESENT,
      MailKind.INCIDENT_HELP,
      MailKind.INCIDENT_REOPENED,
      MailKind.INCIDENT_ACCEPTANCE_SUSPENDED,
      MailKind.INCIDENT_SEVERITY_CHANGED,
      MailKind.INCIDENT_ACCEPTANCE_WANTED);

  private final Outbox outbox;
  private final NextReviewAhead nextReview;

  IncidentMails(Outbox outbox, NextReviewAhead nextReview) {
    this.outbox = outbox;
    this.nextReview = nextReview;
  }

  @Override
  public void reported(FollowUpSchedule schedule, Instant now) {
    Map<String, Object> model = model(schedule.incident());
    putAnswerBy(model, schedule, now);
    List<Contact> contacts = asked(schedule);
    if (contacts.size() > firstContacts(schedule.client()).size()) {
      model.put(
          "everybody", contacts.stream().map(Contact::name).collect(Collectors.joining(", ")));
    }
    send(schedule, MailKind.INCIDENT_REPORTED, 1, contacts, model);
  }

  @Override
  public void reminder(FollowUpSchedule schedule, Contact contact, Instant now) {
    reminder(schedule, contact, MailKind.INCIDENT_REMINDER, now);
  }

  @Override
  public void extraReminder(FollowUpSchedule schedule, Contact contact, Instant now) {
    reminder(schedule, contact, MailKind.INCIDENT_EXTRA_REMINDER, now);
  }

  private void reminder(FollowUpSchedule schedule, Contact contact, MailKind kind, Instant now) {
    Incident incident = schedule.incident();
    Map<String, Object> model = model(incident);
    putAnswerBy(model, schedule, now);
    model.put("reportedAt", incident.report().reportedAt());
    incident
        .lastFeedback()
        .filter(f -> isBroken(f, contact, now))
        .ifPresent(f -> model.put("promisedFor", f.promisedFor()));
    AskedAgain again = AskedAgain.in(incident.log().feedback(), incident.log().notes());
    if (again != null) {
      model.put("again", again.because().name());
      model.put("againAt", again.at());
      if (again.text() != null) {
        model.put("text", again.text());
      }
    }
    send(schedule, kind, incident.remindersSent() + 1, List.of(contact), model);
  }

  private static boolean isBroken(GivenFeedback feedback, Contact contact, Instant now) {
    return feedback.promisedFor() != null
        && feedback.promisedFor().isBefore(now.atZone(contact.timeZone()).toLocalDate());
  }

  @Override
  public void owed(FollowUpSchedule schedule, Kind reason, Instant now) {
    switch (reason) {
      case STILL_PRESENT -> owed(schedule, MailKind.INCIDENT_STILL_PRESENT, reason, now);
      case CLIENT_HELPED -> owed(schedule, MailKind.INCIDENT_HELP, reason, now);
      case REOPENED, ACCEPTANCE_WITHDRAWN -> {
        acceptanceOver(schedule.incident());
        owed(schedule, MailKind.INCIDENT_REOPENED, reason, now);
      }
      case ACCEPTANCE_SUSPENDED -> {
        acceptanceOver(schedule.incident());
        owed(schedule, MailKind.INCIDENT_ACCEPTANCE_SUSPENDED, reason, now);
      }
      default -> throw new IllegalStateException("no mail is due for " + reason);
    }
  }

  private void owed(FollowUpSchedule schedule, MailKind kind, Kind reason, Instant now) {
    Incident incident = schedule.incident();
    Map<String, Object> model = model(incident);
    putAnswerBy(model, schedule, now);
    putAcceptance(model, schedule);
    model.put("early", reason == Kind.ACCEPTANCE_WITHDRAWN);
    incident
        .lastNote(reason)
        .filter(note -> note.text() != null)
        .ifPresent(note -> model.put("text", note.text()));
    // each comes with a note of its own; mails were counted by the round before
    int count = incident.round().number() + incident.log().notes().size();
    send(schedule, kind, count, involved(schedule), model);
  }

  /** Says by when an answer is needed now, which what was written before does not know. */
  @Override
  public void severityChanged(FollowUpSchedule schedule, Severity known, Instant now) {
    Incident incident = schedule.incident();
    outbox.supersede(incident.reference(), REMINDERS);
    outbox.supersede(incident.reference(), List.of(MailKind.INCIDENT_SEVERITY_CHANGED));
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
    send(schedule, MailKind.INCIDENT_SEVERITY_CHANGED, changes.size(), told(schedule), model);
  }

  /** Besides reminders, what asked for the decision that the client has made by its answer. */
  @Override
  public void answered(Incident incident) {
    Set<MailKind> obsolete = EnumSet.copyOf(REMINDERS);
    FeedbackOutcome said =
        incident.lastFeedback().map(GivenFeedback::outcome).orElse(FeedbackOutcome.IN_PROGRESS);
    if (said == FeedbackOutcome.MITIGATED || said == FeedbackOutcome.RISK_ACCEPTED) {
      obsolete.add(MailKind.INCIDENT_ACCEPTANCE_WANTED);
    }
    if (said == FeedbackOutcome.RISK_ACCEPTED) {
      obsolete.addAll(DECIDE_AGAIN);
    }
    outbox.supersede(incident.reference(), obsolete);
    if (incident.acceptedUntil() == null || said == FeedbackOutcome.RISK_ACCEPTED) {
      acceptanceOver(incident);
    }
  }

  private void acceptanceOver(Incident incident) {
    outbox.supersede(incident.reference(), List.of(MailKind.INCIDENT_ACCEPTANCE_HEADS_UP));
  }

  /** Help that was asked for about a duplicate helps with the incident that goes on as well. */
  @Override
  public void settled(Incident incident) {
    boolean merged = incident.withdrawal() != null && incident.withdrawal().mergedInto() != null;
    outbox.supersede(
        incident.reference(),
        CALLS_TO_ACT.stream()
            .filter(kind -> !(merged && kind == MailKind.INCIDENT_HELP))
            .toList());
    acceptanceOver(incident);
  }

  @Override
  public void acceptanceRestored(FollowUpSchedule schedule, Incident wrong) {
    Incident incident = schedule.incident();
    outbox.supersede(incident.reference(), List.of(MailKind.INCIDENT_ACCEPTANCE_SUSPENDED));
    Map<String, Object> model = model(incident);
    putAcceptance(model, schedule);
    model.put("cause", wrong.reference());
    model.put("same", wrong.withdrawal().mergedInto() != null);
    model.put("text", wrong.withdrawal().reason());
    send(
        schedule,
        MailKind.INCIDENT_ACCEPTANCE_RESTORED,
        incident.log().notes().size(),
        involved(schedule),
        model);
  }

  @Override
  public void withdrawn(FollowUpSchedule schedule) {
    Incident incident = schedule.incident();
    Map<String, Object> model = model(incident);
    model.put("text", incident.withdrawal().reason());
    if (incident.withdrawal().mergedInto() != null) {
      model.put("mergedInto", incident.withdrawal().mergedInto());
    }
    send(schedule, MailKind.INCIDENT_WITHDRAWN, 1, told(schedule), model);
  }

  @Override
  public void acceptanceWanted(
      FollowUpSchedule schedule, Contact asking, Contact asked, Instant now) {
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
    send(schedule, MailKind.INCIDENT_ACCEPTANCE_WANTED, wanted.size(), List.of(asked), model);
  }

  private static void putAcceptance(Map<String, Object> model, FollowUpSchedule schedule) {
    schedule.incident().log().lastAcceptance().ifPresent(accepted -> {
      model.put("acceptedOn", accepted.givenAt());
      model.put("acceptedBy", Succession.nameOf(schedule.client(), accepted.givenBy()));
      model.put("acceptedUntil", accepted.acceptedUntil());
      model.put("reason", accepted.reason());
      if (accepted.compensatingControl() != null) {
        model.put("control", accepted.compensatingControl());
      }
    });
  }

  @Override
  public void closed(FollowUpSchedule schedule) {
    Map<String, Object> model = model(schedule.incident());
    model.put("next", nextReview.of(schedule.client().reference()));
    schedule
        .incident()
        .lastNote(Kind.CLIENT_HELPED)
        .filter(answer -> answer.notedAt().equals(schedule.incident().closedAt()))
        .ifPresent(answer -> model.put("text", answer.text()));
    send(schedule, MailKind.INCIDENT_CLOSED, 1, told(schedule), model);
  }

  @Override
  public void headsUp(FollowUpSchedule schedule) {
    Incident incident = schedule.incident();
    Map<String, Object> model = model(incident);
    putAcceptance(model, schedule);
    send(
        schedule,
        MailKind.INCIDENT_ACCEPTANCE_HEADS_UP,
        incident.log().lastAcceptancePosition() + 1,
        involved(schedule),
        model);
  }

  private void send(
      FollowUpSchedule schedule,
      MailKind kind,
      int count,
      List<Contact> contacts,
      Map<String, Object> model) {
    if (!schedule.client().incidentDetailsInMail()) {
      model.keySet().removeAll(DETAILS);
    }
    MailKey key = new MailKey(kind, schedule.incident().reference(), count);
    for (Contact contact : contacts) {
      outbox.enqueue(new Mail(
          key,
          Recipient.of(schedule.client(), contact),
          model,
          schedule.incident().severity().name(),
          new Mail.Link(LinkScope.INCIDENT, schedule.incident().reference())));
    }
  }

  /** Those who are told at once: all where the policy says so. */
  private static List<Contact> asked(FollowUpSchedule schedule) {
    return schedule.policy().mailAllLevels()
        ? schedule.client().contacts()
        : firstContacts(schedule.client());
  }

  /** Those who are asked first. */
  private static List<Contact> firstContacts(Client client) {
    int lowest = client.contacts().get(0).level();
    return client.contacts().stream().filter(c -> c.level() == lowest).toList();
  }

  /** Those who are asked first and whoever answered last, or has taken their place. */
  private static List<Contact> involved(FollowUpSchedule schedule) {
    Client client = schedule.client();
    return Stream.concat(
            firstContacts(client).stream(),
            schedule
                .incident()
                .lastFeedback()
                .flatMap(f -> Succession.present(client, f.givenBy()))
                .stream())
        .distinct()
        .toList();
  }

  /** Those involved, and those who were told at once. */
  private static List<Contact> told(FollowUpSchedule schedule) {
    return Stream.concat(involved(schedule).stream(), asked(schedule).stream())
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
