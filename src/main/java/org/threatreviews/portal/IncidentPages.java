package org.threatreviews.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.threatreviews.client.Contact;
import org.threatreviews.incident.FollowUpDates;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.notification.MailDates;

/** The page of one security incident. */
@Component
class IncidentPages {

  private final IncidentFollowUp incidents;
  private final FollowUpDates dates;
  private final Clock clock;

  IncidentPages(IncidentFollowUp incidents, FollowUpDates dates, Clock clock) {
    this.incidents = incidents;
    this.dates = dates;
    this.clock = clock;
  }

  /**
   * A line of the incident's history.
   *
   * @param text what was said, or null
   */
  record Event(Instant at, String what, String text) {}

  String show(Visit visit, Model model) {
    IncidentDetails incident = incidents.get(visit.reference());
    model.addAttribute("incident", incident);
    model.addAttribute("answerBy", dates.answerBy(visit.reference()).orElse(null));
    model.addAttribute("history", history(visit, incident));
    model.addAttribute(
        "tomorrow",
        clock.instant().atZone(visit.client().timeZone()).toLocalDate().plusDays(1));
    model.addAttribute(
        "riskOwners",
        visit.client().contacts().stream()
            .filter(Contact::riskAuthority)
            .map(Contact::name)
            .toList());
    return "portal-incident";
  }

  Done giveFeedback(Visit visit, FeedbackForm form) {
    int before = incidents.get(visit.reference()).feedback().size();
    int after = incidents
        .giveFeedback(visit.reference(), form.by(visit.contact().email()))
        .feedback()
        .size();
    return Done.of(after > before);
  }

  private static List<Event> history(Visit visit, IncidentDetails incident) {
    Stream<Event> theirs = incident.feedback().stream().map(said -> event(visit, said));
    Stream<Event> ours = incident.notes().stream().flatMap(note -> event(note).stream());
    return Stream.concat(theirs, ours).sorted(Comparator.comparing(Event::at)).toList();
  }

  private static Event event(Visit visit, GivenFeedback said) {
    MailDates dates = visit.dates();
    String who = visit.nameOf(said.givenBy());
    return switch (said.outcome()) {
      case MITIGATED -> new Event(said.givenAt(), who + ": the threat is removed", said.comment());
      case NEED_HELP -> new Event(said.givenAt(), who + ": we need help", said.comment());
      case IN_PROGRESS ->
        new Event(
            said.givenAt(),
            "%s: done by %s".formatted(who, dates.date(said.promisedFor())),
            said.comment());
      case RISK_ACCEPTED ->
        new Event(
            said.givenAt(),
            "%s: risk accepted until %s".formatted(who, dates.date(said.acceptedUntil())),
            said.reason());
    };
  }

  /** What our side did, as far as it concerns the client. */
  private static Optional<Event> event(FollowUpNote note) {
    String what = switch (note.kind()) {
      case REMOVAL_VERIFIED -> "Our SOC verified that the threat is gone";
      case STILL_PRESENT -> "Our SOC found that the threat is still present";
      case CLIENT_HELPED -> "Our SOC answered your request for help";
      case REOPENED -> "The risk acceptance ended; the incident is open again";
      default -> null;
    };
    return Optional.ofNullable(what).map(said -> new Event(note.notedAt(), said, note.text()));
  }
}
