package org.threatreviews.board.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.improvement.ActionPoint;
import org.threatreviews.improvement.ActionPointStatus;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.Owner;
import org.threatreviews.problem.UnknownReference;

/** A client's improvement list and open action points, for the whole team. */
@Controller
@RequestMapping("/board/clients/{reference}/improvements")
class ImprovementPagesController {

  private static final String PAGE = "redirect:/board/clients/{reference}/improvements";

  private final Clients clients;
  private final Improvements improvements;
  private final ActionPoints actionPoints;

  /**
   * An open improvement as the page shows it.
   *
   * @param states that can be chosen for it
   */
  record Row(Improvement entry, List<ImprovementStatus> states) {}

  ImprovementPagesController(
      Clients clients, Improvements improvements, ActionPoints actionPoints) {
    this.clients = clients;
    this.improvements = improvements;
    this.actionPoints = actionPoints;
  }

  @GetMapping
  String list(@PathVariable String reference, Model page) {
    Client client = clients.get(reference);
    List<Improvement> all = improvements.of(reference);
    page.addAttribute("client", client);
    page.addAttribute("words", new BoardWords());
    page.addAttribute(
        "open",
        all.stream()
            .filter(Improvement::isOpen)
            .map(ImprovementPagesController::row)
            .toList());
    page.addAttribute("settled", all.stream().filter(entry -> !entry.isOpen()).toList());
    page.addAttribute("actionPoints", actionPoints.openOf(reference));
    page.addAttribute("owners", Owner.values());
    page.addAttribute("actionStatuses", ActionPointStatus.values());
    return "board-improvements";
  }

  @PostMapping
  String propose(
      @PathVariable String reference,
      @ModelAttribute ImprovementForm entered,
      RedirectAttributes next) {
    improvements.submit(entered.proposal(reference));
    next.addFlashAttribute("saved", "The improvement is now on the list.");
    return PAGE;
  }

  @PostMapping("/{id}")
  String change(
      @PathVariable String reference,
      @PathVariable long id,
      @ModelAttribute ImprovementForm entered,
      RedirectAttributes next) {
    if (!improvements.get(id).clientReference().equals(reference)) {
      throw new UnknownReference("id", "improvement", String.valueOf(id));
    }
    Improvement changed = improvements.change(id, entered.change());
    next.addFlashAttribute("saved", "Saved: %s.".formatted(changed.title()));
    return PAGE;
  }

  @PostMapping("/action-points/{id}")
  String changeActionPoint(
      @PathVariable String reference,
      @PathVariable UUID id,
      @ModelAttribute ImprovementForm entered,
      RedirectAttributes next) {
    if (!actionPoints.get(id).clientReference().equals(reference)) {
      throw new UnknownReference("id", "action point", id.toString());
    }
    ActionPoint changed = actionPoints.change(id, entered.actionPointChange(), null);
    next.addFlashAttribute("saved", "Saved: %s.".formatted(changed.title()));
    return PAGE;
  }

  /** The current state first, then those it can change to. */
  private static Row row(Improvement entry) {
    return new Row(
        entry,
        Stream.concat(
                Stream.of(entry.status()),
                Stream.of(ImprovementStatus.values()).filter(entry.status()::mayBecome))
            .toList());
  }
}
