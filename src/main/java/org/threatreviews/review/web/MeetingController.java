package org.threatreviews.review.web;

import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.problem.InWords;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewRecord;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.AgendaKind;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.meeting.ReviewMeeting;
import org.threatreviews.review.pack.ReviewPacks;
import org.threatreviews.review.place.MeetingPlaces;
import org.threatreviews.review.plan.MeetingPlaceChanges;
import org.threatreviews.review.web.MeetingEntries.Entered;
import org.threatreviews.review.web.MeetingEntries.Notes;
import org.threatreviews.review.web.MeetingEntries.Saved;
import org.threatreviews.review.web.MeetingEntries.Written;
import org.threatreviews.staff.Staff;

/**
 * The pages for staff: what the analyst fills in during the meeting, and the pack. A script saves
 * what is entered as it is entered, by PUT; without it each form is sent by its button.
 */
@Controller
@RequestMapping("/reviews/{reference}")
class MeetingController {

  private static final Choice CARRIED_OVER =
      new Choice("CARRIED_OVER", "Carried over to the next review");

  private static final List<Choice> OUTCOMES = List.of(
      new Choice("DISCUSSED", "Discussed"),
      new Choice("ACTION_AGREED", "Action agreed"),
      new Choice("HANDED_TO_SOC", "Handed to the SOC"),
      CARRIED_OVER);

  private final ThreatReviews reviews;
  private final ReviewPacks packs;
  private final ReviewAgenda reviewAgenda;
  private final ReviewMeeting meeting;
  private final IncidentFollowUp incidents;
  private final Questions questions;
  private final Clients clients;
  private final Staff staff;
  private final MeetingPlaceChanges places;
  private final BusinessCalendar calendar;

  /** An outcome as the page offers it. */
  record Choice(String value, String label) {}

  /**
   * An agenda item as the page shows it.
   *
   * @param number its place in the meeting, from 1
   * @param known whether there is more to read about it
   * @param key by which an improvement that is proposed from here is known when it is sent again
   */
  record Line(
      int number,
      AgendaView.Item item,
      MeetingForm entry,
      boolean known,
      List<String> improvements,
      UUID key) {}

  /** A form that was refused, with what was typed. */
  record Refused(UUID id, MeetingForm entry, ProposalForm proposal) {}

  /** Writes instants in the business zone. */
  record Dates(ZoneId zone) {

    private static final DateTimeFormatter DATE_TIME =
        DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);

