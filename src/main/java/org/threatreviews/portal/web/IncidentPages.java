package org.threatreviews.portal.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.threatreviews.client.Contact;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.IncidentTurn;
import org.threatreviews.incident.steps.FollowUpDates;
import org.threatreviews.incident.steps.RequestsTakenBack;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.notification.HotlineSettings;
import org.threatreviews.notification.MailDates;
import org.threatreviews.portal.LinkVisit;
import org.threatreviews.portal.PageTexts;

/** The page of one security incident. */
@Component
class IncidentPages {

  private final IncidentFollowUp incidents;
  private final FollowUpDates dates;
  private final RequestsTakenBack takenBack;
  private final HotlineSettings hotline;
  private final Clock clock;

  IncidentPages(
      IncidentFollowUp incidents,
      FollowUpDates dates,
      RequestsTakenBack takenBack,
      HotlineSettings hotline,
      Clock clock) {
    this.incidents = incidents;
    this.dates = dates;
    this.takenBack = takenBack;
    this.hotline = hotline;
    this.clock = clock;
  }

  String show(LinkVisit visit, Model model) {
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
    model.addAttribute("workingUntil", workingUntil(incident, today));
    model.addAttribute("colleague", colleagueAskedBy(visit, incident));
    model.addAttribute(
        "askedAgainOn",
        dates.headsUpDay(visit.reference()).filter(day -> !day.isBefore(today)).orElse(null));
    model.addAttribute("tomorrow", today.plusDays(1));
    model.addAttribute("lastPromise", today.plusDays(Feedback.LONGEST_PROMISE_DAYS));
    model.addAttribute("lastAcceptedDay", today.plusMonths(Feedback.LONGEST_ACCEPTANCE_MONTHS));
    model.addAttribute("answerable", incident.status().isOpen());
    model.addAttribute(
        "hotline",
        hotline
            .about(incident.severity().name())
            .filter(number -> incident.status().isOpen())
            .orElse(null));
    model.addAttribute("requests", requestsTo(visit, incident));
    model.addAttribute("riskOwners", riskOwnersBesides(visit));
    model.addAttribute("colleaguesWait", colleaguesWait(visit, incident));
    return "portal-incident";
  }

  Done giveFeedback(LinkVisit visit, FeedbackForm form) {
    int before = incidents.get(visit.reference()).feedback().size();
    Feedback given = form.by(visit.contact().email());
    IncidentDetails after = incidents.giveFeedback(visit.reference(), given);
    boolean changed = after.feedback().size() > before;
    return changed && isRemindedBefore(given.promisedFor(), after)
        ? Done.RECORDED_STILL_REMINDING
        : Done.of(changed);
  }

  private static boolean isRemindedBefore(LocalDate promised, IncidentDetails incident) {
    return promised != null
        && incident.status() == IncidentStatus.AWAITING_CLIENT
        && !promised.equals(incident.silentUntil())
        && (incident.waitingUntil() == null || promised.isAfter(incident.waitingUntil()));
  }

  Done askForAcceptance(LinkVisit visit, AcceptanceRequestForm form) {
    return Done.of(
        incidents.askForAcceptance(visit.reference(), form.by(visit.contact().email())));
  }

  Done endAcceptance(LinkVisit visit, String reason) {
    int before = incidents.get(visit.reference()).notes().size();
    int after = incidents
        .withdrawAcceptance(
            visit.reference(), visit.contact().email(), FormInput.text("reason", reason))
        .notes()
        .size();
    return Done.of(after > before);
  }

  Done takeRequestBack(LinkVisit visit, RequestTakenBackForm form) {
    return Done.of(takenBack.takeBackByContact(
        visit.reference(),
        form.contact(),
        form.outcome(),
        form.why(),
        visit.contact().email()));
  }

  /** What colleagues have asked of the SOC, for a contact who may take it back. */
  private static List<ColleaguesRequest> colleaguesWait(LinkVisit visit, IncidentDetails incident) {
    if (!visit.contact().riskAuthority()) {
      return List.of();
    }
    return incident.requests().stream()
        .filter(request -> !EmailAddress.same(request.givenBy(), visit.contact().email()))
        .map(request -> new ColleaguesRequest(
            RequestTakenBackForm.value(request),
            event(visit, request).what(),
            request.comment(),
            visit.languageOf(request.givenBy())))
        .toList();
  }

  /** The day that the client has promised, as long as we wait for it; else null. */
  private static LocalDate workingUntil(IncidentDetails incident, LocalDate today) {
    LocalDate promised = incident.silentUntil();
    return incident.status() != IncidentStatus.AWAITING_CLIENT
            || promised == null
            || promised.isBefore(today)
        ? null
        : promised;
  }

  /** Whom this contact has asked to decide since the incident came to the client; null for nobody. */
  private static String colleagueAskedBy(LinkVisit visit, IncidentDetails incident) {
    return requests(incident)
        .filter(note -> visit.contact().email().equalsIgnoreCase(note.notedBy()))
        .map(FollowUpNote::regarding)
        .reduce((first, second) -> second)
        .map(visit::nameOf)
        .orElse(null);
  }

  private static List<Contact> riskOwnersBesides(LinkVisit visit) {
    return visit.client().contacts().stream()
        .filter(Contact::riskAuthority)
        .filter(contact -> !contact.equals(visit.contact()))
        .toList();
  }

  /** What colleagues have asked this contact to decide since the incident came to the client. */
  private static List<HistoryEntry> requestsTo(LinkVisit visit, IncidentDetails incident) {
    return requests(incident)
        .filter(note -> visit.contact().email().equalsIgnoreCase(note.regarding()))
        .map(note -> new HistoryEntry(
            note.notedAt(),
            visit.texts().of("ask.wanted", visit.nameOf(note.notedBy())),
            note.text(),
            visit.languageOf(note.notedBy())))
        .toList();
  }

