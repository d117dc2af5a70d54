package org.threatreviews.board.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.threatreviews.problem.Refusal;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Shows the page again whose form the board has refused: with everything that was entered, and why
 * at the field ({@link RefusedPage}). A controller lets refusals pass; its page is what its own
 * address shows.
 */
@Component
class RefusedForms implements HandlerExceptionResolver, Ordered {

  private static final String ROOM = RefusedForms.class.getPackageName();

  private final ObjectProvider<RequestMappingHandlerAdapter> controllers;
  private final ThymeleafViewResolver templates;

  RefusedForms(
      ObjectProvider<RequestMappingHandlerAdapter> controllers, ThymeleafViewResolver templates) {
    this.controllers = controllers;
    this.templates = templates;
  }

  /** Before problem details and error pages. */
  @Override
  public int getOrder() {
    return -1;
  }

  @Override
  public ModelAndView resolveException(
      HttpServletRequest request, HttpServletResponse response, Object handler, Exception fault) {
    if (!(handler instanceof HandlerMethod method)
        || !method.getBeanType().getPackageName().startsWith(ROOM)
        || !takesForm(method)) {
      return null;
    }
    return Refusal.in(fault)
        .filter(refusal -> isEntered(refusal, request))
        .flatMap(refusal -> pageOf(method).map(page -> again(page, refusal, request, response)))
        .orElse(null);
  }

  private static boolean takesForm(HandlerMethod method) {
    return method.hasMethodAnnotation(PostMapping.class)
        || Arrays.stream(method.getMethodParameters())
            .anyMatch(parameter -> parameter.hasParameterAnnotation(ModelAttribute.class));
  }

  /** An unknown reference in the address has no page. */
  private static boolean isEntered(Refusal refusal, HttpServletRequest request) {
    return !(refusal instanceof UnknownReference) || request.getParameter(refusal.field()) != null;
  }

  private static Optional<HandlerMethod> pageOf(HandlerMethod method) {
    return Arrays.stream(method.getBeanType().getDeclaredMethods())
        .filter(RefusedForms::showsPage)
        .findFirst()
        .map(page -> new HandlerMethod(method.getBean(), page));
  }

  private static boolean showsPage(Method method) {
    GetMapping shown = method.getAnnotation(GetMapping.class);
    return shown != null && shown.value().length == 0;
  }

  private ModelAndView again(
      HandlerMethod page,
      Refusal refusal,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      ModelAndView shown = controllers.getObject().handle(request, response, page);
      shown.setView(new RefusedPage(
          templates.resolveViewName(shown.getViewName(), request.getLocale()), refusal));
      shown.setStatus(
          refusal instanceof StateConflict ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST);
      return shown;
    } catch (UnknownReference nothingToShow) {
      return null; // what the address is about is unknown: the error page says what was refused
    } catch (Exception e) {
      throw new IllegalStateException("cannot show the page again that was refused", e);
    }
  }
}
