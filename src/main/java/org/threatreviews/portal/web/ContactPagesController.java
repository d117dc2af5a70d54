package org.threatreviews.portal.web;

import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.threatreviews.notification.ContactLinks;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.portal.LinkVisit;
import org.threatreviews.portal.LinkVisits;
import org.threatreviews.problem.Refusal;

/**
 * The pages behind the links in mails. Reading one changes nothing, for mail scanners open every
 * link; an answer is always sent by a form. What a link itself is about is at its root, all else
 * that its holder may see below it.
 */
@Controller
@RequestMapping("/c/{token}")
class ContactPagesController {

  private static final String INCIDENT = "/incidents/{reference}";
  private static final String QUESTION = "/questions/{reference}";
  private static final String REVIEW = "/reviews/{reference}";
  private static final String ACTION = "/actions/{reference}";

  private final LinkVisits visits;
  private final ContactLinks links;
  private final IncidentPages incidents;
  private final QuestionPages questions;
  private final ReviewPages reviews;
  private final ActionPages actions;
  private final ClientOverview clients;
  private final OpenWork open;
  private final PageViews views;
  private final NotificationSettings mail;

  ContactPagesController(
      LinkVisits visits,
      ContactLinks links,
      IncidentPages incidents,
      QuestionPages questions,
      ReviewPages reviews,
      ActionPages actions,
      ClientOverview clients,
      OpenWork open,
      PageViews views,
      NotificationSettings mail) {
    this.visits = visits;
    this.links = links;
    this.incidents = incidents;
    this.questions = questions;
    this.reviews = reviews;
    this.actions = actions;
    this.clients = clients;
    this.open = open;
    this.views = views;
    this.mail = mail;
  }

  @GetMapping
  ModelAndView show(
      @PathVariable String token,
      @RequestParam(required = false) String done,
      @RequestParam(required = false) String week) {
    return page(visits.of(token), done, week);
  }

  @GetMapping(INCIDENT)
  ModelAndView showIncident(
      @PathVariable String token,
      @PathVariable String reference,
      @RequestParam(required = false) String done) {
    return page(visits.of(token, LinkScope.INCIDENT, reference), done);
  }

  @GetMapping(QUESTION)
  ModelAndView showQuestion(
      @PathVariable String token,
      @PathVariable String reference,
      @RequestParam(required = false) String done) {
    return page(visits.of(token, LinkScope.QUESTION, reference), done);
  }

  @GetMapping(REVIEW)
  ModelAndView showReview(
      @PathVariable String token,
      @PathVariable String reference,
      @RequestParam(required = false) String done,
      @RequestParam(required = false) String week) {
    return page(visits.of(token, LinkScope.REVIEW, reference), done, week);
  }

  /** The published pack as a file; not there as long as none is published. */
  @GetMapping({"/pack.pdf", REVIEW + "/pack.pdf"})
  ResponseEntity<byte[]> showPack(
      @PathVariable String token, @PathVariable(required = false) String reference) {
    return reviews.packFile(visits.of(token, LinkScope.REVIEW, reference));
  }

  @GetMapping(ACTION)
  ModelAndView showAction(
      @PathVariable String token,
      @PathVariable String reference,
      @RequestParam(required = false) String done) {
    return page(visits.of(token, LinkScope.ACTION, reference), done);
  }

  @PostMapping({"/feedback", INCIDENT + "/feedback"})
  ModelAndView giveFeedback(
      @PathVariable String token,
      @PathVariable(required = false) String reference,
      @ModelAttribute FeedbackForm form) {
    LinkVisit visit = visits.of(token, LinkScope.INCIDENT, reference);
    return answer(visit, form.outcome(), form, () -> incidents.giveFeedback(visit, form));
  }

  @PostMapping({"/acceptance-request", INCIDENT + "/acceptance-request"})
  ModelAndView askForAcceptance(
      @PathVariable String token,
      @PathVariable(required = false) String reference,
      @ModelAttribute AcceptanceRequestForm form) {
    LinkVisit visit = visits.of(token, LinkScope.INCIDENT, reference);
    return answer(visit, "ask", form, () -> incidents.askForAcceptance(visit, form));
  }

  @PostMapping({"/acceptance-end", INCIDENT + "/acceptance-end"})
  ModelAndView endAcceptance(
      @PathVariable String token,
      @PathVariable(required = false) String reference,
      @RequestParam(required = false) String reason) {
    LinkVisit visit = visits.of(token, LinkScope.INCIDENT, reference);
    return answer(visit, "endAcceptance", reason, () -> incidents.endAcceptance(visit, reason));
  }

  @PostMapping({"/request-withdrawal", INCIDENT + "/request-withdrawal"})
  ModelAndView takeRequestBack(
      @PathVariable String token,
      @PathVariable(required = false) String reference,
      @ModelAttribute RequestTakenBackForm form) {
    LinkVisit visit = visits.of(token, LinkScope.INCIDENT, reference);
    return answer(visit, "takeBack", form, () -> incidents.takeRequestBack(visit, form));
  }

  @PostMapping({"/confirm", QUESTION + "/confirm"})
  ModelAndView confirm(
      @PathVariable String token, @PathVariable(required = false) String reference) {
    LinkVisit visit = visits.of(token, LinkScope.QUESTION, reference);
    return answer(visit, "confirm", null, () -> questions.confirm(visit));
  }

