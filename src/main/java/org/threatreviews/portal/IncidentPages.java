package org.threatreviews.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.threatreviews.client.Contact;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FollowUpDates;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.notification.MailDates;

/** The page of one security incident. */
@Component
class IncidentPages {

  private static final Set<IncidentStatus> OVER =
      EnumSet.of(IncidentStatus.CLOSED, IncidentStatus.WITHDRAWN);

  private final IncidentFollowUp incidents;
  private final FollowUpDates dates;
  private final Clock clock;

  IncidentPages(IncidentFollowUp incidents, FollowUpDates dates, Clock clock) {
    this.incidents = incidents;
    this.dates = dates;
    this.clock = clock;
  }

  String show(Visit visit, Model model) {
    IncidentDetails incident = incidents.get(visit.reference());
    model.addAttribute("incident", incident);
    model.addAttribute("answerBy", dates.answerBy(visit.reference()).orElse(null));
    model.addAttribute("history", history(visit, incident));
    model.addAttribute(
        "clocks",
        visit
            .texts()
            .of(
                "incident.clockTimes",
                WorkingTime.words(incident.clientTime(), visit.texts()),
                WorkingTime.words(incident.socTime(), visit.texts())));
    LocalDate today = clock.instant().atZone(visit.client().timeZone()).toLocalDate();
    model.addAttribute("tomorrow", today.plusDays(1));
    model.addAttribute("lastPromise", today.plusDays(Feedback.LONGEST_PROMISE_DAYS));
    model.addAttribute("lastAcceptedDay", today.plusMonths(Feedback.LONGEST_ACCEPTANCE_MONTHS));
    model.addAttribute("answerable", !OVER.contains(incident.status()));
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
    Stream<Event> ours = incident.notes().stream().flatMap(note -> event(visit, note).stream());
    return Stream.concat(theirs, ours).sorted(Comparator.comparing(Event::at)).toList();
  }

  private static Event event(Visit visit, GivenFeedback said) {
    Texts texts = visit.texts();
    MailDates dates = visit.dates();
    String who = visit.nameOf(said.givenBy());
    String language = visit.languageOf(said.givenBy());
    return switch (said.outcome()) {
      case MITIGATED ->
        new Event(said.givenAt(), texts.of("history.mitigated", who), said.comment(), language);
      case NEED_HELP ->
        new Event(said.givenAt(), texts.of("history.help", who), said.comment(), language);
      case IN_PROGRESS ->
        new Event(
            said.givenAt(),
            texts.of("history.progress", who, dates.date(said.promisedFor())),
            said.comment(),
            language);
      case RISK_ACCEPTED ->
        new Event(
            said.givenAt(),
            texts.of("history.accepted", who, dates.date(said.acceptedUntil())),
            said.reason(),
            language);
    };
  }

  /** What our side did, as far as it concerns the client. */
  private static Optional<Event> event(Visit visit, FollowUpNote note) {
    String what = switch (note.kind()) {
      case REMOVAL_VERIFIED -> "history.verified";
      case STILL_PRESENT -> "history.stillPresent";
      case CLIENT_HELPED -> "history.helped";
      case REOPENED -> "history.reopened";
      default -> null;
    };
    return Optional.ofNullable(what)
        .map(key -> new Event(note.notedAt(), visit.texts().of(key), note.text(), Visit.OURS));
  }
}
