package org.threatreviews.board.web.contact;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.board.web.BoardWords;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientData;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Languages;
import org.threatreviews.contact.ClientDataChanges;
import org.threatreviews.contact.ClientDataEffect;

/** What a client is called and where it is, for the team lead. */
@Controller
@RequestMapping("/board/clients/{reference}/data")
class ClientDataPagesController {

  private static final String PAGE = "redirect:/board/clients/{reference}/data";

  private final Clients clients;
  private final ClientDataChanges changes;
  private final BusinessCalendar calendar;

  /** Something to choose from. */
  record Choice(String value, String label) {}

  ClientDataPagesController(Clients clients, ClientDataChanges changes, BusinessCalendar calendar) {
    this.clients = clients;
    this.changes = changes;
    this.calendar = calendar;
  }

  @GetMapping
  String show(@PathVariable String reference, Model page) {
    Client client = clients.get(reference);
    page.addAttribute("client", client);
    page.addAttribute("countries", countries());
    page.addAttribute("languages", Languages.WRITTEN.stream().sorted().toList());
    page.addAttribute("words", new BoardWords());
    if (!page.containsAttribute("entered")) {
      page.addAttribute("entered", ClientDataForm.of(client));
    }
    return "board-client-data";
  }

  private static List<Choice> countries() {
    return Arrays.stream(Locale.getISOCountries())
        .map(code -> new Choice(
            code, new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH)))
        .sorted(Comparator.comparing(Choice::label))
        .toList();
  }

  /** What the change would move, to be looked at before it is confirmed. */
  @PostMapping("/preview")
  String preview(
      @PathVariable String reference,
      @ModelAttribute ClientDataForm entered,
      RedirectAttributes next) {
    ClientData wanted = entered.data();
    ClientDataEffect effect = changes.preview(reference, before -> wanted);
    next.addFlashAttribute("effect", effect.inWords(calendar.zone(), wanted.timeZone()));
    next.addFlashAttribute("entered", entered);
    return PAGE;
  }

  @PostMapping
  String change(
      @PathVariable String reference,
      @ModelAttribute ClientDataForm entered,
      RedirectAttributes next) {
    ClientData wanted = entered.data();
    ClientDataEffect effect = changes.carryOut(reference, before -> wanted);
    next.addFlashAttribute(
        "saved",
        "Saved: %s. %s"
            .formatted(
                wanted.name(),
                String.join(" ", effect.meetingsInWords(calendar.zone(), wanted.timeZone()))));
    return PAGE;
  }
}
