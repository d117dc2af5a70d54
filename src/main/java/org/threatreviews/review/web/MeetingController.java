package org.threatreviews.review.web;

import java.security.Principal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Clients;
import org.threatreviews.improvement.Owner;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.AgendaView;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;

/** The pages for staff: what the analyst fills in during the meeting, and the pack. */
@Controller
@RequestMapping("/reviews/{reference}")
class MeetingController {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);
  private static final List<Choice> OUTCOMES = List.of(
      new Choice("DISCUSSED", "Discussed"),
      new Choice("ACTION_AGREED", "Action agreed"),
      new Choice("HANDED_TO_SOC", "Handed to the SOC"),
      new Choice("CARRIED_OVER", "Carried over to the next review"));

  private final ThreatReviews reviews;
  private final Clients clients;
  private final BusinessCalendar calendar;

  /** An outcome as the page offers it. */
  record Choice(String value, String label) {}

  MeetingController(ThreatReviews reviews, Clients clients, BusinessCalendar calendar) {
    this.reviews = reviews;
    this.clients = clients;
    this.calendar = calendar;
  }

  @GetMapping("/meeting")
  String meeting(@PathVariable String reference, Model page) {
    ReviewSummary review = reviews.get(reference);
    AgendaView agenda = reviews.agenda(reference);
    page.addAttribute("review", review);
    page.addAttribute("client", clients.get(review.client()).name());
    page.addAttribute(
        "start",
        "%s (%s)"
            .formatted(DATE_TIME.format(review.start().atZone(calendar.zone())), calendar.zone()));
    page.addAttribute("items", agenda.items());
    page.addAttribute("undecided", agenda.undecided().size());
    page.addAttribute("outcomes", OUTCOMES);
    page.addAttribute("owners", Owner.values());
    return "review-meeting";
  }

  /** Saves one item; the others, and what another window has saved about them, stay. */
  @PostMapping("/meeting/{id}")
  String decide(
      @PathVariable String reference,
      @PathVariable UUID id,
      @RequestParam(required = false) String outcome,
      @RequestParam(required = false) String note,
      @RequestParam(required = false) String actionTitle,
      @RequestParam(required = false) String actionOwner,
      @RequestParam(required = false) String actionDueDate,
      Principal user,
      RedirectAttributes next) {
    MeetingForm entered =
        new MeetingForm(id, outcome, note, actionTitle, actionOwner, actionDueDate);
    try {
      reviews.decide(reference, id, entered.decision(), user.getName());
      next.addFlashAttribute("saved", true);
    } catch (InvalidInput | StateConflict e) {
      next.addFlashAttribute("problem", e.getMessage());
      next.addFlashAttribute("entered", entered);
    }
    return "redirect:/reviews/{reference}/meeting#" + id;
  }

  @GetMapping("/pack")
  String pack(@PathVariable String reference, Model page) {
    page.addAttribute("review", reviews.get(reference));
    reviews.publishedPack(reference).ifPresent(pack -> {
      page.addAttribute("html", pack.html());
      page.addAttribute("published", pack);
    });
    return "review-pack";
  }

  /** What would be published now, for whoever prepares the review. */
  @GetMapping("/draft")
  String draft(@PathVariable String reference, Model page) {
    page.addAttribute("review", reviews.get(reference));
    page.addAttribute("html", reviews.draftOfPack(reference));
    return "review-pack";
  }
}
