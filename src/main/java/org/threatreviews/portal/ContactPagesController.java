package org.threatreviews.portal;

import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.Refusal;

/**
 * The pages behind the links in mails. Reading one changes nothing, for mail scanners open every
 * link; an answer is always sent by a form.
 */
@Controller
@RequestMapping("/c/{token}")
class ContactPagesController {

  private final Visits visits;
  private final IncidentPages incidents;
  private final QuestionPages questions;
  private final ReviewPages reviews;
  private final ClientOverview clients;
  private final NotificationSettings mail;

  ContactPagesController(
      Visits visits,
      IncidentPages incidents,
      QuestionPages questions,
      ReviewPages reviews,
      ClientOverview clients,
      NotificationSettings mail) {
    this.visits = visits;
    this.incidents = incidents;
    this.questions = questions;
    this.reviews = reviews;
    this.clients = clients;
    this.mail = mail;
  }

  @GetMapping
  String show(
      @PathVariable String token, @RequestParam(required = false) String done, Model model) {
    model.addAttribute("done", done);
    return show(visits.of(token), model);
  }

  @PostMapping("/feedback")
  ModelAndView giveFeedback(@PathVariable String token, @ModelAttribute FeedbackForm form) {
    Visit visit = visits.of(token, LinkScope.INCIDENT);
    String name = form.outcome() == null ? "feedback" : form.outcome().name();
    return answer(visit, name, form, () -> incidents.giveFeedback(visit, form));
  }

  @PostMapping("/confirm")
  ModelAndView confirm(@PathVariable String token) {
    Visit visit = visits.of(token, LinkScope.QUESTION);
    return answer(visit, "confirm", null, () -> questions.confirm(visit));
  }

  @PostMapping("/reopen")
  ModelAndView reopen(@PathVariable String token, @RequestParam(required = false) String text) {
    Visit visit = visits.of(token, LinkScope.QUESTION);
    return answer(visit, "reopen", text, () -> questions.reopen(visit, text));
  }

  @PostMapping("/agenda-points")
  ModelAndView addAgendaPoint(
      @PathVariable String token, @RequestParam(required = false) String text) {
    Visit visit = visits.of(token, LinkScope.REVIEW);
    return answer(visit, "agendaPoint", text, () -> reviews.addAgendaPoint(visit, text));
  }

  @PostMapping("/other-time")
  ModelAndView chooseTime(
      @PathVariable String token,
      @RequestParam(required = false) String present,
      @RequestParam(required = false) String start) {
    Visit visit = visits.of(token, LinkScope.REVIEW);
    return answer(visit, "otherTime", start, () -> reviews.chooseTime(visit, present, start));
  }

  /** Takes an answer and shows the page anew; a refused one together with what was typed. */
  private ModelAndView answer(Visit visit, String form, Object input, Supplier<Done> useCase) {
    try {
      ModelAndView shownAgain =
          new ModelAndView("redirect:" + visit.path() + "?done=" + useCase.get());
      shownAgain.setStatus(HttpStatus.SEE_OTHER);
      return shownAgain;
    } catch (Refusal refusal) {
      ModelAndView page = new ModelAndView();
      page.addObject("refused", Refused.of(form, refusal));
      page.addObject("input", input);
      page.setStatus(
          refusal instanceof InvalidInput ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT);
      Model model = new ExtendedModelMap();
      page.setViewName(show(visit, model));
      page.addAllObjects(model.asMap());
      return page;
    }
  }

  private String show(Visit visit, Model model) {
    model.addAttribute("visit", visit);
    model.addAttribute("dates", visit.dates());
    return switch (visit.link().scope()) {
      case INCIDENT -> incidents.show(visit, model);
      case QUESTION -> questions.show(visit, model);
      case REVIEW -> reviews.show(visit, model);
      case CLIENT -> clients.show(visit, model);
    };
  }

  @ExceptionHandler(LinkNotValid.class)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  ModelAndView linkNotValid() {
    return new ModelAndView("portal-link-not-valid", "writeTo", mail.from());
  }
}
