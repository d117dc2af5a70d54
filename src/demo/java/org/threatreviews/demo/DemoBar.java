package org.threatreviews.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.threatreviews.access.rights.Groups;
import org.threatreviews.demo.story.PortfolioStory;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Says above every page that this is a demo and what time it is here; lets a team lead travel from
 * there. It stands in front of all that writes pages, so none of them knows of it, and a page of
 * tomorrow has it too. Inside of sign-in, since it must know who looks.
 */
@Component
@EmbeddedDefault
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 1)
class DemoBar extends OncePerRequestFilter {

  private static final Pattern BODY = Pattern.compile("<body[^>]*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern LANGUAGE = Pattern.compile("<html[^>]* lang=\"([a-z]{2})[\"-]");
  private static final Set<String> ASIDE = Set.of("aside");
  private static final String WEB_APPS = "/camunda/";

  /** Mails in their frames: they are shown as their readers see them. */
  private static final Pattern MAIL =
      Pattern.compile("/demo/inbox/\\d+/html|/board/mails/preview/[^/]+/html");

  private final ITemplateEngine templates;
  private final AdjustableClock clock;
  private final PortfolioProgress portfolio;

  DemoBar(ITemplateEngine templates, AdjustableClock clock, PortfolioProgress portfolio) {
    this.templates = templates;
    this.clock = clock;
    this.portfolio = portfolio;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return HttpMethod.HEAD.matches(request.getMethod())
        || MAIL.matcher(path(request)).matches();
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HeldPage held = new HeldPage(response);
    chain.doFilter(request, held);
    held.release(page -> withBar(page, request));
  }

  private String withBar(String page, HttpServletRequest request) {
    Matcher body = BODY.matcher(page);
    if (!body.find()) {
      return page;
    }
    Matcher language = LANGUAGE.matcher(page.substring(0, body.start()));
    return page.substring(0, body.end())
        + bar(language.find() ? language.group(1) : "en", request)
        + page.substring(body.end());
  }

  private String bar(String language, HttpServletRequest request) {
    Instant now = clock.instant();
    boolean webApp = path(request).startsWith(WEB_APPS);
    Context context = new Context();
    context.setVariable("corner", webApp);
    context.setVariable("words", DemoWords.of(language, now, portfolio.percent(now)));
    context.setVariable("root", request.getContextPath());
    boolean travelPage = path(request).equals(TravelPages.PATH);
    context.setVariable("here", travelPage);
    if (!webApp && isLead() && !travelPage) {
      context.setVariable("token", request.getAttribute(CsrfToken.class.getName()));
      context.setVariable("back", back(request));
      context.setVariable(
          "tomorrow", LocalDate.ofInstant(now, PortfolioStory.BERLIN).plusDays(1));
    }
    return templates.process("demo/bar", ASIDE, context);
  }

  private static boolean isLead() {
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    return person != null
        && person.getAuthorities().stream()
            .anyMatch(group -> Groups.TEAM_LEAD.equals(group.getAuthority()));
  }

  /** The page itself; what a form has answered can't be asked for again. */
  private static String back(HttpServletRequest request) {
    if (!HttpMethod.GET.matches(request.getMethod())) {
      return "/";
    }
    return path(request) + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }
}