  /** What contacts have asked each other to decide since the incident came to the client. */
  private static Stream<FollowUpNote> requests(IncidentDetails incident) {
    if (incident.status() != IncidentStatus.AWAITING_CLIENT) {
      return Stream.empty();
    }
    Instant since = incident.turns().stream()
        .map(IncidentTurn::beganAt)
        .reduce((first, second) -> second)
        .orElse(incident.reportedAt());
    return incident.notes().stream()
        .filter(note -> note.kind() == FollowUpNote.Kind.ACCEPTANCE_WANTED)
        .filter(note -> !note.notedAt().isBefore(since));
  }

  private static List<HistoryEntry> history(LinkVisit visit, IncidentDetails incident) {
    Stream<HistoryEntry> theirs = incident.feedback().stream().flatMap(said -> events(visit, said));
    Stream<HistoryEntry> ours =
        incident.notes().stream().flatMap(note -> event(visit, note).stream());
    return Stream.concat(theirs, ours)
        .sorted(Comparator.comparing(HistoryEntry::at))
        .toList();
  }

  private static Stream<HistoryEntry> events(LinkVisit visit, GivenFeedback said) {
    Stream<HistoryEntry> control = Stream.ofNullable(said.compensatingControl())
        .map(words -> new HistoryEntry(
            said.givenAt(),
            visit.texts().of("history.control"),
            words,
            visit.languageOf(said.givenBy())));
    return Stream.concat(Stream.of(recorded(visit, said, event(visit, said))), control);
  }

  private static HistoryEntry recorded(LinkVisit visit, GivenFeedback said, HistoryEntry entry) {
    return said.recordedBy() == null
        ? entry
        : new HistoryEntry(
            entry.at(),
            visit.texts().of("history.onBehalf", entry.what()),
            entry.text(),
            entry.language());
  }

  private static HistoryEntry event(LinkVisit visit, GivenFeedback said) {
    PageTexts texts = visit.texts();
    MailDates dates = visit.dates();
    String who = visit.nameOf(said.givenBy());
    String language = visit.languageOf(said.givenBy());
    return switch (said.outcome()) {
      case MITIGATED ->
        new HistoryEntry(
            said.givenAt(), texts.of("history.mitigated", who), said.comment(), language);
      case NEED_HELP ->
        new HistoryEntry(said.givenAt(), texts.of("history.help", who), said.comment(), language);
      case IN_PROGRESS ->
        new HistoryEntry(
            said.givenAt(),
            texts.of("history.progress", who, dates.date(said.promisedFor())),
            said.comment(),
            language);
      case RISK_ACCEPTED ->
        new HistoryEntry(
            said.givenAt(),
            texts.of("history.accepted", who, dates.date(said.acceptedUntil())),
            said.reason(),
            language);
    };
  }

  /** What was done besides, as far as it concerns the client. */
  private static Optional<HistoryEntry> event(LinkVisit visit, FollowUpNote note) {
    PageTexts texts = visit.texts();
    String regarding = note.regarding();
    return switch (note.kind()) {
      case REMOVAL_VERIFIED -> ours(note, texts.of("history.verified"));
      case STILL_PRESENT -> ours(note, texts.of("history.stillPresent"));
      case CLIENT_HELPED -> ours(note, texts.of("history.helped"));
      case REQUEST_WITHDRAWN ->
        regarding == null
            ? Optional.empty() // they have said something else, which stands there
            : takenBack(visit, note);
      case REOPENED -> ours(note, texts.of("history.reopened"));
      case SEVERITY_CHANGED ->
        ours(note, texts.of("history.severityChanged", texts.of("severity." + regarding)));
      case WITHDRAWN -> ours(note, texts.of("history.withdrawn"));
      case MERGED -> ours(note, texts.of("history.merged", regarding));
      case DUPLICATE_MERGED -> ours(note, texts.of("history.duplicateMerged", regarding));
      case ACCEPTANCE_SUSPENDED -> ours(note, texts.of("history.acceptanceSuspended"));
      case ACCEPTANCE_RESTORED -> ours(note, texts.of("history.acceptanceRestored"));
      case ACCEPTANCE_WITHDRAWN ->
        theirs(visit, note, texts.of("history.acceptanceWithdrawn", visit.nameOf(note.notedBy())));
      case ACCEPTANCE_WANTED ->
        theirs(visit, note, texts.of("history.acceptanceWanted", visit.nameOf(note.notedBy())));
      default -> Optional.empty();
    };
  }

  /** By a contact of theirs, or by us on behalf of whoever had asked. */
  private static Optional<HistoryEntry> takenBack(LinkVisit visit, FollowUpNote note) {
    PageTexts texts = visit.texts();
    String asked = visit.nameOf(note.regarding());
    if (!note.notedBy().contains("@")) {
      return ours(note, texts.of("history.takenBack", asked));
    }
    String what = EmailAddress.same(note.notedBy(), note.regarding())
        ? texts.of("history.takenBack", asked)
        : texts.of("history.takenBackByColleague", visit.nameOf(note.notedBy()), asked);
    return theirs(visit, note, what);
  }

  private static Optional<HistoryEntry> ours(FollowUpNote note, String what) {
    return Optional.of(new HistoryEntry(note.notedAt(), what, note.text(), LinkVisit.OURS));
  }

  private static Optional<HistoryEntry> theirs(LinkVisit visit, FollowUpNote note, String what) {
    return Optional.of(
        new HistoryEntry(note.notedAt(), what, note.text(), visit.languageOf(note.notedBy())));
  }
}
