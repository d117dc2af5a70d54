package org.threatreviews.incident.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threatreviews.calendar.Durations;
import org.threatreviews.client.Contact;
import org.threatreviews.incident.AskedAgain;
import org.threatreviews.incident.Callee;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.IncidentDetails;
import org.threatreviews.incident.IncidentDetails.OpenCall;
import org.threatreviews.incident.IncidentFollowUp.CaseFile;
import org.threatreviews.problem.InWords;
import org.threatreviews.task.process.Markdown;

/** Writes a case file as Markdown, short enough for a process variable. */
final class IncidentBriefing {

  /** The engine takes strings of up to 4,000 characters. */
  private static final int LONGEST = 4000;

  private static final int LONGEST_TEXT = 600;
  private static final int LAST_EVENTS = 6;
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

  private record Event(Instant at, String text) {}

  private IncidentBriefing() {}

  static String of(CaseFile file) {
    IncidentDetails report = file.incident();
    ZoneId zone = file.client().timeZone();
    String briefing = """
        ## %s: %s
        **%s**, incident %s, reported %s (%s)%s

        %s. Working time so far: client %s, SOC %s.
        %s%s
        **Contacts**

        %s

        **What has happened so far** (reminders sent: %d)

        %s

        **Recommendation:** %s

        **Description:** %s
        """.formatted(
            text(file.client().name()),
            text(report.title()),
            capitalized(report.severity()),
            report.reference(),
            dateTime(report.reportedAt(), zone),
            InWords.zone(zone),
            report.asset() == null ? "" : ", affects " + text(report.asset()),
            state(report),
            Durations.ofWork(report.clientTime()),
            Durations.ofWork(report.socTime()),
            requests(report, zone),
            call(file, zone),
            file.client().contacts().stream()
                .map(IncidentBriefing::contact)
                .collect(Collectors.joining("\n")),
            report.remindersSent(),
            history(report, zone),
            text(report.recommendation()),
            text(report.description()));
    return briefing.length() <= LONGEST ? briefing : briefing.substring(0, LONGEST - 1) + "…";
  }

  private static String state(IncidentDetails incident) {
    return switch (incident.status()) {
      case AWAITING_CLIENT ->
        (incident.unanswered()
                ? "The client has not answered" + since(incident)
                : "The client's turn")
            + (incident.waitingUntil() == null
                ? ""
                : "; a team lead decided to wait until " + InWords.day(incident.waitingUntil()));
      case AWAITING_SOC -> "The SOC's turn";
      case RISK_ACCEPTED -> "Risk accepted until " + InWords.day(incident.acceptedUntil());
      case CLOSED -> "Closed";
      case WITHDRAWN -> "Withdrawn";
    };
  }

  private static String since(IncidentDetails incident) {
    AskedAgain again = AskedAgain.in(incident.feedback(), incident.notes());
    if (again != null) {
      return " since " + again.inWords();
    }
    LocalDate promised = incident.feedback().isEmpty()
        ? null
        : incident.feedback().get(incident.feedback().size() - 1).promisedFor();
    return promised == null ? "" : " since it promised to be done by " + InWords.day(promised);
  }

  /** What the SOC has to see to, now and after that. */
  private static String requests(IncidentDetails incident, ZoneId zone) {
    if (incident.requests().isEmpty()) {
      return "";
    }
    return incident.requests().stream()
        .map(request -> "%d. %s by %s, %s: %s"
            .formatted(
                incident.requests().indexOf(request) + 1,
                capitalized(request.outcome()),
                text(request.givenBy()),
                dateTime(request.givenAt(), zone),
                text(request.comment())))
        .collect(Collectors.joining(
            "\n", "\n**What the client waits for, first things first**\n\n", "\n"));
  }

  /** Whom to phone, or that somebody is about to. */
  private static String call(CaseFile file, ZoneId zone) {
    OpenCall call = file.incident().call();
    if (call == null) {
      return "";
    }
    String next = file.callees().isEmpty()
        ? "No phone number is known that may be called now; please find one."
        : "Call **%s**, %s%s%s."
            .formatted(
                text(next(file, call.attempts()).name()),
                text(next(file, call.attempts()).phone()),
                standIn(next(file, call.attempts())),
                call.nextAt() == null ? "" : ", " + dateTime(call.nextAt(), zone));
    return "\n**A call is open since %s.** Attempts so far: %d. %s\n"
        .formatted(dateTime(call.askedAt(), zone), call.attempts(), next);
  }

  private static String standIn(Callee callee) {
    return callee.standsInFor() == null
        ? ""
        : " (stands in for %s, who is away)".formatted(text(callee.standsInFor()));
  }

  private static Callee next(CaseFile file, int attempts) {
    return file.callees().get(attempts % file.callees().size());
  }

  private static String contact(Contact contact) {
    return "- %s, %s, %s%s"
        .formatted(
            text(contact.name()),
            contact.phone() == null ? "no phone number" : text(contact.phone()),
            text(contact.email()),
            contact.riskAuthority() ? ", may accept risks" : "");
  }

  private static String history(IncidentDetails file, ZoneId zone) {
    List<Event> events = Stream.concat(
            file.feedback().stream().map(IncidentBriefing::event),
            file.notes().stream()
                .filter(note -> note.kind() != FollowUpNote.Kind.REMINDER_SENT)
                .map(IncidentBriefing::event))
        .sorted((a, b) -> a.at().compareTo(b.at()))
        .toList();
    return events.stream()
        .skip(Math.max(0, events.size() - LAST_EVENTS))
        .map(event -> "- %s: %s".formatted(dateTime(event.at(), zone), event.text()))
        .collect(Collectors.joining("\n"));
  }

  private static Event event(GivenFeedback given) {
    String text = Stream.of(
            given.comment(),
            given.reason(),
            given.compensatingControl() == null
                ? null
                : "compensating control: " + given.compensatingControl(),
            given.promisedFor() == null ? null : "promised for " + InWords.day(given.promisedFor()),
            given.acceptedUntil() == null
                ? null
                : "accepted until " + InWords.day(given.acceptedUntil()))
        .filter(part -> part != null)
        .map(IncidentBriefing::text)
        .collect(Collectors.joining(" · "));
    return new Event(
        given.givenAt(),
        "**%s** says %s: %s".formatted(text(given.givenBy()), words(given.outcome()), text));
  }

  private static Event event(FollowUpNote note) {
    return new Event(
        note.notedAt(),
        words(note.kind())
            + (note.regarding() == null ? "" : " (%s)".formatted(text(note.about())))
            + (note.text() == null ? "" : ": " + text(note.text())));
  }

  private static String words(Enum<?> value) {
    return InWords.of(value);
  }

  private static String capitalized(Enum<?> value) {
    String words = InWords.of(value);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String dateTime(Instant at, ZoneId zone) {
    return DATE_TIME.format(at.atZone(zone));
  }

  /** Shortened, on one line, and with nothing in it that Markdown would take for markup. */
  private static String text(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    String shortened =
        line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT - 1) + "…";
    return Markdown.literal(shortened);
  }
}
