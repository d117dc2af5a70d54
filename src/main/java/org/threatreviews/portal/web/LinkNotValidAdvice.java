package org.threatreviews.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.threatreviews.client.Languages;
import org.threatreviews.notification.LinkFault;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.portal.LinkNotValid;

/** The page for links that open nothing. Asked before the API's advice, which answers for all faults. */
@Order(0)
@ControllerAdvice(
    assignableTypes = {
      ContactPagesController.class,
      MailChoiceController.class,
      OwnDetailsController.class
    })
class LinkNotValidAdvice {

  private final PageViews views;
  private final NotificationSettings mail;

  LinkNotValidAdvice(PageViews views, NotificationSettings mail) {
    this.views = views;
    this.mail = mail;
  }

  /** In the browser's language: whose link it is, we don't tell. */
  @ExceptionHandler
  ModelAndView linkNotValid(LinkNotValid notValid, HttpServletRequest request) {
    Locale locale = Languages.of(request.getLocales());
    ModelAndView page = new ModelAndView(views.of("portal-link-not-valid", locale));
    page.addObject("language", locale.toLanguageTag());
    page.addObject("fault", notValid.fault());
    page.addObject("writeTo", mail.from());
    page.setStatus(notValid.fault() == LinkFault.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.GONE);
    return page;
  }
}
