package org.threatreviews.board.web;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Clients;
import org.threatreviews.closing.ContractClosing;
import org.threatreviews.staff.Staff;

/** What is left when a client's contract ends; a lead decides about it item by item. */
@Controller
@RequestMapping("/board/clients/{reference}/closing")
class ClosingPagesController {

  private final Clients clients;
  private final ContractClosing closing;
  private final Staff staff;
  private final BusinessCalendar calendar;

  ClosingPagesController(
      Clients clients, ContractClosing closing, Staff staff, BusinessCalendar calendar) {
    this.clients = clients;
    this.closing = closing;
    this.staff = staff;
    this.calendar = calendar;
  }

  @GetMapping
  String list(@PathVariable String reference, Model page) {
    page.addAttribute("client", clients.get(reference));
    page.addAttribute("words", new BoardWords());
    page.addAttribute("zone", calendar.zone());
    page.addAttribute("staff", staff);
    page.addAttribute("items", closing.list(reference));
    return "board-closing";
  }

  @PostMapping
  String decide(
      @PathVariable String reference,
      @ModelAttribute ClosingForm entered,
      Principal lead,
      RedirectAttributes next) {
    closing.decide(
        reference, entered.kindOfItem(), entered.item(), entered.decision(), lead.getName());
    next.addFlashAttribute("saved", "Decided: %s.".formatted(entered.item()));
    return "redirect:/board/clients/{reference}/closing";
  }
}
