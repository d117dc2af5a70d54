package org.threatreviews.incident.mail;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAbsences;
import org.threatreviews.client.StandIns;
import org.threatreviews.client.Succession;
import org.threatreviews.incident.AskedAgain;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpMails;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.incident.FollowUpSchedule;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.Incident;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.NextReviewAhead;
import org.threatreviews.notification.Outbox;

/** Writes the mails of the follow-up into the outbox. */
@Component
class IncidentMails implements FollowUpMails {

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

  /** What the client still has to be told when the severity changes. */
  static final Set<MailKind> TO_BE_TOLD = EnumSet.of(
      MailKind.INCIDENT_HELP,
      MailKind.INCIDENT_STILL_PRESENT,
      MailKind.INCIDENT_REOPENED,
      MailKind.INCIDENT_ACCEPTANCE_SUSPENDED,
      MailKind.INCIDENT_ACCEPTANCE_WANTED);

  private final Outbox outbox;
  private final ContactAbsences absences;
  private final NextReviewAhead nextReview;
  private final IncidentLetters letters;
  private final AcceptanceMails acceptances;

  IncidentMails(
      Outbox outbox,
      ContactAbsences absences,
      NextReviewAhead nextReview,
      IncidentLetters letters,
      AcceptanceMails acceptances) {
    this.outbox = outbox;
    this.absences = absences;
    this.nextReview = nextReview;
    this.letters = letters;
    this.acceptances = acceptances;
  }

  @Override
  public void reported(FollowUpSchedule schedule, Instant now) {
    Map<String, Object> model = IncidentLetters.model(schedule.incident());
    IncidentLetters.putAnswerBy(model, schedule, now);
    List<Contact> contacts = IncidentLetters.asked(schedule);
    if (contacts.size() > schedule.client().firstContacts().size()) {
      model.put("everybody", whoGetsIt(schedule.client(), contacts, now));
    }
    putAnswered(model, schedule);
    letters.send(schedule, MailKind.INCIDENT_REPORTED, 1, contacts, model);
  }

  /** By name: stand-ins instead of who is away, as the mails go. */
  private String whoGetsIt(Client client, List<Contact> contacts, Instant now) {
    StandIns standIns = absences.standIns(client);
    List<Contact> there = contacts.stream()
        .map(contact -> standIns.readerFor(contact, now))
        .filter(reader -> !standIns.isAway(reader, now))
        .distinct()
        .toList();
    return (there.isEmpty() ? contacts : there)
        .stream().map(Contact::name).collect(Collectors.joining(", "));
  }

  /** Somebody was faster than the mail. */
  private static void putAnswered(Map<String, Object> model, FollowUpSchedule schedule) {
    Incident incident = schedule.incident();
    if (incident.status() != IncidentStatus.AWAITING_CLIENT) {
      incident
          .lastFeedback()
          .ifPresent(given ->
              model.put("answeredBy", Succession.nameOf(schedule.client(), given.givenBy())));
    }
  }

  /**
   * To somebody who has not got the report yet: as things are now. When somebody has answered
   * meanwhile, it asks for nothing.
   */
  void reportedAnew(FollowUpSchedule schedule, int count, Predicate<String> to, Instant now) {
    Incident incident = schedule.incident();
    Map<String, Object> model = IncidentLetters.model(incident);
    IncidentLetters.putAnswerBy(model, schedule, now);
    putAnswered(model, schedule);
    letters.send(
        schedule, MailKind.INCIDENT_REPORTED, count, IncidentLetters.present(schedule, to), model);
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
    reminder(schedule, contact, kind, schedule.incident().remindersSent() + 1, now);
  }

  /** A reminder that has not left in time, if an answer is still awaited. */
  void reminderAnew(
      FollowUpSchedule schedule, MailKind kind, int count, Predicate<String> to, Instant now) {
    if (schedule.incident().isSilent()) {
      IncidentLetters.present(schedule, to)
          .forEach(contact -> reminder(schedule, contact, kind, count, now));
    }
  }

  private void reminder(
      FollowUpSchedule schedule, Contact contact, MailKind kind, int count, Instant now) {
    Incident incident = schedule.incident();
    Map<String, Object> model = IncidentLetters.model(incident);
    IncidentLetters.putAnswerBy(model, schedule, now);
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
    letters.send(schedule, kind, count, List.of(contact), model);
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
    // each comes with a note of its own; mails were counted by the round before
    int count = incident.round().number() + incident.log().notes().size();
    outbox.renew(incident.reference(), MailKind.INCIDENT_HELP);
    owed(schedule, kind, reason, count, IncidentLetters.involved(schedule), now);
  }

