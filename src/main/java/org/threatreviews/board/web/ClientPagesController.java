package org.threatreviews.board.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threatreviews.board.SilentClients;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.MailPreferences;
import org.threatreviews.notification.OptOut;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.place.MeetingPlaces.Scope;
import org.threatreviews.review.plan.ContractChangeWords;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.MeetingPlaceChanges;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Staff;

/**
 * One client: contract, plan and whom to call, for everybody who works for it; what can be changed in
 * them, for the team lead.
 */
@Controller
@RequestMapping("/board/clients/{reference}")
class ClientPagesController {

  private static final String PAGE = "redirect:/board/clients/{reference}";
  private static final Set<String> REVIEW_TEAM = Set.of("team-lead", "analyst", "advisor");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

  private final Clients clients;
  private final ReviewProgramme programme;
  private final MeetingMoves moves;
  private final ThreatReviews reviews;
  private final ContractChanges contractChanges;
  private final Staff pool;
  private final BusinessCalendar calendar;
  private final MailPreferences preferences;
  private final SilentClients silentClients;
  private final MeetingPlaceChanges places;

  /**
   * A review as the page shows it.
   *
   * @param start in the business zone, as a form field takes it
   * @param open whether it can still be moved
   */
  record Row(
      String reference,
      int sequence,
      String title,
      String when,
      LocalDateTime start,
      String analyst,
      String status,
      boolean open) {}

  /**
   * A contact and the mails that this person does not want.
   *
   * @param off in words, with the time since when
   */
  record ContactRow(String name, String email, List<String> off) {}

  ClientPagesController(
      Clients clients,
      ReviewProgramme programme,
      MeetingMoves moves,
      ThreatReviews reviews,
      ContractChanges contractChanges,
      Staff pool,
      BusinessCalendar calendar,
      MailPreferences preferences,
      SilentClients silentClients,
      MeetingPlaceChanges places) {
    this.clients = clients;
    this.programme = programme;
    this.moves = moves;
    this.reviews = reviews;
    this.contractChanges = contractChanges;
    this.pool = pool;
    this.calendar = calendar;
    this.preferences = preferences;
    this.silentClients = silentClients;
    this.places = places;
  }

  @GetMapping
  String client(@PathVariable String reference, Authentication caller, Model page) {
    Client client = clients.get(reference);
    Set<String> groups = AuthorityUtils.authorityListToSet(caller.getAuthorities());
    page.addAttribute("lead", groups.contains("team-lead"));
    page.addAttribute("team", groups.stream().anyMatch(REVIEW_TEAM::contains));
    Map<String, String> names = pool.names();
    List<Row> plan = programme.reviewsOf(reference).stream()
        .map(review -> row(review, names))
        .toList();
    page.addAttribute("client", client);
    page.addAttribute("words", new BoardWords());
    page.addAttribute("zone", calendar.zone());
    page.addAttribute("silence", silentClients.of(reference));
    page.addAttribute("silenceWords", new SilenceWords(calendar.zone()));
    page.addAttribute("plan", plan);
    page.addAttribute("holds", programme.holdsOf(reference));
    page.addAttribute(
        "nextSubscription", programme.nextSubscriptions(List.of(reference)).get(reference));
    page.addAttribute("unknownHolidays", programme.unknownHolidays(reference));
    page.addAttribute("contracts", clients.contracts(client));
    page.addAttribute("kinds", ContractForm.kinds(programme.isOver(client)));
    page.addAttribute("contacts", contacts(client));
    page.addAttribute("place", places.said(Scope.CLIENT, reference).orElse(null));
    return "board-client";
  }

  @PostMapping("/reviews/{review}/moves")
  String move(
      @PathVariable String reference,
      @PathVariable String review,
      @RequestParam(required = false) String start,
      RedirectAttributes next) {
    if (programme.reviewsOf(reference).stream().noneMatch(r -> r.reference().equals(review))) {
      throw new UnknownReference("review", "review", review);
    }
    Instant at = Entered.dateTime("start", start).atZone(calendar.zone()).toInstant();
    ReviewSummary moved = moves.move(review, at);
    next.addFlashAttribute(
        "saved",
        String.join(
            " ",
            Stream.concat(
                    Stream.of("%s is now on %s.".formatted(moved.title(), when(moved.start()))),
                    reviews.warnings(review).stream())
                .toList()));
    return PAGE;
  }

  @PostMapping("/contract-changes")
  String change(
      @PathVariable String reference,
      @ModelAttribute ContractForm entered,
      RedirectAttributes next) {
    contractChanges.carryOut(reference, entered.change());
    next.addFlashAttribute("saved", "The contract and the plan have been changed.");
    return PAGE;
  }

  /** What the change would do, to be looked at before it is confirmed. */
  @PostMapping("/contract-changes/preview")
  String preview(
      @PathVariable String reference,
      @ModelAttribute ContractForm entered,
      RedirectAttributes next) {
    next.addFlashAttribute(
        "effect",
        ContractChangeWords.of(
            contractChanges.preview(reference, entered.change()), calendar.zone()));
    next.addFlashAttribute("changed", entered);
    return PAGE + "#contract-changes";
  }

  @PostMapping("/mail-settings")
  String mailSettings(
      @PathVariable String reference,
      @RequestParam(defaultValue = "false") boolean incidentDetailsInMail,
      RedirectAttributes next) {
    clients.showIncidentDetailsInMail(reference, incidentDetailsInMail);
    next.addFlashAttribute(
        "saved",
        incidentDetailsInMail
            ? "Emails say what an incident is about."
            : "Emails about incidents contain only a link.");
    return PAGE;
  }

  private Row row(ReviewSummary review, Map<String, String> names) {
    boolean open =
        (review.status() == ReviewStatus.PLANNED || review.status() == ReviewStatus.PUBLISHED)
            && review.outcome() != ReviewOutcome.HELD;
    return new Row(
        review.reference(),
        review.sequence(),
        review.title(),
        when(review.start()),
        review.start().atZone(calendar.zone()).toLocalDateTime(),
        review.analyst() == null
            ? "nobody"
            : names.getOrDefault(review.analyst(), review.analyst()),
        new BoardWords().of(review.status()),
        open);
  }

  private List<ContactRow> contacts(Client client) {
    List<String> optional = preferences.optionalEvents();
    Map<String, List<String>> off = preferences.switchedOff(client.reference()).stream()
        .filter(mail -> optional.contains(mail.event()))
        .collect(Collectors.groupingBy(
            OptOut::email,
            Collectors.mapping(
                mail -> "%s since %s".formatted(mail.event().replace('-', ' '), when(mail.since())),
                Collectors.toList())));
    return client.contacts().stream()
        .map(contact -> new ContactRow(
            contact.name(),
            contact.email(),
            off.getOrDefault(contact.email().toLowerCase(Locale.ROOT), List.of())))
        .toList();
  }

  private String when(Instant start) {
    return TIME.format(start.atZone(calendar.zone()));
  }
}
