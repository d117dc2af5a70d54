package org.threatreviews.board.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.incident.escalation.ClientEscalation;
import org.threatreviews.incident.escalation.EscalationRule;
import org.threatreviews.incident.escalation.EscalationRules;
import org.threatreviews.problem.InvalidInput;

/** Who is called about a client's incidents, for the team lead. */
@Controller
@RequestMapping("/board/clients/{reference}/escalation-rules")
class EscalationPagesController {

  private final Clients clients;
  private final EscalationRules rules;

  EscalationPagesController(Clients clients, EscalationRules rules) {
    this.clients = clients;
    this.rules = rules;
  }

  @GetMapping
  String show(@PathVariable String reference, Model page) {
    Client client = clients.get(reference);
    ClientEscalation escalation = rules.of(reference);
    page.addAttribute("client", client);
    page.addAttribute("words", new BoardWords());
    page.addAttribute("escalation", escalation);
    page.addAttribute("callable", EscalationForm.callable(client));
    page.addAttribute("groups", EscalationForm.of(client, escalation.rules()));
    return "board-escalation-rules";
  }

  @PostMapping
  String replace(
      @PathVariable String reference,
      @RequestParam MultiValueMap<String, String> entered,
      RedirectAttributes next) {
    List<EscalationRule> wanted = EscalationForm.rules(entered);
    try {
      rules.replace(reference, wanted);
    } catch (InvalidInput refusal) {
      throw EscalationForm.inForm(refusal, wanted);
    }
    next.addFlashAttribute(
        "saved", wanted.isEmpty() ? "The default holds." : "The rules have been saved.");
    return "redirect:/board/clients/{reference}/escalation-rules";
  }
}
