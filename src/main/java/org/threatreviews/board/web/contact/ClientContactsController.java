package org.threatreviews.board.web.contact;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.board.web.BoardWords;
import org.threatreviews.client.AutomaticAnswers;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAbsence;
import org.threatreviews.client.ContactAbsences;
import org.threatreviews.client.ContactBook;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Languages;
import org.threatreviews.contact.ContactChanges;

/** The contacts of a client for the team lead: who they are, and what can be changed. */
@Controller
@RequestMapping("/board/clients/{reference}/contacts")
class ClientContactsController {

  private static final String PAGE = "redirect:/board/clients/{reference}/contacts";

  private final Clients clients;
  private final ContactAbsences absences;
  private final AutomaticAnswers answers;
  private final ContactChanges changes;
  private final Clock clock;

  /**
   * A contact as the page shows it.
   *
   * @param absences those that are not over
   * @param away whether it is away today
   * @param answer that an automatic answer has come that no absence explains, in words; else null
   * @param successor name of who takes over; null for nobody by name
   */
  record Row(
      Contact contact,
      List<AbsenceRow> absences,
      boolean away,
      String answer,
      String successor,
      ContactForm form) {}

  /**
   * @param standIn name; null for nobody
   */
  record AbsenceRow(long id, LocalDate from, LocalDate to, String standIn) {}

  ClientContactsController(
      Clients clients,
      ContactAbsences absences,
      AutomaticAnswers answers,
      ContactChanges changes,
      Clock clock) {
    this.clients = clients;
    this.absences = absences;
    this.answers = answers;
    this.changes = changes;
    this.clock = clock;
  }

  @GetMapping
  String show(@PathVariable String reference, Model page) {
    Client client = clients.get(reference);
    List<ContactAbsence> all = absences.of(client);
    Map<String, AutomaticAnswers.Answer> automatic = answers.unexplained(client, clock.instant());
    page.addAttribute("client", client);
    page.addAttribute("words", new BoardWords());
    page.addAttribute(
        "contacts",
        client.contacts().stream()
            .map(contact -> row(client, contact, all, automatic.get(contact.id())))
            .toList());
    page.addAttribute(
        "former", client.everyContact().stream().filter(Contact::hasLeft).toList());
    page.addAttribute("nobodyMayAcceptRisks", client.lacksRiskAuthority());
    page.addAttribute("roles", ContactRole.values());
    page.addAttribute(
        "days", Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList());
    page.addAttribute("languages", Languages.WRITTEN.stream().sorted().toList());
    page.addAttribute("blank", ContactForm.empty(client));
    return "board-contacts";
  }

  private Row row(
      Client client, Contact contact, List<ContactAbsence> all, AutomaticAnswers.Answer answer) {
    LocalDate today = clients.today(contact.timeZone());
    List<AbsenceRow> ahead = all.stream()
        .filter(
            absence -> absence.contact().equals(contact.id()) && !absence.to().isBefore(today))
        .map(absence -> new AbsenceRow(
            absence.id(), absence.from(), absence.to(), name(client, absence.standIn())))
        .toList();
    return new Row(
        contact,
        ahead,
        ahead.stream().anyMatch(absence -> !absence.from().isAfter(today)),
        answer == null ? null : inWords(contact, answer),
        name(client, contact.successor()),
        ContactForm.of(contact));
  }

  private static String inWords(Contact contact, AutomaticAnswers.Answer answer) {
    return "Automatic answer on %s%s. If %s is away, please enter it below."
        .formatted(
            new BoardWords().time(answer.seenAt().atZone(contact.timeZone()).toOffsetDateTime()),
            answer.subject() == null ? "" : ": “%s”".formatted(answer.subject()),
            contact.name());
  }

  private static String name(Client client, String id) {
    return id == null ? null : client.contactWithId(id).map(Contact::name).orElse(id);
  }

  @PostMapping
  String add(
      @PathVariable String reference,
      @ModelAttribute ContactForm entered,
      RedirectAttributes next) {
    String name = changes.join(reference, entered.data(), null).contact().name();
    return saved("%s is now a contact.".formatted(name), next);
  }

  @PostMapping("/{id}")
  String change(
      @PathVariable String reference,
      @PathVariable String id,
      @ModelAttribute ContactForm entered,
      RedirectAttributes next) {
    String name =
        changes.change(reference, id, before -> entered.data(), null).contact().name();
    return saved("Saved: %s.".formatted(name), next);
  }

  @PostMapping("/{id}/departure")
  String leave(
      @PathVariable String reference,
      @PathVariable String id,
      @ModelAttribute ContactForm entered,
      RedirectAttributes next) {
    return saved(
        leaving(changes.leaveAfter(reference, id, entered.lastDay(), entered.chosenPerson(), null)),
        next);
  }

  @PostMapping("/{id}/replacement")
  String replace(
      @PathVariable String reference,
      @PathVariable String id,
      @ModelAttribute ContactForm entered,
      RedirectAttributes next) {
    return saved(
        leaving(changes.replace(reference, id, entered.lastDay(), entered.newcomer(), null)), next);
  }

  private static String leaving(ContactBook.Outcome outcome) {
    Contact contact = outcome.contact();
    String next = name(outcome.client(), contact.successor());
    return "%s is a contact until %s. %s"
        .formatted(
            contact.name(),
            new BoardWords().day(contact.lastDay()),
            next == null
                ? "Then open matters go to whoever is asked next."
                : "Then %s takes over.".formatted(next));
  }

  @PostMapping("/{id}/departure/withdrawal")
  String stay(@PathVariable String reference, @PathVariable String id, RedirectAttributes next) {
    return saved(
        "%s stays.".formatted(changes.stay(reference, id, null).contact().name()), next);
  }

  @PostMapping("/{id}/absences")
  String away(
      @PathVariable String reference,
      @PathVariable String id,
      @ModelAttribute ContactForm entered,
      RedirectAttributes next) {
    changes.away(
        reference, id, entered.firstDayAway(), entered.lastDayAway(), entered.chosenPerson(), null);
    return saved("The absence has been recorded.", next);
  }

  @PostMapping("/{id}/absences/{absence}/withdrawal")
  String back(
      @PathVariable String reference,
      @PathVariable String id,
      @PathVariable long absence,
      RedirectAttributes next) {
    changes.back(reference, id, absence, null);
    return saved("The absence has been taken back.", next);
  }

  private static String saved(String what, RedirectAttributes next) {
    next.addFlashAttribute("saved", what);
    return PAGE;
  }
}
