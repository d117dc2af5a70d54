package org.threatreviews.portal.web;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Our templates in the contact's language, whatever language the browser asks for: a link is mailed
 * to one person, whose language we know.
 */
@Component
class PageViews {

  private final ThymeleafViewResolver templates;

  PageViews(ThymeleafViewResolver templates) {
    this.templates = templates;
  }

  View of(String template, Locale locale) {
    try {
      return templates.resolveViewName(template, locale);
    } catch (Exception e) {
      throw new IllegalStateException("cannot show the page " + template, e);
    }
  }
}
