package org.threatreviews.portal.web;

import java.time.format.TextStyle;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.threatreviews.notification.MailPreferences;
import org.threatreviews.notification.OptOutSource;
import org.threatreviews.portal.LinkNotValid;
import org.threatreviews.portal.LinkVisit;
import org.threatreviews.portal.LinkVisits;
import org.threatreviews.problem.InvalidInput;

/**
 * Where contacts say which mails they want: on a page with all of them, and by one click in their
 * mail program (RFC 8058), which sends a form without showing a page. Reading changes nothing here
 * either.
 */
@Controller
@RequestMapping("/c/{token}")
class MailChoiceController {

  private static final String UNSUBSCRIBE = "/unsubscribe/{event}";

  /** The form that RFC 8058 prescribes: its field and what it holds. */
  private static final String FIELD = "List-Unsubscribe";

  private static final String ONE_CLICK = "One-Click";

  private final LinkVisits visits;
  private final MailPreferences preferences;
  private final PageViews views;

  MailChoiceController(LinkVisits visits, MailPreferences preferences, PageViews views) {
    this.visits = visits;
    this.preferences = preferences;
    this.views = views;
  }

  @GetMapping("/mails")
  ModelAndView show(@PathVariable String token, @RequestParam(required = false) String done) {
    return choices(visits.of(token), done, null);
  }

  /**
   * @param shown what the page has offered; whatever else there is stays as it is
   * @param on what of it the contact wants
   */
  @PostMapping("/mails")
  ModelAndView save(
      @PathVariable String token,
      @RequestParam(defaultValue = "") List<String> shown,
      @RequestParam(defaultValue = "") Set<String> on) {
    LinkVisit visit = visits.of(token);
    Set<String> off =
        shown.stream().filter(Predicate.not(on::contains)).collect(Collectors.toSet());
    try {
      return Done.of(preferences.change(
              visit.client().reference(), visit.contact().email(), off, on, OptOutSource.PAGE))
          .shownAt(visit.root() + "/mails");
    } catch (InvalidInput refusal) {
      return choices(visit, null, refusal);
    }
  }

  /**
   * Asks before it does anything: programs that look for malware open this link, too.
   *
   * @param sent what a program adds that takes the form's field for a part of the address
   */
  @GetMapping(UNSUBSCRIBE)
  ModelAndView ask(
      @PathVariable String token,
      @PathVariable String event,
      @RequestParam(name = FIELD, required = false) String sent) {
    return ask(visits.of(token), event);
  }

  @PostMapping(UNSUBSCRIBE)
  ModelAndView unsubscribe(
      @PathVariable String token,
      @PathVariable String event,
      @RequestParam(name = FIELD, required = false) String sent) {
    LinkVisit visit = visits.of(token);
    if (!ONE_CLICK.equals(sent)) {
      ModelAndView page = ask(visit, event);
      page.setStatus(HttpStatus.BAD_REQUEST);
      return page;
    }
    requireKnown(event);
    try {
      preferences.switchOff(
          visit.client().reference(),
          visit.contact().email(),
          List.of(event),
          OptOutSource.ONE_CLICK);
    } catch (InvalidInput mandatory) {
      return choices(visit, null, mandatory);
    }
    return about("portal-unsubscribed", visit).addObject("event", event);
  }

  private ModelAndView ask(LinkVisit visit, String event) {
    requireKnown(event);
    return preferences.optionalEvents().contains(event)
        ? about("portal-unsubscribe", visit).addObject("event", event)
        : choices(visit, null, null);
  }

  private void requireKnown(String event) {
    if (!preferences.events().contains(event)) {
      throw new LinkNotValid();
    }
  }

  private ModelAndView choices(LinkVisit visit, String done, InvalidInput refusal) {
    ModelAndView page = about("portal-mails", visit);
    page.addObject("done", done);
    page.addObject(
        "zone", visit.contact().timeZone().getDisplayName(TextStyle.FULL, visit.locale()));
    page.addObject(
        "topics",
        MailChoice.of(
            preferences.events(),
            preferences.optionalEvents(),
            preferences.switchedOff(visit.client().reference(), visit.contact().email())));
    return refusal == null ? page : Refused.shownOn(page, "mails", refusal, null, visit.texts());
  }

  private ModelAndView about(String template, LinkVisit visit) {
    ModelAndView page = new ModelAndView(views.of(template, visit.locale()));
    page.addObject("visit", visit);
    page.addObject("dates", visit.dates());
    return page;
  }
}