  /** What is still to be told, as it is now, to those for whom it waits. */
  void owedAnew(
      FollowUpSchedule schedule, MailKind kind, int count, Predicate<String> to, Instant now) {
    Incident incident = schedule.incident();
    boolean needed =
        kind == MailKind.INCIDENT_HELP || incident.status() == IncidentStatus.AWAITING_CLIENT;
    if (needed) {
      reasonOf(incident, kind)
          .ifPresent(reason ->
              owed(schedule, kind, reason, count, IncidentLetters.present(schedule, to), now));
    }
  }

  private static Optional<Kind> reasonOf(Incident incident, MailKind kind) {
    return switch (kind) {
      case INCIDENT_STILL_PRESENT -> Optional.of(Kind.STILL_PRESENT);
      case INCIDENT_HELP -> Optional.of(Kind.CLIENT_HELPED);
      case INCIDENT_ACCEPTANCE_SUSPENDED -> Optional.of(Kind.ACCEPTANCE_SUSPENDED);
      case INCIDENT_REOPENED ->
        incident.log().notes().stream()
            .map(FollowUpNote::kind)
            .filter(noted -> noted == Kind.REOPENED || noted == Kind.ACCEPTANCE_WITHDRAWN)
            .reduce((first, second) -> second);
      default -> Optional.empty();
    };
  }

  private void owed(
      FollowUpSchedule schedule,
      MailKind kind,
      Kind reason,
      int count,
      List<Contact> contacts,
      Instant now) {
    Incident incident = schedule.incident();
    Map<String, Object> model = IncidentLetters.model(incident);
    IncidentLetters.putAnswerBy(model, schedule, now);
    IncidentLetters.putAcceptance(model, schedule);
    model.put("early", reason == Kind.ACCEPTANCE_WITHDRAWN);
    incident
        .lastNote(reason)
        .filter(note -> note.text() != null)
        .ifPresent(note -> model.put("text", note.text()));
    letters.send(schedule, kind, count, contacts, model);
  }

  /**
   * Says by when an answer is needed now, which what was written before does not know: that is
   * written anew. Who has not even got the report gets that with the new severity, and nothing about
   * the one before.
   */
  @Override
  public void severityChanged(FollowUpSchedule schedule, Severity known, Instant now) {
    Incident incident = schedule.incident();
    outbox.supersede(incident.reference(), REMINDERS);
    outbox.supersede(incident.reference(), List.of(MailKind.INCIDENT_SEVERITY_CHANGED));
    Set<String> unaware = outbox.renew(incident.reference(), MailKind.INCIDENT_REPORTED);
    TO_BE_TOLD.forEach(kind -> outbox.renew(incident.reference(), kind));
    Map<String, Object> model = IncidentLetters.model(incident);
    IncidentLetters.putAnswerBy(model, schedule, now);
    if (incident.acceptance().isSuspended()) {
      IncidentLetters.putAcceptance(model, schedule);
    }
    List<FollowUpNote> changes = incident.log().notes().stream()
        .filter(note -> note.kind() == Kind.SEVERITY_CHANGED)
        .toList();
    model.put("known", known.name());
    model.put("text", changes.get(changes.size() - 1).text());
    List<Contact> aware = IncidentLetters.told(schedule).stream()
        .filter(contact -> !unaware.contains(contact.email().toLowerCase(Locale.ROOT)))
        .toList();
    letters.send(schedule, MailKind.INCIDENT_SEVERITY_CHANGED, changes.size(), aware, model);
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
  public void withdrawn(FollowUpSchedule schedule) {
    Incident incident = schedule.incident();
    Map<String, Object> model = IncidentLetters.model(incident);
    model.put("text", incident.withdrawal().reason());
    if (incident.withdrawal().mergedInto() != null) {
      model.put("mergedInto", incident.withdrawal().mergedInto());
    }
    letters.send(schedule, MailKind.INCIDENT_WITHDRAWN, 1, IncidentLetters.told(schedule), model);
  }

  @Override
  public void closed(FollowUpSchedule schedule) {
    Map<String, Object> model = IncidentLetters.model(schedule.incident());
    model.put("next", nextReview.of(schedule.client().reference()));
    schedule
        .incident()
        .lastNote(Kind.CLIENT_HELPED)
        .filter(answer -> answer.notedAt().equals(schedule.incident().closedAt()))
        .ifPresent(answer -> model.put("text", answer.text()));
    letters.send(schedule, MailKind.INCIDENT_CLOSED, 1, IncidentLetters.told(schedule), model);
  }

  @Override
  public void acceptanceWanted(
      FollowUpSchedule schedule, Contact asking, Contact asked, Instant now) {
    acceptances.acceptanceWanted(schedule, asking, asked, now);
  }

  @Override
  public void acceptanceDecided(FollowUpSchedule schedule) {
    acceptances.acceptanceDecided(schedule);
  }

  @Override
  public void acceptanceRestored(FollowUpSchedule schedule, Incident wrong) {
    acceptances.acceptanceRestored(schedule, wrong);
  }

  @Override
  public void headsUp(FollowUpSchedule schedule) {
    acceptances.headsUp(schedule);
  }
}
