package org.threatreviews.board.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.threatreviews.board.ContactRequest;
import org.threatreviews.board.ContactRequests;
import org.threatreviews.board.RequestKind;
import org.threatreviews.board.RequestPage;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Clients;

/** The record of what was asked of a client's contacts, for the team lead before a call. */
@Controller
@RequestMapping("/board/clients/{reference}")
class RequestPagesController {

  private static final int SIZE = 50;

  private final ContactRequests requests;
  private final Clients clients;
  private final BusinessCalendar calendar;

  RequestPagesController(ContactRequests requests, Clients clients, BusinessCalendar calendar) {
    this.requests = requests;
    this.clients = clients;
    this.calendar = calendar;
  }

  @GetMapping("/requests")
  String requests(
      @PathVariable String reference,
      @RequestParam(required = false) String about,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    String only = about == null || about.isBlank() ? null : about;
    RequestPage shown = requests.page(reference, only, Math.max(page, 0), SIZE);
    model.addAttribute("client", clients.get(reference));
    model.addAttribute("requests", shown);
    model.addAttribute("about", only);
    model.addAttribute("words", new BoardWords());
    model.addAttribute("requestWords", new RequestWords(calendar.zone()));
    model.addAttribute("zone", calendar.zone());
    model.addAttribute("pages", (shown.total() + SIZE - 1) / SIZE);
    return "board-requests";
  }

  /** For people signed in to the board, whose session does not count for the API. */
  @GetMapping("/requests.csv")
  void csv(@PathVariable String reference, HttpServletResponse response) throws IOException {
    RequestCsv.answer(response, reference, requests.all(reference, null), calendar.zone());
  }

  /** Puts a request into words. */
  static final class RequestWords {

    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final ZoneId zone;

    RequestWords(ZoneId zone) {
      this.zone = zone;
    }

    public String time(Instant at) {
      return TIME.format(at.atZone(zone));
    }

    /** What we wanted. */
    public String wanted(RequestKind kind) {
      return switch (kind) {
        case INCIDENT_REPORTED -> "Act on a new incident";
        case INCIDENT_REMINDER -> "Reminder: act on the incident";
        case INCIDENT_STILL_PRESENT -> "Act again: the threat is still present";
        case INCIDENT_HELP_GIVEN -> "Act, now that help has been given";
        case INCIDENT_REOPENED -> "Act again: the risk acceptance has ended";
        case SEVERITY_CHANGED -> "Act: the severity has changed";
        case ACCEPTANCE_WANTED -> "Accept a risk";
        case ACCEPTANCE_SUSPENDED -> "Decide again about an accepted risk";
        case ACCEPTANCE_ENDS_SOON -> "Decide before a risk acceptance ends";
        case AGENDA_POINTS -> "Suggest points for the agenda";
        case MEETING_REMINDER -> "Reminder: attend the meeting";
        case MEETING_MOVED -> "Attend the meeting on its new date";
        case QUESTION_CLOSES -> "Say whether the answer helped";
        case ACTION_REMINDER -> "Reminder: carry out an action";
        case TELEMETRY_REMINDER -> "Reminder: send telemetry";
        case ORIENTATION_CALL -> "Attend the orientation call";
        case PHONE_CALL -> "Phone call about the incident";
      };
    }

    public String state(ContactRequest request) {
      return switch (request.state()) {
        case ON_ITS_WAY -> "on its way";
        case HELD -> "held until the recipient's working hours";
        case SENT -> "sent " + time(request.sentAt());
        case UNDELIVERABLE -> request.reason();
        case CALLED_BACK -> "withdrawn before it was sent";
        case REACHED -> "reached";
        case NOT_REACHED -> "not reached";
      };
    }

    public String answer(ContactRequest request) {
      return switch (request.answer()) {
        case ANSWERED -> "answered " + time(request.answeredAt());
        case OPEN -> "no answer yet";
        case NOT_NEEDED -> "no answer needed any longer";
      };
    }
  }
}
