package org.threatreviews.incident.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.Succession;
import org.threatreviews.incident.FollowUpSchedule;
import org.threatreviews.incident.Incident;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;

/** Addresses and writes mails about one incident: who gets them, and what each of them shows and claims. */
@Component
class IncidentLetters {

  /** What a mail leaves out for a client that wants a link only. */
  private static final Set<String> DETAILS =
      Set.of("title", "asset", "description", "recommendation", "text", "reason", "control");

  private final Outbox outbox;
  private final Clock clock;

  IncidentLetters(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Those of the client's contacts whose addresses are meant. */
  static List<Contact> present(FollowUpSchedule schedule, Predicate<String> to) {
    return schedule.client().contacts().stream()
        .filter(contact -> to.test(contact.email()))
        .toList();
  }

  static void putAcceptance(Map<String, Object> model, FollowUpSchedule schedule) {
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

  void send(
      FollowUpSchedule schedule,
      MailKind kind,
      int count,
      List<Contact> contacts,
      Map<String, Object> model) {
    send(
        schedule,
        kind,
        count,
        contacts,
        model,
        answerBy(kind, model),
        contact -> Instant.MIN,
        contact -> null);
  }

  /** By when an answer is asked; from then on a mail that asks for it is written anew. */
  private static Instant answerBy(MailKind kind, Map<String, Object> model) {
    return kind == MailKind.INCIDENT_SEVERITY_CHANGED ? null : (Instant) model.get("answerBy");
  }

  /**
   * @param over from when on what it says is over; null for never
   * @param from when it may leave to a contact
   * @param neededBy when it must have left to a contact; null: it may wait
   */
  void send(
      FollowUpSchedule schedule,
      MailKind kind,
      int count,
      List<Contact> contacts,
      Map<String, Object> model,
      Instant over,
      Function<Contact, Instant> from,
      Function<Contact, Instant> neededBy) {
    if (!schedule.client().incidentDetailsInMail()) {
      model.keySet().removeAll(DETAILS);
    }
    Incident incident = schedule.incident();
    MailKey key = new MailKey(kind, incident.reference(), count);
    Map<String, String> stand = stand(incident, kind);
    for (Contact contact : contacts) {
      Mail mail = new Mail(
              key,
              Recipient.of(schedule.client(), contact),
              model,
              incident.severity().name(),
              new Mail.Link(LinkScope.INCIDENT, incident.reference()))
          .whileTrue(stand)
          .before(over);
      outbox.enqueue(
          hasSpoken(contact, incident) ? mail.toWhoKnows() : mail,
          latest(clock.instant(), from.apply(contact)),
          neededBy.apply(contact));
    }
  }

  private static Instant latest(Instant now, Instant from) {
    return from.isAfter(now) ? from : now;
  }

  private static boolean hasSpoken(Contact contact, Incident incident) {
    return incident.log().feedback().stream()
        .anyMatch(given -> given.givenBy().equalsIgnoreCase(contact.email()));
  }

  /** What a mail says of the incident, so that it leaves only while that is so. */
  private static Map<String, String> stand(Incident incident, MailKind kind) {
    String severity = incident.severity().name();
    String status = incident.status().name();
    return switch (kind) {
      case INCIDENT_CLOSED, INCIDENT_WITHDRAWN -> Map.of("status", status);
      case INCIDENT_ACCEPTANCE_HEADS_UP,
          INCIDENT_ACCEPTANCE_RESTORED,
          INCIDENT_ACCEPTANCE_DECIDED ->
        Map.of("acceptedUntil", Objects.toString(incident.acceptedUntil(), ""));
      // it helps with the incident that another was merged into, too
      case INCIDENT_HELP -> Map.of("severity", severity);
      case INCIDENT_SEVERITY_CHANGED, INCIDENT_ACCEPTANCE_WANTED ->
        Map.of("open", "true", "severity", severity);
      default -> Map.of("open", "true", "severity", severity, "status", status);
    };
  }

  /** Those who are told at once: all where the policy says so. */
  static List<Contact> asked(FollowUpSchedule schedule) {
    return schedule.policy().mailAllLevels()
        ? schedule.client().contacts()
        : schedule.client().firstContacts();
  }

  /** Those who are asked first and whoever answered last, or has taken their place. */
  static List<Contact> involved(FollowUpSchedule schedule) {
    Client client = schedule.client();
    return Stream.concat(
            client.firstContacts().stream(),
            schedule
                .incident()
                .lastFeedback()
                .flatMap(f -> Succession.present(client, f.givenBy()))
                .stream())
        .distinct()
        .toList();
  }

  /** Those involved, and those who were told at once. */
  static List<Contact> told(FollowUpSchedule schedule) {
    return Stream.concat(involved(schedule).stream(), asked(schedule).stream())
        .distinct()
        .toList();
  }

  static Map<String, Object> model(Incident incident) {
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

  static void putAnswerBy(Map<String, Object> model, FollowUpSchedule schedule, Instant now) {
    schedule.answerBy(now).ifPresent(answerBy -> model.put("answerBy", answerBy));
  }
}