    public String dateTime(Instant instant) {
      return "%s (%s)".formatted(DATE_TIME.format(instant.atZone(zone)), InWords.zone(zone));
    }
  }

  MeetingController(
      ThreatReviews reviews,
      ReviewPacks packs,
      ReviewAgenda reviewAgenda,
      ReviewMeeting meeting,
      IncidentFollowUp incidents,
      Questions questions,
      Clients clients,
      Staff staff,
      MeetingPlaceChanges places,
      BusinessCalendar calendar) {
    this.places = places;
    this.reviews = reviews;
    this.packs = packs;
    this.reviewAgenda = reviewAgenda;
    this.meeting = meeting;
    this.incidents = incidents;
    this.questions = questions;
    this.clients = clients;
    this.staff = staff;
    this.calendar = calendar;
  }

  @GetMapping("/meeting")
  String meeting(@PathVariable String reference, Model page) {
    ReviewRecord known = reviews.recordOf(reference);
    AgendaView agenda = reviewAgenda.of(reference);
    Client client = clients.get(known.review().client());
    page.addAttribute("review", known.review());
    page.addAttribute("record", known);
    page.addAttribute("client", client.name());
    page.addAttribute(
        "leader", staff.nameOf(known.review().analyst()).orElse(known.review().analyst()));
    page.addAttribute(
        "people", client.contacts().stream().map(Contact::name).collect(Collectors.joining(", ")));
    page.addAttribute(
        "meetingPlace", places.of(reference).map(MeetingPlaces.Found::place).orElse(null));
    page.addAttribute("dates", new Dates(calendar.zone()));
    page.addAttribute("notes", Notes.of(meeting.notes(reference)));
    page.addAttribute("lines", lines(agenda, meeting.improvements(reference)));
    page.addAttribute("undecided", agenda.undecided().size());
    page.addAttribute("outcomes", outcomes(reference, agenda));
    page.addAttribute("owners", Owner.values());
    return "review-meeting";
  }

  /** Nothing is carried over to a review that does not exist; what was, when there was one, shows. */
  private List<Choice> outcomes(String reference, AgendaView agenda) {
    boolean offered = reviews.isFollowed(reference) || !agenda.carriedOver().isEmpty();
    return OUTCOMES.stream().filter(choice -> offered || choice != CARRIED_OVER).toList();
  }

  private static List<Line> lines(AgendaView agenda, Map<UUID, List<String>> improvements) {
    return IntStream.range(0, agenda.items().size())
        .mapToObj(i -> {
          AgendaView.Item item = agenda.items().get(i);
          return new Line(
              i + 1,
              item,
              MeetingEntries.entry(item),
              hasBackground(item),
              improvements.getOrDefault(item.id(), List.of()),
              UUID.randomUUID());
        })
        .toList();
  }

  private static boolean hasBackground(AgendaView.Item item) {
    return item.subject() != null && (isIncident(item) || item.kind() == AgendaKind.QUESTION);
  }

  private static boolean isIncident(AgendaView.Item item) {
    return switch (item.kind()) {
      case INCIDENT, FOLLOW_UP, ACCEPTED_RISK -> true;
      case IMPROVEMENT, ACTION_POINT, CLIENT_POINT, QUESTION, SPECIAL -> false;
    };
  }

  /** What there is to know about an incident or a question, for when it is talked about. */
  @GetMapping("/meeting/{id}/background")
  String background(@PathVariable String reference, @PathVariable UUID id, Model page) {
    AgendaView.Item item = reviewAgenda.item(reference, id);
    page.addAttribute("review", reviews.get(reference));
    page.addAttribute("item", item);
    page.addAttribute("dates", new Dates(calendar.zone()));
    if (hasBackground(item) && isIncident(item)) {
      page.addAttribute("incident", incidents.get(item.subject()));
    } else if (hasBackground(item)) {
      page.addAttribute("question", questions.get(item.subject()));
    }
    return "review-meeting-background";
  }

  /** All that is entered, by which a page notices what another window has saved. */
  @GetMapping("/meeting/entries")
  @ResponseBody
  MeetingEntries entries(@PathVariable String reference) {
    return new MeetingEntries(
        reviewAgenda.of(reference).items().stream()
            .map(item ->
                new MeetingEntries.Item(item.id(), MeetingEntries.entry(item), item.decidedBy()))
            .toList(),
        Notes.of(meeting.notes(reference)));
  }

  /** Saves one item while it is filled in. */
  @PutMapping("/meeting/{id}")
  @ResponseBody
  Saved<MeetingForm> enter(
      @PathVariable String reference,
      @PathVariable UUID id,
      @Valid @RequestBody Entered entered,
      Principal user) {
    MeetingForm replaced = meeting
        .enter(
            reference, id, entered.entry().decision(), entered.before().decision(), user.getName())
        .map(MeetingForm::of)
        .orElse(null);
    return new Saved<>(replaced);
  }

  /** Saves what is written beside the agenda while it is written. */
  @PutMapping("/meeting/notes")
  @ResponseBody
  Saved<Notes> write(
      @PathVariable String reference, @Valid @RequestBody Written written, Principal user) {
    Notes replaced = meeting
        .write(reference, written.entry().typed(), written.before().typed(), user.getName())
        .map(Notes::of)
        .orElse(null);
    return new Saved<>(replaced);
  }

  @PutMapping("/meeting/{id}/improvements/{key}")
  @ResponseBody
  List<String> propose(
      @PathVariable String reference,
      @PathVariable UUID id,
      @PathVariable UUID key,
      @RequestBody ProposalForm proposal,
      Principal user) {
    propose(reference, id, key, proposal, user.getName());
    return meeting.improvements(reference).getOrDefault(id, List.of());
  }

  private void propose(String reference, UUID id, UUID key, ProposalForm proposal, String by) {
    meeting.propose(
        reference,
        id,
        key,
        proposal.checkedTitle(),
        proposal.checkedReason(),
        proposal.checkedOwner(),
        proposal.checkedTargetDate(),
        by);
  }

  /** Saves one item; the others, and what another window has saved about them, stay. */
  @PostMapping("/meeting/{id}")
  String decide(
      @PathVariable String reference,
      @PathVariable UUID id,
      @ModelAttribute MeetingForm entered,
      Principal user,
      RedirectAttributes next) {
    return answer(
        id.toString(),
        new Refused(id, entered, null),
        next,
        () -> reviewAgenda.decide(reference, id, entered.decision(), user.getName()));
  }

  @PostMapping("/meeting/notes")
  String write(
      @PathVariable String reference,
      @ModelAttribute Notes written,
      Principal user,
      RedirectAttributes next) {
    next.addFlashAttribute("notesTyped", written);
    return answer("notes", null, next, () -> {
      Notes present = Notes.of(meeting.notes(reference));
      meeting.write(reference, written.typed(), present.typed(), user.getName());
    });
  }

  @PostMapping("/meeting/{id}/improvements")
  String propose(
      @PathVariable String reference,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @ModelAttribute ProposalForm proposal,
      Principal user,
      RedirectAttributes next) {
    return answer(
        id.toString(),
        new Refused(id, null, proposal),
        next,
        () -> propose(reference, id, key, proposal, user.getName()));
  }

  private static String answer(
      String anchor, Refused refused, RedirectAttributes next, Runnable useCase) {
    if (!FormAnswer.carriedOut(useCase, next)) {
      next.addFlashAttribute("refused", refused);
    }
    return "redirect:/reviews/{reference}/meeting#" + anchor;
  }

  @GetMapping("/pack")
  String pack(@PathVariable String reference, Model page) {
    page.addAttribute("review", reviews.get(reference));
    packs.find(reference).ifPresent(pack -> {
      page.addAttribute("html", pack.html());
      page.addAttribute("published", pack);
    });
    return "review-pack";
  }

  /** What would be published now, for whoever prepares the review. */
  @GetMapping("/draft")
  String draft(@PathVariable String reference, Model page) {
    page.addAttribute("review", reviews.get(reference));
    String draft = packs.draft(reference);
    page.addAttribute("html", draft);
    page.addAttribute("unset", packs.unset(draft));
    return "review-pack";
  }
}
