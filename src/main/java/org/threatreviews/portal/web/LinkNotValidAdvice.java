package org.threatreviews.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.threatreviews.client.Languages;
import org.threatreviews.notification.LinkFault;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.portal.LinkNotValid;
import org.threatreviews.problem.InvalidInput;

/**
 * The pages for links that open nothing, and for addresses with something that does not belong to
 * them. Asked before the API's advice, which answers for all faults.
 */
@Order(0)
@ControllerAdvice(
    assignableTypes = {
      ContactPagesController.class,
      MailChoiceController.class,
      OwnDetailsController.class
    })
class LinkNotValidAdvice {

  private static final Pattern LINK = Pattern.compile("^(/c/[^/]+).*");

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

  /** What no form of ours sends; what people enter is refused at its field. */
  @ExceptionHandler
  ModelAndView notAccepted(InvalidInput refusal, HttpServletRequest request) {
    Locale locale = Languages.of(request.getLocales());
    ModelAndView page = new ModelAndView(views.of("portal-not-accepted", locale));
    page.addObject("language", locale.toLanguageTag());
    page.addObject("rule", refusal.rule().equals("unknownParameter") ? "unknown" : "unreadable");
    page.addObject("what", refusal.field());
    page.addObject("again", again(request));
    page.addObject("writeTo", mail.from());
    page.setStatus(HttpStatus.BAD_REQUEST);
    return page;
  }

  /** The address without parameters; of a form, the page that its link opens. */
  private static String again(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean reads = List.of("GET", "HEAD").contains(request.getMethod());
    return reads ? path : LINK.matcher(path).replaceFirst("$1");
  }
}