  @PostMapping({"/reopen", QUESTION + "/reopen"})
  ModelAndView reopen(
      @PathVariable String token,
      @PathVariable(required = false) String reference,
      @RequestParam(required = false) String text) {
    LinkVisit visit = visits.of(token, LinkScope.QUESTION, reference);
    return answer(visit, "reopen", text, () -> questions.reopen(visit, text));
  }

  @PostMapping({"/agenda-points", REVIEW + "/agenda-points"})
  ModelAndView addAgendaPoint(
      @PathVariable String token,
      @PathVariable(required = false) String reference,
      @RequestParam(required = false) String text) {
    LinkVisit visit = visits.of(token, LinkScope.REVIEW, reference);
    return answer(visit, "agendaPoint", text, () -> reviews.addAgendaPoint(visit, text));
  }

  @PostMapping({"/minutes-confirmation", REVIEW + "/minutes-confirmation"})
  ModelAndView confirmMinutes(
      @PathVariable String token, @PathVariable(required = false) String reference) {
    LinkVisit visit = visits.of(token, LinkScope.REVIEW, reference);
    return answer(visit, "minutes", null, () -> reviews.confirmMinutes(visit));
  }

  @PostMapping({"/minutes-comments", REVIEW + "/minutes-comments"})
  ModelAndView commentMinutes(
      @PathVariable String token,
      @PathVariable(required = false) String reference,
      @RequestParam(required = false) String text) {
    LinkVisit visit = visits.of(token, LinkScope.REVIEW, reference);
    return answer(visit, "minutesComment", text, () -> reviews.commentMinutes(visit, text));
  }

  @PostMapping({"/other-time", REVIEW + "/other-time"})
  ModelAndView chooseTime(
      @PathVariable String token,
      @PathVariable(required = false) String reference,
      @RequestParam(required = false) String present,
      @RequestParam(required = false) String start) {
    LinkVisit visit = visits.of(token, LinkScope.REVIEW, reference);
    return answer(visit, "otherTime", start, () -> reviews.chooseTime(visit, present, start));
  }

  @PostMapping({"/date-call", REVIEW + "/date-call"})
  ModelAndView askForCall(
      @PathVariable String token, @PathVariable(required = false) String reference) {
    LinkVisit visit = visits.of(token, LinkScope.REVIEW, reference);
    return answer(visit, "dateCall", null, () -> reviews.askForCall(visit));
  }

  @PostMapping({"/done", ACTION + "/done"})
  ModelAndView actionDone(
      @PathVariable String token, @PathVariable(required = false) String reference) {
    LinkVisit visit = visits.of(token, LinkScope.ACTION, reference);
    return answer(visit, "actionDone", null, () -> actions.done(visit));
  }

  @PostMapping({"/decline", ACTION + "/decline"})
  ModelAndView declineAction(
      @PathVariable String token,
      @PathVariable(required = false) String reference,
      @RequestParam(required = false) String reason) {
    LinkVisit visit = visits.of(token, LinkScope.ACTION, reference);
    return answer(visit, "decline", reason, () -> actions.decline(visit, reason));
  }

  /** Takes an answer and shows the page again; a refused one together with what was typed. */
  private ModelAndView answer(LinkVisit visit, String form, Object input, Supplier<Done> useCase) {
    try {
      return useCase.get().shownAt(visit.path());
    } catch (Refusal refusal) {
      return Refused.shownOn(page(visit, null), form, refusal, input, visit.texts());
    }
  }

  private ModelAndView page(LinkVisit visit, String done) {
    return page(visit, done, null);
  }

  /**
   * @param week a day of the week in which other times for a meeting are shown, as one of our own
   *     pages writes it; null: near the present one
   */
  private ModelAndView page(LinkVisit visit, String done, String week) {
    Model model = new ExtendedModelMap();
    model.addAttribute("visit", visit);
    model.addAttribute("dates", visit.dates());
    model.addAttribute("done", done);
    model.addAttribute("week", FormInput.date("week", week));
    String template = switch (visit.scope()) {
      case INCIDENT -> incidents.show(visit, model);
      case QUESTION -> questions.show(visit, model);
      case REVIEW -> reviews.show(visit, model);
      case ACTION -> actions.show(visit, model);
      case CLIENT -> clients.show(visit, model);
    };
    open.show(visit, model);
    return new ModelAndView(views.of(template, visit.locale()), model.asMap());
  }

  /** What would follow if the contact made all their links invalid. */
  @GetMapping("/links")
  ModelAndView askToRevoke(@PathVariable String token) {
    return aboutLinks("portal-links", visits.of(token));
  }

  /** Says at once what came of it: the link under which the page could be shown is invalid too. */
  @PostMapping("/links")
  ModelAndView revoke(@PathVariable String token) {
    LinkVisit visit = visits.of(token);
    links.revokeAll(visit.client().reference(), visit.contact().email());
    return aboutLinks("portal-links-revoked", visit);
  }

  private ModelAndView aboutLinks(String template, LinkVisit visit) {
    ModelAndView page = new ModelAndView(views.of(template, visit.locale()));
    page.addObject("visit", visit);
    page.addObject("dates", visit.dates());
    page.addObject("writeTo", mail.from());
    return page;
  }
}
