package org.threatreviews.incident.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Contact;
import org.threatreviews.client.Succession;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.incident.FollowUpSchedule;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.Incident;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailReaders;
import org.threatreviews.notification.Outbox;

/** The mails about the acceptance of a risk: asked for, decided, about to end, in force again. */
@Component
class AcceptanceMails {

  private final Outbox outbox;
  private final IncidentLetters letters;

  AcceptanceMails(Outbox outbox, IncidentLetters letters) {
    this.outbox = outbox;
    this.letters = letters;
  }

  void acceptanceRestored(FollowUpSchedule schedule, Incident wrong) {
    Incident incident = schedule.incident();
    outbox.supersede(incident.reference(), List.of(MailKind.INCIDENT_ACCEPTANCE_SUSPENDED));
    Map<String, Object> model = IncidentLetters.model(incident);
    IncidentLetters.putAcceptance(model, schedule);
    model.put("cause", wrong.reference());
    model.put("same", wrong.withdrawal().mergedInto() != null);
    model.put("text", wrong.withdrawal().reason());
    letters.send(
        schedule,
        MailKind.INCIDENT_ACCEPTANCE_RESTORED,
        incident.log().notes().size(),
        IncidentLetters.involved(schedule),
        model);
  }

  void acceptanceWanted(FollowUpSchedule schedule, Contact asking, Contact asked, Instant now) {
    List<FollowUpNote> wanted = wanted(schedule.incident());
    FollowUpNote request = wanted.get(wanted.size() - 1);
    acceptanceWanted(schedule, request, wanted.size(), asking.name(), asked, now);
  }

  /** What a colleague still has to be asked, as things are now. */
  void acceptanceWantedAnew(
      FollowUpSchedule schedule, int count, Predicate<String> to, Instant now) {
    Incident incident = schedule.incident();
    if (incident.status() != IncidentStatus.AWAITING_CLIENT) {
      return;
    }
    for (Contact asked : IncidentLetters.present(schedule, to)) {
      wanted(incident).stream()
          .filter(request -> asked.email().equalsIgnoreCase(request.regarding()))
          .reduce((first, second) -> second)
          .ifPresent(request -> acceptanceWanted(
              schedule,
              request,
              count,
              Succession.nameOf(schedule.client(), request.notedBy()),
              asked,
              now));
    }
  }

  private void acceptanceWanted(
      FollowUpSchedule schedule,
      FollowUpNote request,
      int count,
      String asking,
      Contact asked,
      Instant now) {
    Incident incident = schedule.incident();
    Map<String, Object> model = IncidentLetters.model(incident);
    model.put("description", incident.report().description());
    model.put("asking", asking);
    IncidentLetters.putAnswerBy(model, schedule, now);
    if (request.text() != null) {
      model.put("text", request.text());
    }
    letters.send(schedule, MailKind.INCIDENT_ACCEPTANCE_WANTED, count, List.of(asked), model);
  }

  private static List<FollowUpNote> wanted(Incident incident) {
    return incident.log().notes().stream()
        .filter(note -> note.kind() == Kind.ACCEPTANCE_WANTED)
        .toList();
  }

  /** Those who have asked since the acceptance before this one, or who have taken their place. */
  void acceptanceDecided(FollowUpSchedule schedule) {
    Incident incident = schedule.incident();
    int position = incident.log().lastAcceptancePosition();
    GivenFeedback decision = incident.log().feedback().get(position);
    Instant before = incident.log().feedback().subList(0, position).stream()
        .filter(given -> given.outcome() == FeedbackOutcome.RISK_ACCEPTED)
        .map(GivenFeedback::givenAt)
        .reduce(Instant.MIN, (first, second) -> second);
    Map<Contact, Contact> asking = new LinkedHashMap<>();
    wanted(incident).stream()
        .filter(request -> request.notedAt().isAfter(before))
        .flatMap(request -> Succession.person(schedule.client(), request.notedBy()).stream())
        .forEach(asked -> Succession.present(schedule.client(), asked.email())
            .filter(reader -> !EmailAddress.same(reader.email(), decision.givenBy()))
            .ifPresent(reader -> asking.putIfAbsent(reader, asked)));
    asking.forEach((reader, asked) -> {
      Map<String, Object> model = IncidentLetters.model(incident);
      IncidentLetters.putAcceptance(model, schedule);
      letters.send(
          schedule,
          MailKind.INCIDENT_ACCEPTANCE_DECIDED,
          position + 1,
          List.of(reader),
          asked.hasLeft() ? MailReaders.afterDeparture(model, asked) : model);
    });
  }

  /** To each contact on the day that is named for it, in the contact's own zone. */
  void headsUp(FollowUpSchedule schedule) {
    Incident incident = schedule.incident();
    Map<String, Object> model = IncidentLetters.model(incident);
    IncidentLetters.putAcceptance(model, schedule);
    letters.send(
        schedule,
        MailKind.INCIDENT_ACCEPTANCE_HEADS_UP,
        incident.log().lastAcceptancePosition() + 1,
        IncidentLetters.involved(schedule),
        model,
        schedule.acceptanceExpires(),
        schedule::headsUpFrom,
        contact -> endOfDay(schedule.headsUpFrom(contact), contact.timeZone()));
  }

  private static Instant endOfDay(Instant from, ZoneId zone) {
    return from.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
  }
}
