package org.threatreviews.portal.web;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.threatreviews.portal.LinkVisit;
import org.threatreviews.portal.PageTexts;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.Refusal;

/**
 * Why an answer was not taken, to be shown at the top of the page and next to the field to blame.
 *
 * @param form the form that was sent
 * @param field the field to blame, or null
 * @param language IETF tag of the message's language
 */
record Refused(String form, String field, String message, String language) {

  /** What a form sends without asking for it. */
  private static final Set<String> NOT_TYPED = Set.of("by", "outcome", "present", "off");

  /**
   * Says on the page why the answer was not taken.
   *
   * @param input what was typed; null when the page keeps nothing of it
   */
  static ModelAndView shownOn(
      ModelAndView page, String form, Refusal refusal, Object input, PageTexts texts) {
    page.addObject("refused", of(form, refusal, texts));
    page.addObject("input", input);
    page.setStatus(refusal instanceof InvalidInput ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT);
    return page;
  }

  /** In the contact's language where we have words for the broken rule, else in English. */
  private static Refused of(String form, Refusal refusal, PageTexts texts) {
    boolean typed = refusal instanceof InvalidInput && !NOT_TYPED.contains(refusal.field());
    String field = typed ? refusal.field() : null;
    return Stream.of(
            "refused.%s.%s.%s".formatted(form, refusal.field(), refusal.rule()),
            "refused.%s.%s".formatted(refusal.field(), refusal.rule()),
            "refused.%s".formatted(refusal.rule()))
        .map(texts::find)
        .filter(Objects::nonNull)
        .findFirst()
        .map(words -> new Refused(form, field, words, texts.locale().toLanguageTag()))
        .orElseGet(() -> new Refused(form, field, refusal.getMessage(), LinkVisit.OURS));
  }
}
